using ArxivLens.Index;

namespace ArxivLens.Core.Following;

/// <summary>
/// The documents of an index whose works came lately. Worked out once for each state of the index and kept while it serves: who follows
/// five hundred things asks five hundred times.
/// </summary>
public sealed class ArrivedWorks(IArrivalStore arrivals)
{
    /// <summary>Works that are kept at most, the latest; of a library filled at once nobody asks for the first ones.</summary>
    private const int Most = 500_000;

    private volatile Known? _known;

    /// <summary>How much of the library an index has taken in, in changes.</summary>
    public static long ChangeOf(IndexReader index)
    {
        ArgumentNullException.ThrowIfNull(index);
        var stamp = index.Manifest.Stamp;
        var end = stamp.IndexOf('-', StringComparison.Ordinal);
        return long.TryParse(end < 0 ? stamp : stamp[..end], out var change) ? change : 0;
    }

    /// <summary>
    /// The documents that came after one change and up to another, each with its change. More may be among them: who looks one up
    /// compares its change.
    /// </summary>
    internal async Task<IReadOnlyDictionary<int, long>> FindAsync(IndexReader index, long after, CancellationToken cancellationToken)
    {
        var stamp = $"{index.Manifest.Generation} {index.Manifest.Stamp}";
        if (_known is { } known && known.Stamp == stamp && known.After <= after)
            return known.Documents;
        // Farther back than asked: of a thousand readers each may have seen a little less than the one before.
        var last = ChangeOf(index);
        var floor = _known?.Stamp == stamp ? after - Math.Max(0, last - after) : after;
        var found = await arrivals.ReadWorksAsync(floor, last, Most, cancellationToken);
        var documents = new Dictionary<int, long>(found.Count);
        foreach (var one in found)
        {
            if (index.Find(one.Key.ToString()) is var document and >= 0)
                documents[document] = one.Change;
        }

        // Of two that ask at once either may stay.
        _known = new Known(stamp, floor, documents);
        return documents;
    }

    private sealed record Known(string Stamp, long After, Dictionary<int, long> Documents);
}
