using System.Globalization;
using System.Text.Json;

namespace ArxivLens.Tests.Api.V1;

/// <summary>
/// The shapes of the contract as a table: every property by its exact name with its kind, and no other. What stands behind a bar is
/// what this server adds.
/// </summary>
internal static class Shapes
{
    private const string Item =
        "id:integer title:string twoLineSummary:string categories:codes paperId:string genSlug:slug arxivLink:arxiv pdfLink:arxiv "
        + "published:instant authors:Author[] thumbnailUrl:string? source:string";

    private const string Paging = " totalCount:integer page:integer pageSize:integer totalPages:integer hasNextPage:boolean hasPreviousPage:boolean";

    private static readonly Dictionary<string, string> Table = new(StringComparer.Ordinal)
    {
        ["Author"] = "name:string genSlug:slug",
        ["PaperListItem"] = Item,
        ["PaperDetail"] = Item + " summary:string journalRef:string? doi:string? updated:instant",
        ["AuthorPaper"] = "title:string twoLineSummary:string? categories:codes paperId:string genSlug:slug published:instant",
        ["AuthorProfile"] = "name:string genSlug:slug paperCount:integer paperTitles:string[] papers:AuthorPaper[]",
        ["Papers"] = "papers:PaperListItem[]" + Paging + " | notes:string[]",
        ["PapersOfDay"] = "papers:PaperListItem[] pagination:DayPaging",
        ["DayPaging"] = "total:integer page:integer limit:integer",
        ["Paper"] = "paper:PaperDetail similarPapers:PaperListItem[]",
        ["Authors"] = "authors:AuthorProfile[]" + Paging,
        ["Category"] = "code:string name:string",
        ["KeyFindings"] = "status:string generatedAt:instant llmModelVersion:string findings:Findings | generatedSummary:ModelSummary?",
        ["Findings"] =
            "methodology:string? keyResults:string[] significance:string? limitations:string[] futureWork:string[] "
            + "technicalContribution:string? novelty:string?",
        ["ModelSummary"] = "text:string model:string generatedAt:instant",
        ["Underway"] = "status:string message:string retryCount:integer updatedAt:instant",
        ["Error"] = "message:string | type:string title:string status:integer detail:string traceId:string",
        ["ParameterError"] = "message:string | type:string title:string status:integer detail:string traceId:string parameter:string",
    };

    /// <summary>Whether a value has a shape; fails by naming what it has not.</summary>
    public static void Check(JsonElement value, string shape, string at = "$")
    {
        if (shape.EndsWith('?'))
        {
            if (value.ValueKind != JsonValueKind.Null)
                Check(value, shape[..^1], at);
        }
        else if (shape.EndsWith("[]", StringComparison.Ordinal))
        {
            Assert.True(value.ValueKind == JsonValueKind.Array, $"{at} is no array.");
            var place = 0;
            foreach (var one in value.EnumerateArray())
                Check(one, shape[..^2], $"{at}[{place++}]");
        }
        else if (Table.TryGetValue(shape, out var properties))
        {
            CheckProperties(value, properties, at);
        }
        else
        {
            Assert.True(IsKind(value, shape), $"{at} is no {shape}: {value}");
        }
    }

    private static void CheckProperties(JsonElement value, string properties, string at)
    {
        Assert.True(value.ValueKind == JsonValueKind.Object, $"{at} is no object.");
        var expected = properties.Split(' ').Where(one => one != "|").Select(one => one.Split(':')).ToDictionary(one => one[0], one => one[1]);
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), value.EnumerateObject().Select(one => one.Name).Order(StringComparer.Ordinal));
        foreach (var (name, kind) in expected)
            Check(value.GetProperty(name), kind, $"{at}.{name}");
    }

    private static bool IsKind(JsonElement value, string kind) => kind switch
    {
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        _ when value.ValueKind != JsonValueKind.String => false,
        "string" => true,
        "slug" => IsSlug(value.GetString()!),
        "codes" => value.GetString() is { Length: > 0 } codes && !codes.Contains(',', StringComparison.Ordinal) && codes.Trim() == codes,
        "arxiv" => value.GetString()!.StartsWith("https://arxiv.org/", StringComparison.Ordinal),
        "instant" => DateTimeOffset.TryParseExact(
            value.GetString(), "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private static bool IsSlug(string slug) => slug.Length > 0 && slug.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');
}
