using System.Buffers.Text;
using System.IO.Compression;
using ArxivLens.Scale.Corpus;

namespace ArxivLens.Scale.SemanticScholar;

/// <summary>
/// A generated shard of Semantic Scholar's dataset of citations: corpus ids below 280 million drawn evenly; so many rows in a hundred with
/// one to three sentences of 12 to 40 words and their purposes. The real dataset has some 28 bytes a row when it is packed, so few of its
/// rows can have sentences.
/// </summary>
internal sealed class CitationShard(int works, int sentencesIn100, ulong seed)
{
    /// <summary>Above every corpus id.</summary>
    public const int Greatest = 280_000_000;

    private const int BufferLength = 1 << 16;
    private const int LongestRow = 4_096;
    private static readonly byte[][] Purposes = ["background"u8.ToArray(), "methodology"u8.ToArray(), "result"u8.ToArray()];

    private readonly WordTable words = new();
    private readonly byte[] buffer = new byte[BufferLength];
    private int length;

    /// <summary>The corpus id of a work of the library: they are strewn over all ids.</summary>
    public long IdOf(int work) => 1 + (long)((ulong)work * Greatest / (ulong)works);

    /// <summary>Writes a shard, packed.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="percent">How many in a hundred are between two works of the library.</param>
    public void Write(string path, int rows, int percent)
    {
        using var file = File.Create(path);
        using var packed = new GZipStream(file, CompressionLevel.Fastest);
        for (var row = 0; row < rows; row++)
        {
            WriteRow(row, percent);
            if (length > BufferLength - LongestRow)
                Flush(packed);
        }

        Flush(packed);
    }

    private void Flush(Stream stream)
    {
        stream.Write(buffer, 0, length);
        length = 0;
    }

    private void WriteRow(int row, int percent)
    {
        var dice = new Dice(seed, (ulong)row);
        var isOfLibrary = dice.Below(100) < percent;
        Add("{\"citationid\":"u8);
        Add(100_000_000L + row);
        Add(",\"citingcorpusid\":"u8);
        Add(isOfLibrary ? IdOf(dice.Below(works)) : IdOutside(ref dice));
        Add(",\"citedcorpusid\":"u8);
        Add(isOfLibrary ? IdOf(dice.Below(works)) : IdOutside(ref dice));
        Add(dice.Below(20) == 0 ? ",\"isinfluential\":true"u8 : ",\"isinfluential\":false"u8);
        var sentences = dice.Below(100) < sentencesIn100 ? 1 + dice.Below(3) : 0;
        if (sentences == 0)
            Add(",\"contexts\":null,\"intents\":null}\n"u8);
        else
            AddSentences(sentences, ref dice);
    }

    // Between two works of the library there is room for others as long as it does not have all.
    private long IdOutside(ref Dice dice)
    {
        var id = 1 + (long)dice.Below(Greatest);
        return IdOf((int)((ulong)(id - 1) * (ulong)works / Greatest)) == id ? id + 1 : id;
    }

    private void AddSentences(int sentences, ref Dice dice)
    {
        Add(",\"contexts\":["u8);
        for (var sentence = 0; sentence < sentences; sentence++)
        {
            Add(sentence == 0 ? "\""u8 : ",\""u8);
            var rank = words.RankAt(dice.Fraction());
            for (var left = 12 + dice.Below(29); left > 0; left--)
            {
                length += WordTable.Spell(rank, buffer.AsSpan(length));
                buffer[length++] = (byte)' ';
                rank = dice.Below(3) == 0 ? words.RankAt(dice.Fraction()) : words.Successor(rank, dice.Below(4));
            }

            Add("[1].\""u8);
        }

        Add("],\"intents\":["u8);
        for (var sentence = 0; sentence < sentences; sentence++)
        {
            Add(sentence == 0 ? "[\""u8 : ",[\""u8);
            Add(Purposes[dice.Below(Purposes.Length)]);
            Add("\"]"u8);
        }

        Add("]}\n"u8);
    }

    private void Add(ReadOnlySpan<byte> text)
    {
        text.CopyTo(buffer.AsSpan(length));
        length += text.Length;
    }

    private void Add(long number)
    {
        Utf8Formatter.TryFormat(number, buffer.AsSpan(length), out var written);
        length += written;
    }
}
