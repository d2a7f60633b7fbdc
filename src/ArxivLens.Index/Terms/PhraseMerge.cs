using System.Runtime.InteropServices;
using ArxivLens.Index.Files;

namespace ArxivLens.Index.Terms;

/// <summary>Adds up the counts of phrases of several segments.</summary>
internal static class PhraseMerge
{
    /// <summary>
    /// Writes the phrases file: hashes ascending of phrases that at least so many documents hold, then their counts.
    /// </summary>
    public static void Write(SectionWriter writer, IReadOnlyList<PhraseTable> tables, int least)
    {
        var next = new long[tables.Count];
        var queue = new PriorityQueue<int, ulong>(tables.Count);
        for (var index = 0; index < tables.Count; index++)
            Offer(queue, tables, next, index);
        var counts = new List<int>();
        while (queue.TryDequeue(out var index, out var hash))
        {
            var count = tables[index].CountAt(next[index]++);
            Offer(queue, tables, next, index);
            while (queue.TryPeek(out var other, out var same) && same == hash)
            {
                queue.Dequeue();
                count += tables[other].CountAt(next[other]++);
                Offer(queue, tables, next, other);
            }

            if (count < least)
                continue;
            writer.Write(hash);
            counts.Add(count);
        }

        writer.EndSection();
        writer.WriteSection<int>(CollectionsMarshal.AsSpan(counts));
    }

    private static void Offer(PriorityQueue<int, ulong> queue, IReadOnlyList<PhraseTable> tables, long[] next, int index)
    {
        if (next[index] < tables[index].Count)
            queue.Enqueue(index, tables[index].Hash(next[index]));
    }
}
