using ArxivLens.Index;

namespace ArxivLens.Core.Indexing;

/// <summary>
/// Lends the current generation of the index to requests and changes to a newer one between them: who holds a lease reads
/// its generation to the end, who asks next gets the new one.
/// </summary>
public sealed class IndexHost : IDisposable
{
    /// <summary>Serves the index in a directory; nothing is opened until <see cref="Refresh"/>.</summary>
    public IndexHost(string directory) => throw new NotImplementedException(directory);

    /// <summary>Lends the current generation.</summary>
    /// <exception cref="IndexUnavailableException">There is none yet.</exception>
    public IndexLease Acquire() => throw new NotImplementedException();

    /// <summary>The manifest of the current generation, or <c>null</c>.</summary>
    public IndexManifest? Current => throw new NotImplementedException();

    /// <summary>Opens a newer generation when there is one.</summary>
    /// <returns>What was found.</returns>
    public IndexRefresh Refresh() => throw new NotImplementedException();

    /// <summary>Gives the index back once the last lease has ended.</summary>
    public void Dispose() => throw new NotImplementedException();
}

/// <summary>What <see cref="IndexHost.Refresh"/> found.</summary>
public enum IndexRefresh
{
    /// <summary>The current generation is the newest.</summary>
    Same,

    /// <summary>A newer generation is now current.</summary>
    Changed,

    /// <summary>There is no index.</summary>
    Missing,

    /// <summary>The newest generation is damaged; the one before, if any, is still current.</summary>
    Damaged,
}

/// <summary>The index on loan; dispose it at the end of the request.</summary>
public sealed class IndexLease : IDisposable
{
    /// <summary>The generation on loan.</summary>
    public IndexReader Index => throw new NotImplementedException();

    /// <summary>Gives it back.</summary>
    public void Dispose() => throw new NotImplementedException();
}
