using System.Globalization;
using ArxivLens.Index.Querying;

namespace ArxivLens.Web.Features.Search;

/// <summary>Words for how a score adds up.</summary>
public static class ScoreText
{
    /// <summary>
    /// What a part adds, to the last unit: six places tell any two sums of the index's fixed-point scores apart.
    /// </summary>
    public static string Of(Explanation part)
        => ((decimal)part.Units / Explanation.UnitsOfOne).ToString("0.000000", CultureInfo.InvariantCulture);

    /// <summary>The terms, phrases and prefixes that a score is the sum of, in the order they were asked for; filters add nothing.</summary>
    public static IEnumerable<Explanation> Flatten(Explanation whole) => whole.Kind switch
    {
        ExplanationKind.All or ExplanationKind.Any => whole.Parts.SelectMany(Flatten),
        ExplanationKind.Filter => [],
        _ => [whole],
    };

    /// <summary>What a part is.</summary>
    public static string Describe(Explanation part) => part.Kind switch
    {
        ExplanationKind.Term => $"for “{part.Text}” (weight {Number(part.Most)}, weighted frequency {Number(part.Weight)})",
        ExplanationKind.Phrase => $"for the phrase “{part.Text}” (weight {Number(part.Most)}, weighted frequency {Number(part.Weight)})",
        ExplanationKind.Prefix => $"for words beginning with “{part.Text}”, of which the best counts",
        ExplanationKind.Field => part.Frequency == 1 ? $"from the {part.Text}, once" : $"from the {part.Text}, {part.Frequency} times",
        _ => "",
    };

    private static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
