using System.Collections.Concurrent;

namespace ArxivLens.Scale.Corpus;

/// <summary>Reads a sequence on another thread, some hundreds of its members ahead.</summary>
internal static class Ahead
{
    private const int MembersInBatch = 256;
    private const int Batches = 8;

    /// <summary>The same members in the same order.</summary>
    public static IEnumerable<T> Of<T>(IEnumerable<T> members)
    {
        using var batches = new BlockingCollection<T[]>(Batches);
        var reading = Task.Run(() =>
        {
            try
            {
                foreach (var batch in members.Chunk(MembersInBatch))
                    batches.Add(batch);
            }
            finally
            {
                batches.CompleteAdding();
            }
        });
        foreach (var batch in batches.GetConsumingEnumerable())
        {
            foreach (var member in batch)
                yield return member;
        }

        reading.GetAwaiter().GetResult();
    }
}
