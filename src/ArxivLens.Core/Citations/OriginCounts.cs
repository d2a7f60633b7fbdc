using System.Numerics;
using ArxivLens.Index;

namespace ArxivLens.Core.Citations;

/// <summary>How many citations of an index origins assert, alone and together.</summary>
public sealed class OriginCounts
{
    private const int BetweenCancellationChecks = 65_536;

    private readonly Dictionary<uint, long> _masks;

    private OriginCounts(Dictionary<uint, long> masks) => _masks = masks;

    /// <summary>Citations in all.</summary>
    public long Total => _masks.Values.Sum();

    /// <summary>Citations that more than one origin asserts.</summary>
    public long Shared => _masks.Where(one => BitOperations.PopCount(one.Key) > 1).Sum(one => one.Value);

    /// <summary>Counts the citations of an index: one look at each.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static OriginCounts Read(IndexReader index, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(index);
        var masks = new Dictionary<uint, long>();
        var (last, run) = (0u, 0L);
        for (var document = 0; document < index.Graph.NodeCount; document++)
        {
            if (document % BetweenCancellationChecks == 0)
                cancellationToken.ThrowIfCancellationRequested();
            var origins = index.Graph.ReferenceOrigins(document);
            for (var place = 0; place < origins.Length; place++)
            {
                // Citations of one import stand together, so that the table of masks is seldom asked.
                var mask = origins[place];
                if (mask != last)
                {
                    Add(masks, last, run);
                    (last, run) = (mask, 0);
                }

                run++;
            }
        }

        Add(masks, last, run);
        return new OriginCounts(masks);
    }

    /// <summary>How many citations an origin asserts, given by its bit.</summary>
    public long Of(int origin) => Sum(mask => (mask >> origin & 1) != 0);

    /// <summary>How many citations nobody but an origin asserts.</summary>
    public long OnlyOf(int origin) => _masks.GetValueOrDefault(1u << origin);

    /// <summary>How many citations two origins both assert.</summary>
    public long OfBoth(int one, int other) => Sum(mask => (mask >> one & mask >> other & 1) != 0);

    private long Sum(Func<uint, bool> wanted) => _masks.Where(one => wanted(one.Key)).Sum(one => one.Value);

    private static void Add(Dictionary<uint, long> masks, uint mask, long count)
    {
        if (count > 0)
            masks[mask] = masks.GetValueOrDefault(mask) + count;
    }
}
