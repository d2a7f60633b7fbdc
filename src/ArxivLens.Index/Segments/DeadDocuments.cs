using System.Numerics;
using System.Runtime.InteropServices;
using ArxivLens.Index.Files;
using ArxivLens.Index.Postings;
using ArxivLens.Index.Ranking;

namespace ArxivLens.Index.Segments;

/// <summary>
/// The documents of a segment that were replaced or removed since it was written, and what they had added to its statistics.
/// </summary>
internal sealed class DeadDocuments
{
    private const int BitsOfWord = 64;

    private readonly MappedArray<ulong> _bits;
    private readonly MappedArray<int> _ranks;
    private readonly MappedArray<TermCounts> _counts;

    private DeadDocuments(MappedArray<ulong> bits, FieldTotals totals, MappedArray<int> ranks, MappedArray<TermCounts> counts)
    {
        _bits = bits;
        Totals = totals;
        _ranks = ranks;
        _counts = counts;
        foreach (var word in bits.Length == 0 ? [] : bits.All)
            Count += BitOperations.PopCount(word);
    }

    /// <summary>None.</summary>
    public static DeadDocuments None { get; } = new(default, FieldTotals.Zero, default, default);

    /// <summary>Number of dead documents.</summary>
    public int Count { get; }

    /// <summary>Lengths of their fields, summed.</summary>
    public FieldTotals Totals { get; }

    /// <summary>One bit a document of the segment, set when it is dead; empty when none is.</summary>
    public ReadOnlySpan<ulong> Bits => _bits.Length == 0 ? [] : _bits.All;

    /// <summary>Takes the dead documents of a segment.</summary>
    public static DeadDocuments Open(MappedFile file, int documentCount)
    {
        var ranks = file.Section<int>(2);
        return new DeadDocuments(
            file.Section<ulong>(0).Expect(WordsOf(documentCount)),
            new FieldTotals(file.Section<long>(1).Expect(FieldTotals.Count).All),
            ranks,
            file.Section<TermCounts>(3).Expect(ranks.Length));
    }

    /// <summary>Whether a document is dead.</summary>
    public bool Contains(int place)
        => _bits.Length != 0 && (_bits[place / BitsOfWord] >> (place % BitsOfWord) & 1) != 0;

    /// <summary>In how many dead documents a term of the segment occurs.</summary>
    public TermCounts Counts(int rank)
    {
        if (_ranks.Length == 0)
            return default;
        var index = _ranks.All.BinarySearch(rank);
        return index < 0 ? default : _counts[index];
    }

    /// <summary>Writes the file for a segment whose documents at some places are dead.</summary>
    public static void Write(SectionWriter writer, Segment segment, ReadOnlySpan<ulong> bits)
    {
        var totals = FieldTotals.Zero;
        var counts = new Dictionary<int, TermCounts>();
        Span<int> lengths = stackalloc int[TextFields.Count];
        for (var place = 0; place < segment.DocumentCount; place++)
        {
            if ((bits[place / BitsOfWord] >> (place % BitsOfWord) & 1) == 0)
                continue;
            lengths.Clear();
            var terms = segment.Forward.Read(place);
            while (terms.MoveNext())
            {
                CollectionsMarshal.GetValueRefOrAddDefault(counts, terms.Rank, out _).Add(terms.Frequencies);
                for (var field = 0; field < TextFields.Count; field++)
                    lengths[field] += terms.Frequencies[field];
            }

            totals.Add(lengths);
        }

        writer.WriteSection(bits);
        writer.WriteSection(totals.Values);
        int[] ranks = [.. counts.Keys.Order()];
        writer.WriteSection<int>(ranks);
        writer.WriteSection<TermCounts>(Array.ConvertAll(ranks, rank => counts[rank]));
    }

    /// <summary>Words of a bit for each document.</summary>
    public static int WordsOf(int documentCount) => (documentCount + BitsOfWord - 1) / BitsOfWord;
}

/// <summary>In how many documents a term occurs: in any field, in title or abstract, and by field.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct TermCounts
{
    /// <summary>Documents that hold it in any field.</summary>
    public int Any;

    /// <summary>Documents that hold it in title or abstract.</summary>
    public int TitleOrAbstract;

    /// <summary>Documents that hold it in each field.</summary>
    public FieldFrequencies ByField;

    /// <summary>Counts a document.</summary>
    public void Add(ReadOnlySpan<int> frequencies)
    {
        Any++;
        TitleOrAbstract += frequencies[0] + frequencies[1] > 0 ? 1 : 0;
        for (var field = 0; field < TextFields.Count; field++)
            ByField[field] += frequencies[field] > 0 ? 1 : 0;
    }

    /// <summary>Adds what a dictionary says of a term, less what its dead documents had added.</summary>
    public void Add(in TermEntry entry, in TermCounts dead)
    {
        Any += entry.DocumentCount - dead.Any;
        TitleOrAbstract += entry.TitleOrAbstract - dead.TitleOrAbstract;
        for (var field = 0; field < TextFields.Count; field++)
            ByField[field] += entry.ByField[field] - dead.ByField[field];
    }

    /// <summary>Documents that hold it in a field or in any.</summary>
    public readonly int In(Documents.TextField? field) => field is { } one ? ByField[(int)one] : Any;
}
