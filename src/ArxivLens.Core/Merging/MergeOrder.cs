using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Merging;

/// <summary>Which of works that are one is the work; a total order that no later import of the same records changes.</summary>
public static class MergeOrder
{
    // Behind these bytes of a rank stands the fingerprint, which says nothing of how well a work is known.
    private const int RankWithoutFingerprint = 11;

    /// <summary>
    /// What a work is compared by: a paper of arXiv with its record first, then how well it is known; equal ones go by their keys.
    /// </summary>
    public static byte[] RankOf(Work work)
    {
        ArgumentNullException.ThrowIfNull(work);
        var isPaperOfArxiv = work is { Kind: WorkKind.Paper, Key.Arxiv: not null };
        return [(byte)(isPaperOfArxiv ? 1 : 0), .. WorkPrecedence.Rank(work).AsSpan(0, RankWithoutFingerprint)];
    }

    /// <summary>Compares two works by their ranks, then by key; positive when the left one is the work.</summary>
    public static int Compare(ReadOnlySpan<byte> left, WorkKey leftKey, ReadOnlySpan<byte> right, WorkKey rightKey)
    {
        var order = left.SequenceCompareTo(right);
        return order != 0 ? order : string.CompareOrdinal(rightKey.SortText, leftKey.SortText);
    }
}
