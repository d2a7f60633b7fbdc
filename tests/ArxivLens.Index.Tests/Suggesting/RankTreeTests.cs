using ArxivLens.Index.Files;
using ArxivLens.Index.Suggesting;
using ArxivLens.Tests.Shared;
using Xunit.Abstractions;

namespace ArxivLens.Index.Tests.Suggesting;

public sealed class RankTreeTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(256)]
    [InlineData(5000)]
    public void The_entries_of_any_range_come_heaviest_first_and_equal_ones_in_order(int count)
    {
        var seed = FuzzSeed.Choose();
        output.WriteLine($"{FuzzSeed.Variable}={seed}");
        var random = new Sequence(seed);
        var weights = Enumerable.Range(0, count).Select(_ => random.Below(20)).ToArray();
        using var directory = new TemporaryDirectory();
        IndexFile entry;
        using (var writer = new SectionWriter(Path.Combine(directory.Path, "tree"), FileKind.Suggestions))
        {
            RankTree.Write(writer, weights);
            entry = writer.Complete();
        }

        using var file = MappedFile.Open(directory.Path, entry, FileKind.Suggestions);
        var ranked = new RankedEntries(new RankTree(file.Section<int>(0), count), index => weights[index]);
        for (var round = 0; round < 20; round++)
        {
            var first = count == 0 ? 0 : random.Below(count + 1);
            var end = round == 0 ? count : first + random.Below(count - first + 1);
            first = round == 0 ? 0 : first;
            ranked.Reset(first, end);
            var expected = Enumerable.Range(first, end - first).OrderByDescending(index => weights[index]).ThenBy(index => index);
            Assert.Equal([.. expected.Take(60)], Take(ranked, Math.Min(60, end - first)));
        }
    }

    private static int[] Take(RankedEntries ranked, int count) => [.. Enumerable.Range(0, count).Select(_ => ranked.Next().Entry)];
}
