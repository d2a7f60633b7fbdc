using ArxivLens.Index.Tests;
using ArxivLens.Sources.SemanticScholar;

namespace ArxivLens.Sources.Tests.SemanticScholar;

public sealed class CorpusIdSetTests
{
    [Fact]
    public void It_holds_exactly_what_was_put_in()
    {
        var sequence = new Sequence(5);
        var (set, exact) = (new CorpusIdSet(), new HashSet<long>());
        long[] edges = [0, 1, 63, 64, 65_535, 65_536, (1L << 36) - 1, 1L << 36, long.MaxValue];
        foreach (var id in edges.Concat(Enumerable.Range(0, 20_000).Select(_ => (long)sequence.Below(1 << (4 + sequence.Below(25))))))
        {
            set.Add(id);
            exact.Add(id);
        }

        Assert.Equal(exact.Count, set.Count);
        foreach (var id in edges.SelectMany(id => new[] { id, id - 1, id + 1 }).Concat(Enumerable.Range(0, 200_000).Select(n => (long)n)))
            Assert.Equal(exact.Contains(id), set.Contains(id));
    }

    [Fact]
    public void Three_hundred_million_ids_fit_into_forty_megabytes()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var set = new CorpusIdSet();
        for (var id = 1L; id < 300_000_000; id += 60_000)
            set.Add(id);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 40_000_000);
    }
}
