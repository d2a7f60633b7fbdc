using System.Globalization;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Retractions;
using ArxivLens.Core.Similarity;
using ArxivLens.Web.Api.Lens;

namespace ArxivLens.Web.Features.Papers;

/// <summary>A similar work with the reason.</summary>
/// <param name="Work">The work.</param>
/// <param name="Similarity">The parts of its score.</param>
/// <param name="Reasons">What they are made of.</param>
/// <param name="Named">The works that the reasons name, and its twins, by number.</param>
public sealed record SimilarEntry(
    Work Work, SimilarWork Similarity, SimilarityReasons Reasons, IReadOnlyDictionary<int, Work> Named)
{
    private const int TermsInLine = 3;

    /// <summary>How like it is in the facet asked for; <c>null</c> when none was.</summary>
    public FacetMatch? Match { get; init; }

    /// <summary>Whether it was withdrawn or retracted.</summary>
    public WorkStanding Standing { get; init; }

    /// <summary>The facet asked for.</summary>
    public Facet? Facet { get; init; }

    /// <summary>Why it is similar, in one line.</summary>
    public string Reason
    {
        get
        {
            var reasons = new List<string>(6);
            if (Match is { SharedTerms.Count: > 0 })
                reasons.Add($"in the {FacetName}: {string.Join(", ", Match.SharedTerms)}");
            if (Similarity.Text > 0 && Reasons.Terms.Count > 0)
                reasons.Add($"shares {string.Join(", ", Reasons.Terms.Take(TermsInLine).Select(term => term.Text))}");
            if (Similarity.Direct > 0)
                reasons.Add("one cites the other");
            if (Similarity.SharedReferences > 0)
                reasons.Add($"both cite {Count(Similarity.SharedReferences, "work")}{Among(Reasons.SharedReferences)}");
            if (Similarity.CommonCiters > 0)
                reasons.Add(Similarity.CommonCiters == 1 ? "1 work cites both" : $"{Similarity.CommonCiters} works cite both");
            if (Similarity.Borrowed > 0)
                reasons.Add($"cited by {Count(Similarity.Lenders, "paper")} like this one");
            return reasons.Count == 0 ? "" : char.ToUpperInvariant(reasons[0][0]) + string.Join(" · ", reasons)[1..];
        }
    }

    /// <summary>
    /// The parts with what they count, three decimals that sum to <see cref="Score"/>: each is what the sum so far, rounded, has
    /// grown by.
    /// </summary>
    public IReadOnlyList<SimilarPart> Parts
    {
        get
        {
            var parts = new List<SimilarPart>();
            var (sum, shown) = (0.0, 0L);
            foreach (var (kind, name, part, works) in RawParts())
            {
                sum += part;
                var next = Thousandths(sum);
                if (part <= 0)
                    continue;
                var named = works.Where(Named.ContainsKey).Select(one => Named[one]).ToList();
                parts.Add(new SimilarPart(kind, name, next - shown, named));
                shown = next;
            }

            return parts;
        }
    }

    /// <summary>The score, three decimals.</summary>
    public string Score => SimilarPart.Text(Thousandths(Match?.Score ?? Similarity.Score));

    /// <summary>The score as a number, three decimals.</summary>
    public double ScoreValue => Thousandths(Match?.Score ?? Similarity.Score) / 1000.0;

    /// <summary>Twins that this entry stands for too.</summary>
    public IEnumerable<Work> AlsoAs => Similarity.AlsoAs.Where(Named.ContainsKey).Select(twin => Named[twin]);

    /// <summary>The works that the reasons of a similar work name, and its twins.</summary>
    public static IEnumerable<int> WorksOf(SimilarWork similarity, SimilarityReasons reasons)
        => [.. similarity.AlsoAs, .. reasons.SharedReferences, .. reasons.CommonCiters, .. reasons.Lenders];

    private string FacetName => Facet?.ToString().ToLowerInvariant() ?? "";

    private IEnumerable<(ScorePartKind Kind, string Name, double Part, IReadOnlyList<int> Works)> RawParts()
    {
        if (Match is not null)
        {
            yield return (ScorePartKind.Term, $"Words of the {FacetName}", Match.FacetPart, []);
            yield return (ScorePartKind.OtherTerms, "All words of title and abstract", Match.WholePart, []);
            yield break;
        }

        foreach (var term in Reasons.Terms)
            yield return (ScorePartKind.Term, $"Both say “{term.Text}”", term.Part, []);
        yield return (ScorePartKind.OtherTerms, "Other shared words", Reasons.OtherTerms, []);
        yield return (ScorePartKind.Direct, "One cites the other", Similarity.Direct, []);
        yield return (ScorePartKind.Coupling, $"Both cite {Count(Similarity.SharedReferences, "work")}", Similarity.Coupling, Reasons.SharedReferences);
        yield return (ScorePartKind.Cocitation, $"Cited together by {Count(Similarity.CommonCiters, "work")}", Similarity.Cocitation, Reasons.CommonCiters);
        yield return (ScorePartKind.Borrowed, $"Cited by {Count(Similarity.Lenders, "paper")} like this one", Similarity.Borrowed, Reasons.Lenders);
    }

    private static long Thousandths(double score) => (long)Math.Round(1000 * score, MidpointRounding.AwayFromZero);

    private static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    private string Among(IReadOnlyList<int> works)
    {
        var title = works.Where(Named.ContainsKey).Select(work => Named[work].Title).FirstOrDefault(one => one.Length > 0);
        return title is null ? "" : works.Count == 1 ? $": {title}" : $", among them {title}";
    }
}

/// <summary>A part of a score as the page shows it.</summary>
/// <param name="Kind">What sort of part it is.</param>
/// <param name="Name">What it is for.</param>
/// <param name="Thousandths">What it adds.</param>
/// <param name="Works">The works it is made of, the most telling first.</param>
public sealed record SimilarPart(ScorePartKind Kind, string Name, long Thousandths, IReadOnlyList<Work> Works)
{
    /// <summary>Three decimals.</summary>
    public string Score => Text(Thousandths);

    /// <summary>The same as a number.</summary>
    public double Value => Thousandths / 1000.0;

    internal static string Text(long thousandths) => (thousandths / 1000m).ToString("0.000", CultureInfo.InvariantCulture);
}
