using ArxivLens.Core.Citations;
using ArxivLens.Core.Library;
using ArxivLens.Core.Merging;

namespace ArxivLens.Core.Indexing;

/// <summary>How much an index of a library holds: works that are one are one document, with the citations of all.</summary>
/// <param name="Documents">Documents.</param>
/// <param name="Citations">Citations between them.</param>
public sealed record IndexSize(long Documents, long Citations)
{
    /// <summary>Reckons it from the library; where works are one it reads all citations.</summary>
    /// <param name="counts">What the library holds.</param>
    /// <param name="merges">Which works are one.</param>
    /// <param name="citations">The citations.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async Task<IndexSize> OfAsync(
        LibraryCounts counts, IMergeStore merges, ICitationStore citations, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(merges);
        ArgumentNullException.ThrowIfNull(citations);
        var works = counts.Papers + counts.Works + counts.Unresolved;
        var members = await merges.ReadNumbersAsync(cancellationToken)
            .ToDictionaryAsync(one => one.Member, one => one.Work, cancellationToken: cancellationToken);
        if (members.Count == 0)
            return new IndexSize(works, counts.Citations);

        var joined = members.Values.ToHashSet();
        var ofJoined = new HashSet<(long, long)>();
        var others = 0L;
        await foreach (var citation in citations.ReadAllAsync(cancellationToken))
        {
            var (citing, cited) = (members.GetValueOrDefault(citation.Citing, citation.Citing), members.GetValueOrDefault(citation.Cited, citation.Cited));
            if (!joined.Contains(citing) && !joined.Contains(cited))
                others++;
            else if (citing != cited)
                ofJoined.Add((citing, cited));
        }

        return new IndexSize(works - members.Count, others + ofJoined.Count);
    }
}
