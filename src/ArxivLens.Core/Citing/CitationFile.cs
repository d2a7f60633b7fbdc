namespace ArxivLens.Core.Citing;

/// <summary>
/// A file of citations that is being written, piece by piece, so that thousands of works need not be in memory: <see cref="Head"/>,
/// a piece for each work, <see cref="Foot"/>. Not for several threads.
/// </summary>
public abstract class CitationFile
{
    /// <summary>What stands before the first work.</summary>
    public virtual string Head => "";

    /// <summary>What stands behind the last work.</summary>
    public virtual string Foot => "";

    /// <summary>The piece of the next work.</summary>
    public abstract string Add(CitedWork cited);
}
