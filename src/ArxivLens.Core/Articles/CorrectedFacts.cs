using System.Globalization;

namespace ArxivLens.Core.Articles;

/// <summary>What can be corrected of the facts of an article.</summary>
internal static class CorrectedFacts
{
    private static readonly Dictionary<string, Func<ArticleFacts, string?, ArticleFacts>> Setters = new(StringComparer.Ordinal)
    {
        ["title"] = (facts, value) => facts with { Title = value },
        ["author"] = (facts, value) => facts with { Author = value },
        ["site"] = (facts, value) => facts with { Site = value },
        ["published"] = (facts, value) => facts with { Published = ReadDay(value) },
        ["language"] = (facts, value) => facts with { Language = value },
        ["url"] = (facts, value) => facts with { Address = ArticleAddress.TryRead(value, out var link) ? link : null },
        ["tags"] = (facts, value) => facts with
        {
            Tags = (value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        },
    };

    /// <summary>Their names.</summary>
    public static IEnumerable<string> Names => Setters.Keys;

    /// <summary>The facts with the corrections applied; one whose name is not known changes nothing.</summary>
    public static ArticleFacts Apply(ArticleFacts found, IEnumerable<ArticleCorrection> corrections) => corrections
        .Where(one => one.Part == ArticlePart.Facts)
        .Aggregate(found, (facts, one) => Setters.TryGetValue(one.Target, out var set) ? set(facts, one.Value) : facts);

    /// <summary>Reads a day as it is written: year, month, day.</summary>
    public static DateOnly? ReadDay(string? value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
