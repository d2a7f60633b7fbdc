namespace ArxivLens.Index.Querying;

/// <summary>
/// A query whose score is a sum over terms, any of them or all of them, or that of a phrase, with filters that must match too and
/// with what must not. It can be answered from impacts.
/// </summary>
internal sealed class TermSum
{
    /// <summary>As many terms as a conjunction may have: their number stands beside the bound of a document.</summary>
    public const int MostOfAll = 15;

    private TermSum(TermMatcher[] terms, PhraseMatcher? phrase, bool isConjunction, Matcher[] filters, ReadOnlySpan<Matcher> excluded)
    {
        Terms = terms;
        Phrase = phrase;
        IsConjunction = isConjunction;
        Filters = filters;
        Excluded = [.. excluded];
    }

    /// <summary>The terms.</summary>
    public TermMatcher[] Terms { get; }

    /// <summary>The phrase the terms have to stand in, or <c>null</c>.</summary>
    public PhraseMatcher? Phrase { get; }

    /// <summary>Whether a document must hold all of them.</summary>
    public bool IsConjunction { get; }

    /// <summary>What must match besides and adds nothing, what matches least first.</summary>
    public Matcher[] Filters { get; }

    /// <summary>What must not match.</summary>
    public Matcher[] Excluded { get; }

    /// <summary>Number of postings of all terms.</summary>
    public long Count => Terms.Sum(term => (long)term.Blocks.Postings.Count);

    /// <summary>Whether a document that holds what it must is a match.</summary>
    public bool IsCertain => Phrase is null && !Array.Exists(Terms, term => term.IsOfOneField);

    /// <summary>The query as such a sum, or <c>null</c> when it is none.</summary>
    public static TermSum? Of(Matcher root)
    {
        if (root is not AndMatcher and)
            return Of(root, [], []);
        var ranked = and.PartsThatRank(true);
        var filters = and.PartsThatRank(false);
        Array.Sort(filters, static (left, right) => left.Cost.CompareTo(right.Cost));
        if (ranked.Length == 1)
            return Of(ranked[0], filters, and.Excluded);
        return ranked.Length is > 1 and <= MostOfAll && Array.TrueForAll(ranked, part => part is TermMatcher)
            ? new TermSum(Array.ConvertAll(ranked, part => (TermMatcher)part), null, true, filters, and.Excluded)
            : null;
    }

    private static TermSum? Of(Matcher ranked, Matcher[] filters, ReadOnlySpan<Matcher> excluded) => ranked switch
    {
        TermMatcher term => new TermSum([term], null, false, filters, excluded),
        OrMatcher any when Array.TrueForAll(any.Parts.ToArray(), one => one is TermMatcher)
            => new TermSum(Array.ConvertAll(any.Parts.ToArray(), one => (TermMatcher)one), null, false, filters, excluded),
        PhraseMatcher { WordCount: <= MostOfAll } phrase => new TermSum(phrase.Terms, phrase, true, filters, excluded),
        _ => null,
    };
}
