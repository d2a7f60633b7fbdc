namespace ArxivLens.Core.Sources;

/// <summary>Of which origins it is a disagreement that they do not list a reference, when they list others of its work.</summary>
/// <param name="Always">Those that list every reference, one bit each.</param>
/// <param name="OfArxiv">Those that list references to works of arXiv.</param>
public readonly record struct OriginCoverage(uint Always, uint OfArxiv)
{
    /// <summary>Whether there can be a disagreement at all.</summary>
    public bool IsEmpty => (Always | OfArxiv) == 0;

    /// <summary>Those that would list a reference.</summary>
    /// <param name="isOfArxiv">Whether it is to a work of arXiv.</param>
    public uint For(bool isOfArxiv) => isOfArxiv ? Always | OfArxiv : Always;
}
