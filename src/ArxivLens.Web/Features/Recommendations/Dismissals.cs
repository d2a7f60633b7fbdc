using System.Globalization;
using ArxivLens.Core.Recommendations;

namespace ArxivLens.Web.Features.Recommendations;

/// <summary>What can be shown no more because of a recommendation.</summary>
public static class Dismissals
{
    private const int Terms = 3;
    private const int Authors = 3;

    /// <summary>The authors and the shared terms of a recommendation: kind, value, and what the button says.</summary>
    public static IEnumerable<(ChoiceKind Kind, string Value, string Text)> Of(RecommendedEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        foreach (var author in entry.Work.Authors.Take(Authors))
        {
            if (author.Slug is { Length: > 0 } slug)
                yield return (ChoiceKind.Author, slug, $"by {author.Display}");
        }

        foreach (var (text, term) in entry.Because.SelectMany(because => because.Terms).DistinctBy(term => term.Term).Take(Terms))
            yield return (ChoiceKind.Term, term, $"mainly about “{text}”");
    }

    /// <summary>What a decision says.</summary>
    public static string NameOf(RecommendationChoice choice)
    {
        ArgumentNullException.ThrowIfNull(choice);
        return choice.Kind switch
        {
            ChoiceKind.Seed => string.Create(CultureInfo.InvariantCulture, $"A saved work that counts {choice.Weight}"),
            ChoiceKind.Shelf => string.Create(CultureInfo.InvariantCulture, $"A shelf that counts {choice.Weight}"),
            ChoiceKind.Work => "A dismissed work",
            ChoiceKind.Author => "Nothing by",
            _ => "Nothing mainly about",
        };
    }
}

/// <summary>A form by which a weight is set.</summary>
/// <param name="Kind">Of what.</param>
/// <param name="Value">Of which.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Weight">The weight at present.</param>
/// <param name="Return">Where one comes back to.</param>
public sealed record WeightForm(string Kind, string Value, string Name, double Weight, string Return);

/// <summary>Scores as they are shown.</summary>
public static class SimilarText
{
    /// <summary>Three decimals.</summary>
    public static string Of(long thousandths) => (thousandths / 1000m).ToString("0.000", CultureInfo.InvariantCulture);
}
