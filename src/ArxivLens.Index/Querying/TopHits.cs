namespace ArxivLens.Index.Querying;

/// <summary>Keeps the best hits met so far: greatest key first, then smallest document number.</summary>
internal sealed class TopHits(int capacity)
{
    private readonly PriorityQueue<Entry, Entry> _worstFirst = new(Comparer<Entry>.Create(WorstFirst));

    /// <summary>Offers a hit.</summary>
    public void Offer(int document, float score, double key)
    {
        if (capacity == 0)
            return;
        var entry = new Entry(key, document, score);
        if (_worstFirst.Count < capacity)
            _worstFirst.Enqueue(entry, entry);
        else if (WorstFirst(entry, _worstFirst.Peek()) > 0)
            _worstFirst.EnqueueDequeue(entry, entry);
    }

    /// <summary>The hits kept, best first, without the first few.</summary>
    public Hit[] Take(int offset)
    {
        var hits = new Hit[Math.Max(0, _worstFirst.Count - offset)];
        for (var index = hits.Length - 1; index >= 0; index--)
        {
            var entry = _worstFirst.Dequeue();
            hits[index] = new Hit(entry.Document, entry.Score);
        }

        return hits;
    }

    private static int WorstFirst(Entry left, Entry right)
        => left.Key != right.Key ? left.Key.CompareTo(right.Key) : right.Document.CompareTo(left.Document);

    private readonly record struct Entry(double Key, int Document, float Score);
}
