using ArxivLens.Index.Files;
using ArxivLens.Index.Terms;

namespace ArxivLens.Index.Tests.Terms;

public sealed class PhraseCounterTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Documents_are_counted_as_by_a_dictionary(int least)
    {
        using var directory = new TemporaryDirectory();
        var random = new Sequence((ulong)least);
        var expected = new Dictionary<ulong, int>();
        var scratch = Path.Combine(directory.Path, "s000001.scratch");
        using (var counter = new PhraseCounter(scratch))
        {
            for (var thread = 0; thread < 3; thread++)
            {
                var dealer = new PhraseDealer(counter);
                for (var document = 0; document < 2_000; document++)
                {
                    var phrases = Phrases(random);
                    foreach (var phrase in phrases.Distinct())
                        expected[phrase] = expected.GetValueOrDefault(phrase) + 1;
                    dealer.Add(SetOf(phrases));
                }

                dealer.Flush();
            }

            Write(directory.Path, writer => counter.Write(writer, least, CancellationToken.None));
        }

        Assert.False(File.Exists(scratch));
        AssertHolds(directory.Path, expected.Where(phrase => phrase.Value >= least));
    }

    [Fact]
    public void Without_phrases_nothing_is_written()
    {
        using var directory = new TemporaryDirectory();
        using (var counter = new PhraseCounter(Path.Combine(directory.Path, "s000001.scratch")))
            Write(directory.Path, writer => counter.Write(writer, 2, CancellationToken.None));
        AssertHolds(directory.Path, []);
    }

    [Fact]
    public void Tables_are_merged_by_adding_their_counts()
    {
        using var directory = new TemporaryDirectory();
        var random = new Sequence(77);
        var expected = new Dictionary<ulong, int>();
        var files = new List<MappedFile>();
        for (var table = 0; table < 4; table++)
        {
            using var counter = new PhraseCounter(Path.Combine(directory.Path, "s000001.scratch"));
            var dealer = new PhraseDealer(counter);
            for (var document = 0; document < 50; document++)
                dealer.Add(SetOf(Phrases(random)));
            dealer.Flush();
            var entry = Write(directory.Path, writer => counter.Write(writer, 1, CancellationToken.None), $"s00000{table + 2}.phrases");
            files.Add(MappedFile.Open(directory.Path, entry, FileKind.Phrases));
        }

        List<PhraseTable> tables = [.. files.Select(file => new PhraseTable(file))];
        foreach (var table in tables)
        {
            for (var index = 0L; index < table.Count; index++)
                expected[table.Hash(index)] = expected.GetValueOrDefault(table.Hash(index)) + table.CountAt(index);
        }

        Write(directory.Path, writer => PhraseMerge.Write(writer, tables, 2));
        AssertHolds(directory.Path, expected.Where(phrase => phrase.Value >= 2));
        files.ForEach(file => file.Dispose());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(300_000)]
    public void However_many_hashes_there_are_each_is_counted(int length)
    {
        var random = new Sequence((ulong)length);
        var expected = new SortedDictionary<ulong, int>();
        var counts = new PhraseCounts(8);
        var room = counts.Room(length);
        for (var index = 0; index < length; index++)
        {
            // The same eight bits first; 0, and neighbours that differ in the lowest bits only.
            room[index] = random.Below(3) == 0 ? (ulong)random.Below(300) : (ulong)random.Below(200_000) * 0x9E37_79B9_7F4A_7C15 >> 8;
            expected[room[index]] = expected.GetValueOrDefault(room[index]) + 1;
        }

        Assert.Equal(expected.Where(pair => pair.Value >= 2).Select(pair => (pair.Key, pair.Value)), counts.Take(length, 2));
    }

    [Fact]
    public void A_document_holds_a_phrase_once_however_many_it_has()
    {
        var set = new PhraseSet();
        foreach (var size in new[] { 10, 40_000, 10 })
        {
            var phrases = Enumerable.Range(0, size).SelectMany(number => new[] { (ulong)number << 40, (ulong)number % 7 }).ToList();
            set.Clear();
            phrases.ForEach(set.Add);
            Assert.Equal(phrases.Distinct(), set.Phrases.ToArray());
        }
    }

    private static PhraseSet SetOf(List<ulong> phrases)
    {
        var set = new PhraseSet();
        phrases.ForEach(set.Add);
        return set;
    }

    // Some thousand phrases over all parts, one in ten with the same highest bits as another.
    private static List<ulong> Phrases(Sequence random) => [.. Enumerable.Range(0, random.Below(60)).Select(_ => random.Below(10) == 0
        ? ulong.MaxValue - (ulong)random.Below(500)
        : (ulong)random.Below(3_000) * 0x9E37_79B9_7F4A_7C15)];

    private static IndexFile Write(string directory, Action<SectionWriter> write, string name = "s000001.phrases")
    {
        using var writer = new SectionWriter(Path.Combine(directory, name), FileKind.Phrases);
        write(writer);
        return writer.Complete();
    }

    private static void AssertHolds(string directory, IEnumerable<KeyValuePair<ulong, int>> expected)
    {
        var path = Path.Combine(directory, "s000001.phrases");
        FileHeader.TryRead(File.ReadAllBytes(path), out var header);
        using var file = MappedFile.Open(
            directory, new IndexFile(Path.GetFileName(path), header.Length, header.Checksum), FileKind.Phrases);
        var table = new PhraseTable(file);
        var read = new List<KeyValuePair<ulong, int>>();
        for (var index = 0L; index < table.Count; index++)
            read.Add(new(table.Hash(index), table.CountAt(index)));
        Assert.Equal(expected.OrderBy(phrase => phrase.Key), read);
        foreach (var (hash, count) in read)
            Assert.Equal(count, table.Find(hash));
        Assert.Equal(0, table.Find(1));
    }
}
