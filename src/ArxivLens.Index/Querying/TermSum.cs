namespace ArxivLens.Index.Querying;

/// <summary>
/// A query whose score is a sum over terms: any of them or all of them, with filters that must match too and with what must not.
/// It can be answered from impacts.
/// </summary>
internal sealed class TermSum
{
    /// <summary>As many terms as a conjunction may have: their number stands beside the bound of a document.</summary>
    public const int MostOfAll = 15;

    private TermSum(TermMatcher[] terms, bool isConjunction, Matcher[] filters, ReadOnlySpan<Matcher> excluded)
    {
        Terms = terms;
        IsConjunction = isConjunction;
        Filters = filters;
        Excluded = [.. excluded];
    }

    /// <summary>The terms.</summary>
    public TermMatcher[] Terms { get; }

    /// <summary>Whether a document must hold all of them.</summary>
    public bool IsConjunction { get; }

    /// <summary>What must match besides and adds nothing, what matches least first.</summary>
    public Matcher[] Filters { get; }

    /// <summary>What must not match.</summary>
    public Matcher[] Excluded { get; }

    /// <summary>Number of postings of all terms.</summary>
    public long Count => Terms.Sum(term => (long)term.Blocks.Postings.Count);

    /// <summary>Whether each posting of a term is a match of it.</summary>
    public bool IsOfAllFields => !Array.Exists(Terms, term => term.IsOfOneField);

    /// <summary>The query as such a sum, or <c>null</c> when it is none.</summary>
    public static TermSum? Of(Matcher root)
    {
        if (root is not AndMatcher and)
            return TermsOf(root) is { } any ? new TermSum(any, false, [], []) : null;
        var parts = and.Parts.ToArray();
        var ranked = Array.FindAll(parts, part => part.Ranks);
        var filters = Array.FindAll(parts, part => !part.Ranks);
        Array.Sort(filters, static (left, right) => left.Cost.CompareTo(right.Cost));
        if (ranked.Length == 1)
            return TermsOf(ranked[0]) is { } any ? new TermSum(any, false, filters, and.Excluded) : null;
        return ranked.Length is > 1 and <= MostOfAll && Array.TrueForAll(ranked, part => part is TermMatcher)
            ? new TermSum(Array.ConvertAll(ranked, part => (TermMatcher)part), true, filters, and.Excluded)
            : null;
    }

    private static TermMatcher[]? TermsOf(Matcher part) => part switch
    {
        TermMatcher term => [term],
        OrMatcher any when Array.TrueForAll(any.Parts.ToArray(), one => one is TermMatcher)
            => Array.ConvertAll(any.Parts.ToArray(), one => (TermMatcher)one),
        _ => null,
    };
}
