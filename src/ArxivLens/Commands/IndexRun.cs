using ArxivLens.Core;
using ArxivLens.Core.Indexing;
using ArxivLens.Core.Library;
using ArxivLens.Index;
using ArxivLens.Storage.Sqlite;

namespace ArxivLens.Commands;

/// <summary>Brings the index up to date. The caller holds the builder's lock.</summary>
internal static class IndexRun
{
    /// <summary>Builds the index when it is behind the library.</summary>
    /// <returns>The new manifest, or <c>null</c> when the index was up to date.</returns>
    public static async Task<IndexManifest?> BuildIfBehindAsync(
        DataDirectory directory, SqliteStorage storage, bool quiet, CancellationToken cancellationToken)
    {
        var indexer = IndexerOf(directory, storage);
        return await indexer.IsBehindAsync(cancellationToken) ? await BuildAsync(indexer, quiet, cancellationToken) : null;
    }

    /// <summary>Builds the index whatever its state.</summary>
    public static Task<IndexManifest> BuildAsync(
        DataDirectory directory, SqliteStorage storage, bool quiet, CancellationToken cancellationToken) =>
        BuildAsync(IndexerOf(directory, storage), quiet, cancellationToken);

    /// <summary>The indexer of an open library.</summary>
    public static LibraryIndexer IndexerOf(DataDirectory directory, SqliteStorage storage) =>
        new(directory, storage.Library, storage.Works, storage.Citations, storage.Changes);

    private static async Task<IndexManifest> BuildAsync(LibraryIndexer indexer, bool quiet, CancellationToken cancellationToken)
    {
        try
        {
            return await ProgressLine.RunIndexAsync(
                ProgressLine.IsShown(quiet), progress => indexer.BuildAsync(progress, cancellationToken));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IndexUnavailableException(
                $"the index cannot be written: {e.Message}. The library is whole; when that is mended, run: arxivlens index", e);
        }
    }
}
