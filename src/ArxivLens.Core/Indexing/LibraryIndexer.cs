using ArxivLens.Core.Citations;
using ArxivLens.Core.Library;
using ArxivLens.Core.Papers;
using ArxivLens.Index;

namespace ArxivLens.Core.Indexing;

/// <summary>Builds the index from the library. The caller holds the builder's lock.</summary>
public sealed class LibraryIndexer(DataDirectory directory, ILibrary library, IWorkStore works, ICitationStore citations)
{
    /// <summary>Builds a new generation, whole, and swaps it in.</summary>
    public Task<IndexManifest> BuildAsync(IProgress<IndexProgress>? progress = null, CancellationToken cancellationToken = default)
        => throw new NotImplementedException($"{directory}{library}{works}{citations}");

    /// <summary>Whether the index is missing, unreadable, of another format, or was built from another state of the library.</summary>
    public Task<bool> IsBehindAsync(CancellationToken cancellationToken = default) => throw new NotImplementedException();
}

/// <summary>How far a build has come.</summary>
/// <param name="Documents">Documents added.</param>
/// <param name="Total">Documents to add.</param>
public readonly record struct IndexProgress(long Documents, long Total);
