using ArxivLens.Index.Files;
using ArxivLens.Index.Segments;

namespace ArxivLens.Index;

/// <summary>
/// Makes one segment of several, so that an index that is updated often stays as fast and as small as one built at once.
/// </summary>
public static class IndexMerge
{
    /// <summary>
    /// Whether a merge is due: of all segments when more than a tenth of the first one's documents have changed, otherwise of
    /// small ones when there are more than eight behind the first.
    /// </summary>
    public static bool IsDue(IndexManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return MergePlan.Of(manifest) is not null;
    }

    /// <summary>
    /// Merges what is due, all in one: <see cref="Begin"/>, <see cref="PendingMerge.Write"/>, <see cref="PendingMerge.Commit"/>.
    /// One writer a directory at a time.
    /// </summary>
    /// <returns>The new manifest; <c>null</c> when nothing was due or another merge is under way.</returns>
    /// <exception cref="IndexMissingException">There is no index.</exception>
    /// <exception cref="IndexDamagedException">A file of the index is damaged; the index stays as it was.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; the index stays as it was.</exception>
    public static IndexManifest? Run(string directory, CancellationToken cancellationToken = default)
    {
        using var merge = Begin(directory);
        merge?.Write(cancellationToken);
        return merge?.Commit(cancellationToken);
    }

    /// <summary>
    /// Begins a merge in three steps, of which only the first and the last need the lock of a directory's one writer: while
    /// <see cref="PendingMerge.Write"/> runs, updates and builds may come and go.
    /// </summary>
    /// <returns><c>null</c> when nothing is due or another merge is under way.</returns>
    /// <exception cref="IndexMissingException">There is no index.</exception>
    /// <exception cref="IndexDamagedException">A file is missing, short, of another format or damaged; it is named.</exception>
    public static PendingMerge? Begin(string directory)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        return MergePlan.Of(ManifestFile.Read(directory)) is { } plan ? PendingMerge.Begin(directory, plan, _ => { }) : null;
    }
}
