using ArxivLens.Index;

namespace ArxivLens.Core.Indexing;

/// <summary>One opened generation, closed by whoever leaves it last: the host holds it once, each lease once.</summary>
internal sealed class Generation(IndexReader reader)
{
    private int holders = 1;

    /// <summary>The files, mapped.</summary>
    public IndexReader Reader => reader;

    /// <summary>What they were opened from.</summary>
    public IndexManifest Manifest { get; } = reader.Manifest;

    /// <summary>Counts one more holder, unless the last one has left.</summary>
    public bool TryEnter()
    {
        var seen = Volatile.Read(ref holders);
        while (seen > 0)
        {
            var found = Interlocked.CompareExchange(ref holders, seen + 1, seen);
            if (found == seen) return true;
            seen = found;
        }

        return false;
    }

    /// <summary>Counts one holder less; the last one closes the files.</summary>
    public void Leave()
    {
        if (Interlocked.Decrement(ref holders) == 0) reader.Dispose();
    }
}
