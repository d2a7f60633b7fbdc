using ArxivLens.Index;

namespace ArxivLens.Core.Indexing;

/// <summary>
/// Lends the current generation of the index to requests and changes to a newer one between them: who holds a lease reads
/// its generation to the end, who asks next gets the new one.
/// </summary>
public sealed class IndexHost : IDisposable
{
    private readonly string directory;
    private readonly Lock refreshing = new();
    private readonly HashSet<IndexFile> refused = [];
    private volatile Generation? current;
    private volatile bool disposed;

    /// <summary>Serves the index in a directory; nothing is opened until <see cref="Refresh"/>.</summary>
    public IndexHost(string directory)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        this.directory = directory;
    }

    /// <summary>The manifest of the current generation, or <c>null</c>.</summary>
    public IndexManifest? Current => current?.Manifest;

    /// <summary>Lends the current generation. Never waits, not even for a <see cref="Refresh"/> that is under way.</summary>
    /// <exception cref="IndexUnavailableException">There is none yet.</exception>
    public IndexLease Acquire()
    {
        while (true)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            var generation = current ?? throw new IndexUnavailableException($"There is no index in {directory} yet.");

            // It may have been given up between reading the field and counting the lease; its successor stands there by then.
            if (generation.TryEnter()) return new IndexLease(generation);
        }
    }

    /// <summary>
    /// Opens a newer generation when there is one. Cheap when there is none: only the manifest is read. Calls take turns;
    /// readers are not held up.
    /// </summary>
    /// <returns>What was found.</returns>
    public IndexRefresh Refresh()
    {
        lock (refreshing)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            var held = current;
            var found = IndexReader.ReadManifest(directory);
            if (held is not null && IsSame(held.Manifest, found)) return IndexRefresh.Same;
            if (found is not null && refused.Overlaps(found.Files)) return IndexRefresh.Damaged;
            try
            {
                return Take(held, IndexReader.Open(directory));
            }
            catch (IndexMissingException)
            {
                return IndexRefresh.Missing;
            }
            catch (IndexDamagedException)
            {
                return IndexRefresh.Damaged;
            }
        }
    }

    /// <summary>
    /// Lends the current generation no more, since a file of it is damaged, and takes up none that has this file: from now on
    /// <see cref="Refresh"/> calls it damaged. Leases that are out read on.
    /// </summary>
    /// <param name="file">Name of the damaged file.</param>
    public void Withdraw(string file)
    {
        lock (refreshing)
        {
            if (current is not { } held) return;
            refused.UnionWith(held.Manifest.Files.Where(one => one.Name == file));
            current = null;
            held.Leave();
        }
    }

    /// <summary>
    /// Ends what <see cref="Withdraw"/> began: the index was built anew, and a sound file may have a damaged one's name.
    /// </summary>
    public void Trust()
    {
        lock (refreshing) refused.Clear();
    }

    /// <summary>Gives the index back once the last lease has ended.</summary>
    public void Dispose()
    {
        lock (refreshing)
        {
            if (disposed) return;
            disposed = true;
            current?.Leave();
            current = null;
        }
    }

    private IndexRefresh Take(Generation? held, IndexReader opened)
    {
        current = new Generation(opened);
        held?.Leave();
        return IndexRefresh.Changed;
    }

    /// <summary>A folder emptied and built anew counts from 1 again: the stamp and the checksums tell it apart.</summary>
    private static bool IsSame(IndexManifest held, IndexManifest? found)
        => found is not null
            && held.Generation == found.Generation && held.Stamp == found.Stamp && held.Files.SequenceEqual(found.Files);
}

/// <summary>What <see cref="IndexHost.Refresh"/> found.</summary>
public enum IndexRefresh
{
    /// <summary>The current generation is the newest.</summary>
    Same,

    /// <summary>A newer generation is now current.</summary>
    Changed,

    /// <summary>There is no index in the directory; the one opened before, if any, is still current.</summary>
    Missing,

    /// <summary>The newest generation is damaged; the one before, if any, is still current.</summary>
    Damaged,
}

/// <summary>The index on loan; dispose it at the end of the request.</summary>
public sealed class IndexLease : IDisposable
{
    private readonly IndexReader index;
    private Generation? generation;

    internal IndexLease(Generation generation) => (this.generation, index) = (generation, generation.Reader);

    /// <summary>The generation on loan.</summary>
    /// <exception cref="ObjectDisposedException">It was given back.</exception>
    public IndexReader Index
    {
        get
        {
            ObjectDisposedException.ThrowIf(generation is null, this);
            return index;
        }
    }

    /// <summary>Gives it back.</summary>
    public void Dispose() => Interlocked.Exchange(ref generation, null)?.Leave();
}
