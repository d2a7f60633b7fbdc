using ArxivLens.Index;

namespace ArxivLens.Core.Indexing;

/// <summary>
/// Reads the index that is served again in small slices, so that each of its files is compared with its checksum once in a period
/// however large the index is. What was checked stays checked when a newer generation keeps the file.
/// </summary>
/// <param name="directory">The index directory.</param>
/// <param name="period">In how long the whole index is read once.</param>
/// <param name="clock">Says how much is due.</param>
public sealed class RollingCheck(string directory, TimeSpan period, TimeProvider clock) : IDisposable
{
    /// <summary>Less than this is not worth a read, except where it is a good part of the index.</summary>
    private const double SmallestSlice = 1 << 16;
    private const double SmallestPart = 0.01;

    private readonly Dictionary<IndexFile, long> checkedAt = [];
    private IndexFileCheck? current;
    private long lastCall = clock.GetTimestamp();
    private double due;
    private long rounds;

    /// <summary>Reads as much as is due since the call before, a whole index at most.</summary>
    /// <param name="served">The generation that is served.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>The damage, or <c>null</c> when none was found.</returns>
    public IndexDamagedException? Continue(IndexManifest served, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(served);
        var total = served.Files.Sum(file => (double)file.Length);
        due = Math.Min(total, due + total * (clock.GetElapsedTime(lastCall) / period));
        lastCall = clock.GetTimestamp();
        try
        {
            while (due > 0 && due >= Math.Min(SmallestSlice, total * SmallestPart))
                Step(served, cancellationToken);
            return null;
        }
        catch (IndexDamagedException e)
        {
            Close();
            // A build or merge that ended this very moment removes the files of the generation before.
            return IndexReader.ReadManifest(directory) is { } newest && !Names(newest, e.File, served) ? null : e;
        }
    }

    /// <summary>Closes the file that is being read.</summary>
    public void Dispose() => Close();

    private static bool Names(IndexManifest newest, string file, IndexManifest served) =>
        newest.Files.Intersect(served.Files).Any(one => one.Name == file);

    private void Step(IndexManifest served, CancellationToken cancellationToken)
    {
        if (current is not null && !served.Files.Contains(current.File))
            Close();
        current ??= IndexFileCheck.Open(directory, Next(served));
        var slice = (long)Math.Min(due, current.Remaining);
        due -= Math.Max(slice, 1);
        if (!current.Advance(slice, cancellationToken))
            return;
        checkedAt[current.File] = ++rounds;
        Close();
    }

    /// <summary>The file that was checked longest ago; one that never was comes first.</summary>
    private IndexFile Next(IndexManifest served)
    {
        foreach (var gone in checkedAt.Keys.Except(served.Files).ToList()) checkedAt.Remove(gone);
        return served.Files.MinBy(file => checkedAt.GetValueOrDefault(file))!;
    }

    private void Close()
    {
        current?.Dispose();
        current = null;
    }
}
