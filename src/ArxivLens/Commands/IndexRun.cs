using ArxivLens.Core;
using ArxivLens.Core.Indexing;
using ArxivLens.Core.Library;
using ArxivLens.Core.Merging;
using ArxivLens.Index;
using ArxivLens.Storage.Sqlite;

namespace ArxivLens.Commands;

/// <summary>Brings the index up to date, builds or merges it. The caller holds the builder's lock.</summary>
internal static class IndexRun
{
    /// <summary>
    /// Brings the index up to date, and merges its segments when that is due and no server does it in the background.
    /// </summary>
    public static async Task<IndexingReport> UpdateAsync(
        DataDirectory directory, SqliteStorage storage, bool quiet, CancellationToken cancellationToken)
    {
        var indexer = IndexerOf(directory, storage);
        var report = await GuardAsync(quiet, progress => indexer.UpdateAsync(progress, cancellationToken));
        if (directory.FindHolder(DirectoryRole.Server) is not null)
            return report;
        return Merge(directory, storage, cancellationToken) is { } merged ? report with { Manifest = merged } : report;
    }

    /// <summary>Builds the index whatever its state.</summary>
    public static async Task<IndexingReport> BuildAsync(
        DataDirectory directory, SqliteStorage storage, bool quiet, CancellationToken cancellationToken)
    {
        var indexer = IndexerOf(directory, storage);
        return IndexingReport.OfBuild(await GuardAsync(quiet, progress => indexer.BuildAsync(progress, cancellationToken)));
    }

    /// <summary>Merges segments as far as that is due.</summary>
    /// <returns>The newest manifest, or <c>null</c> when nothing was due.</returns>
    public static IndexManifest? Merge(DataDirectory directory, SqliteStorage storage, CancellationToken cancellationToken)
    {
        try
        {
            return IndexerOf(directory, storage).Merge(cancellationToken);
        }
        catch (IndexMissingException e)
        {
            throw new IndexUnavailableException("There is no index yet. Build it with: arxivlens index", e);
        }
        catch (IndexDamagedException e)
        {
            throw new IndexUnavailableException($"{e.Message} Rebuild it with: arxivlens index --rebuild", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CannotWrite(e);
        }
    }

    /// <summary>The indexer of an open library.</summary>
    public static LibraryIndexer IndexerOf(DataDirectory directory, SqliteStorage storage) =>
        new(
            directory, storage.Library, storage.Works, storage.Citations, storage.Merges, storage.Changes,
            new WorkMatcher(storage.Matches, TimeProvider.System));

    /// <summary>Says in a few words what became of the index.</summary>
    public static string Describe(IndexingReport report) => report.Kind switch
    {
        IndexingKind.UpToDate => "up to date",
        IndexingKind.Updated => $"updated with {Count(report.Changes)}",
        IndexingKind.Built => "built anew",
        _ => throw new ArgumentOutOfRangeException(nameof(report), report.Kind, null),
    };

    /// <summary>A number of changes in words.</summary>
    public static string Count(int changes) => changes == 1 ? "1 change" : FormattableString.Invariant($"{changes:N0} changes");

    private static async Task<T> GuardAsync<T>(bool quiet, Func<IProgress<IndexProgress>?, Task<T>> work)
    {
        try
        {
            return await ProgressLine.RunIndexAsync(ProgressLine.IsShown(quiet), work);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CannotWrite(e);
        }
    }

    private static IndexUnavailableException CannotWrite(Exception e) => new(
        $"the index cannot be written: {e.Message}. The library is whole; when that is mended, run: arxivlens index", e);
}
