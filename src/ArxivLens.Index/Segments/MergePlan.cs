namespace ArxivLens.Index.Segments;

/// <summary>Which segments to merge: those from a place in the manifest on, to the last.</summary>
/// <param name="Start">Place of the first; 0 for all, which become a new whole segment.</param>
internal readonly record struct MergePlan(int Start)
{
    /// <summary>Segments behind the first that may stand unmerged.</summary>
    public const int MostSmall = 8;

    // An index so small is merged whole without a thought; a larger one not for fewer changes.
    private const int SmallIndex = 1 << 14;
    private const int FewestChanges = 1 << 12;
    private const int ChangedShare = 10;
    private const int GreatestRatio = 2;

    /// <summary>Whether all segments are merged.</summary>
    public bool IsWhole => Start == 0;

    /// <summary>What is due, if anything.</summary>
    /// <remarks>
    /// Everything, when more than a tenth of the first segment's documents have changed. Otherwise, when more than
    /// <see cref="MostSmall"/> stand behind the first, the newest of them: at least two, and each older one for as long as it is
    /// not more than twice as large as all newer ones together. So a document is merged a number of times that grows with the
    /// logarithm of the changes only.
    /// </remarks>
    public static MergePlan? Of(IndexManifest manifest)
    {
        var segments = manifest.Segments;
        if (segments.Count == 0)
            return null;
        var first = segments[0].DocumentCount;
        var changed = manifest.ChangedCount;
        if ((long)changed * ChangedShare > first && (first <= SmallIndex || changed >= FewestChanges))
            return new MergePlan(0);
        if (segments.Count - 1 <= MostSmall)
            return null;
        var start = segments.Count - 2;
        var together = (long)segments[^1].DocumentCount + segments[start].DocumentCount;
        for (; start > 1 && segments[start - 1].DocumentCount <= GreatestRatio * together; start--)
            together += segments[start - 1].DocumentCount;
        return new MergePlan(start);
    }
}
