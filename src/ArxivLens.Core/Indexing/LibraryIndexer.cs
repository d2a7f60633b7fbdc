using ArxivLens.Core.Citations;
using ArxivLens.Core.Library;
using ArxivLens.Core.Merging;
using ArxivLens.Core.Papers;
using ArxivLens.Index;

namespace ArxivLens.Core.Indexing;

/// <summary>
/// Makes the index from the library: by a small segment when little changed, whole otherwise. The caller holds the builder's
/// lock. Works that changed are matched first, where there is a matcher; works that are one (<see cref="IMergeStore"/>) are one document, that of the work, with the citations of all.
/// </summary>
public sealed class LibraryIndexer(
    DataDirectory directory, ILibrary library, IWorkStore works, ICitationStore citations, IMergeStore merges, IChangeLog changes,
    WorkMatcher? matcher = null)
{
    /// <summary>Documents between two reports of progress.</summary>
    private const int ReportEvery = 5_000;

    // Half of a small library, and of a large one what takes a few seconds: beyond that building anew is as fast and tidier.
    private const int FewestFollowed = 1_000;
    private const int MostFollowed = 50_000;

    /// <summary>
    /// Brings the index up to date: does nothing when it is, adds a small segment when little changed since it was made, and
    /// builds it anew when it is missing, damaged, or too much changed.
    /// </summary>
    /// <param name="progress">Told of a build; an update is too short for that.</param>
    /// <param name="cancellationToken">Leaves the index as it was.</param>
    /// <exception cref="LibraryException">A row of the library cannot be read.</exception>
    public async Task<IndexingReport> UpdateAsync(
        IProgress<IndexProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        if (FindUsable() is not { } manifest)
            return IndexingReport.OfBuild(await BuildAsync(progress, cancellationToken));
        await MatchAsync(cancellationToken);
        if (manifest.Stamp == await library.ReadStampAsync(cancellationToken))
            return new IndexingReport(IndexingKind.UpToDate, manifest, 0);
        var stamp = await FollowAsync(manifest, cancellationToken);
        var found = await changes.ReadChangesAsync(manifest.Stamp, LimitOf(manifest), cancellationToken);
        if (found is not null && await TryApplyAsync(found, stamp, cancellationToken) is { } updated)
            return new IndexingReport(IndexingKind.Updated, updated, found.Count);
        return IndexingReport.OfBuild(await BuildAsync(progress, cancellationToken));
    }

    /// <summary>
    /// Builds a new generation, whole, and swaps it in. Works that are only cited are documents too, for the graph.
    /// </summary>
    /// <remarks>
    /// No record that was imported can stop a build, and none is left out: the library holds a key once, and a <see
    /// cref="WorkKey"/> is read again from its text as itself, so no two documents have one key. A row that is not as it was
    /// written is damage: the store names it, and the generation before goes on.
    /// </remarks>
    /// <exception cref="LibraryException">
    /// A row of the library cannot be read, or a citation names a work the library does not hold.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; the generation before, if any, stays.</exception>
    public async Task<IndexManifest> BuildAsync(
        IProgress<IndexProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        await MatchAsync(cancellationToken);
        // The stamp is read before the works: a change that comes in between leaves the index behind, and it is made once more.
        var stamp = await FollowAsync(FindUsable(), cancellationToken);
        var counts = await library.CountAsync(cancellationToken);
        using var builder = new IndexBuilder(directory.IndexDirectory, stamp);
        var total = counts.Papers + counts.Works + counts.Unresolved;
        var members = await merges.ReadNumbersAsync(cancellationToken).ToDictionaryAsync(one => one.Member, one => one.Work, cancellationToken: cancellationToken);
        var documents = await AddWorksAsync(builder, members, total - members.Count, progress, cancellationToken);
        await AddCitationsAsync(builder, documents, members, cancellationToken);
        return builder.Commit(cancellationToken);
    }

    /// <summary>Merges segments while that is due. What is read meanwhile stays as it was.</summary>
    /// <returns>The newest manifest, or <c>null</c> when nothing was due.</returns>
    /// <exception cref="IndexMissingException">There is no index.</exception>
    /// <exception cref="IndexDamagedException">A file cannot be used.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; the merges that were done stay.</exception>
    public IndexManifest? Merge(CancellationToken cancellationToken = default)
    {
        IndexManifest? newest = null;
        while (IndexMerge.Run(directory.IndexDirectory, cancellationToken) is { } merged)
            newest = merged;
        return newest;
    }

    /// <summary>
    /// Whether the index is missing, unreadable, of another format, or was built from another state of the library.
    /// </summary>
    public async Task<bool> IsBehindAsync(CancellationToken cancellationToken = default) =>
        FindUsable()?.Stamp != await library.ReadStampAsync(cancellationToken);

    /// <summary>
    /// How many works, rows of references and removals the index is behind; <c>null</c> when the next update will be a build.
    /// </summary>
    public async Task<int?> CountChangesAsync(CancellationToken cancellationToken = default)
    {
        if (FindUsable() is not { } manifest)
            return null;
        if (manifest.Stamp == await library.ReadStampAsync(cancellationToken))
            return 0;
        return (await changes.ReadChangesAsync(manifest.Stamp, LimitOf(manifest), cancellationToken))?.Count;
    }

    private Task MatchAsync(CancellationToken cancellationToken) =>
        matcher is null ? Task.CompletedTask : matcher.RunAsync(cancellationToken: cancellationToken);

    private static int LimitOf(IndexManifest manifest) => Math.Clamp(manifest.DocumentCount / 2, FewestFollowed, MostFollowed);

    // What an index that is still there was built from is kept: until the new one is whole it may have to be followed again.
    private async Task<string> FollowAsync(IndexManifest? present, CancellationToken cancellationToken)
    {
        var stamp = await changes.FollowAsync(cancellationToken);
        if (present is not null)
            await changes.ForgetBeforeAsync(present.Stamp, cancellationToken);
        return stamp;
    }

    private IndexManifest? FindUsable()
    {
        try
        {
            using var index = IndexReader.Open(directory.IndexDirectory);
            return index.Manifest;
        }
        catch (IndexMissingException)
        {
            return null;
        }
        catch (IndexDamagedException)
        {
            return null;
        }
    }

    /// <returns><c>null</c> when the index turns out not to fit: it is to be built anew.</returns>
    private async Task<IndexManifest?> TryApplyAsync(LibraryChanges found, string stamp, CancellationToken cancellationToken)
    {
        try
        {
            using var update = IndexUpdate.Begin(directory.IndexDirectory, stamp);
            return await new IndexChanges(changes, update).TryPutAsync(found, MostFollowed, cancellationToken)
                ? update.Commit(cancellationToken)
                : null;
        }
        catch (IndexMissingException)
        {
            return null;
        }
        catch (IndexDamagedException)
        {
            return null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private async Task<Dictionary<long, int>> AddWorksAsync(
        IndexBuilder builder, Dictionary<long, long> members, long total, IProgress<IndexProgress>? progress,
        CancellationToken cancellationToken)
    {
        var documents = new Dictionary<long, int>();
        await foreach (var stored in works.ReadAllAsync(cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (members.ContainsKey(stored.Number)) continue;
            documents.Add(stored.Number, builder.Add(WorkDocument.Of(stored.Work)));
            if (documents.Count % ReportEvery == 0) progress?.Report(new IndexProgress(documents.Count, total));
        }

        progress?.Report(new IndexProgress(documents.Count, documents.Count));
        foreach (var (member, work) in members)
            documents.Add(member, Find(documents, work));
        return documents;
    }

    private async Task AddCitationsAsync(
        IndexBuilder builder, Dictionary<long, int> documents, Dictionary<long, long> members, CancellationToken cancellationToken)
    {
        var joined = new JoinedCitations(builder, members.Values.Select(work => documents[work]).ToHashSet());
        await foreach (var citation in citations.ReadAllAsync(cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            joined.Add(Find(documents, citation.Citing), Find(documents, citation.Cited), citation.Origins);
        }

        joined.Complete();
    }

    private static int Find(Dictionary<long, int> documents, long number)
        => documents.TryGetValue(number, out var document)
            ? document
            : throw new LibraryException(
                $"A citation or merge names work number {number}, which is not in the library.", fault: LibraryFault.Damaged);
}

/// <summary>How far a build has come.</summary>
/// <param name="Documents">Documents added.</param>
/// <param name="Total">Documents to add.</param>
public readonly record struct IndexProgress(long Documents, long Total);

/// <summary>What became of the index.</summary>
/// <param name="Kind">What was done.</param>
/// <param name="Manifest">What there is now.</param>
/// <param name="Changes">Works, rows of references and removals that an update put in; 0 otherwise.</param>
public sealed record IndexingReport(IndexingKind Kind, IndexManifest Manifest, int Changes)
{
    /// <summary>The report of a build.</summary>
    public static IndexingReport OfBuild(IndexManifest manifest) => new(IndexingKind.Built, manifest, 0);
}

/// <summary>How an index was brought up to date.</summary>
public enum IndexingKind
{
    /// <summary>It was up to date.</summary>
    UpToDate,

    /// <summary>By a small segment.</summary>
    Updated,

    /// <summary>By building it anew.</summary>
    Built,
}
