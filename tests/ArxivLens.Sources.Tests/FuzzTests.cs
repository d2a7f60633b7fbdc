using System.Text;

namespace ArxivLens.Sources.Tests;

/// <summary>Whatever the bytes, a reader ends and every line is a record or a rejection with a reason.</summary>
public sealed class FuzzTests
{
    private const int Rounds = 150;

    private const string Paper =
        "{\"\\ud800ab\":\"\\udc00\",\"id\":\"2311.09227\",\"title\":\"A $b$ \\\\'e\",\"authors_parsed\":[[\"A\",\"B\",\"\"]],"
        + "\"versions\":[{\"version\":\"v1\",\"created\":\"Mon, 2 Apr 2007 19:18:42 GMT\"}]}";

    [Fact]
    public async Task Changed_snapshots_never_break_the_reader()
    {
        for (ulong seed = 1; seed <= Rounds; seed++)
        {
            var records = await Records.OfSnapshot(Change($"{Paper}\n{Paper}\n{Paper}\n", seed));
            Assert.True(records.TrueForAll(record => record.Reason is not null || record.Value is not null), $"seed {seed}");
            Assert.True(records.TrueForAll(record => record.Text is null or { Length: <= 1_000 }), $"seed {seed}");
        }
    }

    [Fact]
    public async Task Changed_citations_never_break_the_reader()
    {
        const string header = "citing,cited,note\n";
        for (ulong seed = 1; seed <= Rounds; seed++)
        {
            var body = Change("2311.09227,\"hep-th/9901001\",\"a\nb\"\n704.0001,10.1000/x,\n\"a\"\"b\",c,d\n", seed);
            using var file = new TemporaryFile([.. Encoding.UTF8.GetBytes(header), .. body]);
            var records = await Records.All(Sources.CitationFile.CitationFileReader.ReadAsync(file.Path));
            Assert.True(
                records.TrueForAll(record => record.Reason is not null || record.Value.Citing != default), $"seed {seed}");
        }
    }

    /// <summary>A few bytes are replaced, removed or doubled; the same seed does the same.</summary>
    private static byte[] Change(string content, ulong seed)
    {
        var bytes = Encoding.UTF8.GetBytes(content).ToList();
        var state = seed * 0x9e3779b97f4a7c15;
        for (var change = 0; change < 6; change++)
        {
            // xorshift64
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            var at = (int)(state % (ulong)bytes.Count);
            var with = (state >> 32) % 4;
            if (with == 0)
                bytes.RemoveAt(at);
            else if (with == 1)
                bytes.Insert(at, bytes[at]);
            else
                bytes[at] = with == 2 ? (byte)(state >> 40) : "\"\\{}[],\n:"u8[(int)((state >> 40) % 9)];
        }

        return [.. bytes];
    }
}
