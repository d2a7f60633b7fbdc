using ArxivLens.Index.Querying;

namespace ArxivLens.Core.Search;

/// <summary>Parts of a search that stand side by side.</summary>
/// <param name="Parts">The parts; a <see cref="NotQuery"/> takes away.</param>
/// <param name="IsExplicit">Whether AND was written between them; then all are meant, come what may.</param>
internal sealed record Conjunction(IReadOnlyList<Query> Parts, bool IsExplicit)
{
    /// <summary>Nothing to look for.</summary>
    public static Conjunction Empty { get; } = new([], false);

    /// <summary>Whether there is nothing to look for.</summary>
    public bool IsEmpty => Parts.Count == 0;

    /// <summary>Works that match every part.</summary>
    public Query? Strict => IsEmpty ? null : Queries.AllOf(Parts);

    /// <summary>
    /// Works that match any of the ranked parts and every filter; <c>null</c> when that is the same, or AND was written.
    /// </summary>
    public Query? Loose
    {
        get
        {
            var ranked = Parts.Where(Queries.Ranks).ToArray();
            if (IsExplicit || ranked.Length < 2) return null;
            return Queries.AllOf([Queries.AnyOf(ranked), .. Parts.Where(p => !Queries.Ranks(p))]);
        }
    }

    /// <summary>One part by itself.</summary>
    public static Conjunction Of(Query part) => new([part], false);

    /// <summary>The parts of both, side by side.</summary>
    public static Conjunction Merge(Conjunction left, Conjunction right)
        => new([.. left.Parts, .. right.Parts], left.IsExplicit || right.IsExplicit);
}

/// <summary>Puts queries together.</summary>
internal static class Queries
{
    /// <summary>Documents that match every part; with only negative parts, all others.</summary>
    public static Query AllOf(IReadOnlyList<Query> parts)
    {
        if (parts.All(p => p is NotQuery)) return new AndQuery([new AllQuery(), .. parts]);
        return parts.Count == 1 ? parts[0] : new AndQuery(parts);
    }

    /// <summary>Documents that match any part.</summary>
    public static Query AnyOf(IReadOnlyList<Query> parts) => parts.Count == 1 ? parts[0] : new OrQuery(parts);

    /// <summary>Whether a part is of words and so adds to the score.</summary>
    public static bool Ranks(Query part) => part switch
    {
        TermQuery or PhraseQuery or PrefixQuery => true,
        AndQuery and => and.Parts.Any(Ranks),
        OrQuery or => or.Parts.All(Ranks),
        _ => false,
    };
}
