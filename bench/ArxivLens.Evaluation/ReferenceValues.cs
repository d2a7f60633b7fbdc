using System.Text.Json;
using ArxivLens.Core.References;

namespace ArxivLens.Evaluation;

/// <summary>
/// References whose values are given instead of labels: JSON lines of <c>text</c> and <c>fields</c>. Values are compared by their letters
/// and digits alone, in lower case; a date by its year where the value is a year.
/// </summary>
internal static class ReferenceValues
{
    /// <summary>Whether a file is of that form.</summary>
    public static bool Are(string path) =>
        path.EndsWith(".jsonl", StringComparison.Ordinal) || path.EndsWith(".jsonl.gz", StringComparison.Ordinal);

    /// <summary>The strings of a file with their values, as they are compared.</summary>
    public static IEnumerable<(string Text, List<(string Field, string Text)> Values)> Read(string path)
    {
        foreach (var reference in LabelledFile.Read<GivenReference>(path))
        {
            var values = reference.Fields
                .Where(field => ReferenceFields.Names.Contains(field.Key))
                .Select(field => (field.Key, Bare(Spelled(field.Value))))
                .Where(value => value.Item2.Length > 0);
            yield return (reference.Text, [.. values]);
        }
    }

    /// <summary>What the parser says of the fields that are given.</summary>
    public static List<(string Field, string Text)> Of(ParsedReference parsed, List<(string Field, string Text)> given)
    {
        var said = new List<(string, string)>();
        foreach (var name in ReferenceFields.Names)
        {
            var value = given.Find(one => one.Field == name).Text ?? "";
            var own = name == "date" && value.Length == 4 ? $"{parsed.Year}" : Value(parsed, name);
            if (Bare(own) is { Length: > 0 } bare)
                said.Add((name, bare));
        }

        return said;
    }

    private static string Value(ParsedReference parsed, string name) => name switch
    {
        "author" => Span(parsed, ReferenceLabel.Author),
        "title" => parsed.Title ?? "",
        "date" => parsed.Date ?? "",
        "container" => parsed.Container ?? "",
        "volume" => parsed.Volume ?? "",
        "pages" => parsed.FirstPage + parsed.LastPage,
        "doi" => parsed.Doi ?? "",
        "arxiv" => $"{parsed.Arxiv}",
        "publisher" => parsed.Publisher ?? "",
        "location" => parsed.Location ?? "",
        "editor" => Span(parsed, ReferenceLabel.Editor),
        "url" => parsed.Url ?? "",
        "isbn" => parsed.Isbn ?? "",
        _ => "",
    };

    private static string Span(ParsedReference parsed, ReferenceLabel label) => parsed.Find(label)?.Of(parsed.Text) ?? "";

    private static string Spelled(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Array => string.Concat(value.EnumerateArray().Select(Spelled)),
        JsonValueKind.Number => value.GetRawText(),
        _ => "",
    };

    private static string Bare(string text) => string.Concat(text.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));

    private sealed record GivenReference(string Text, Dictionary<string, JsonElement> Fields);
}
