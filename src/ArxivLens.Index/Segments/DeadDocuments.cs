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
        foreach (var word in Bits)
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

    /// <summary>Writes the file for a segment of which more have died; the work follows these and the dead before.</summary>
    /// <param name="writer">The file.</param>
    /// <param name="segment">The segment as it was.</param>
    /// <param name="places">Places of documents that have died since.</param>
    public static void Write(SectionWriter writer, Segment segment, IReadOnlyList<int> places)
    {
        var bits = new ulong[WordsOf(segment.DocumentCount)];
        segment.Dead.Bits.CopyTo(bits);
        var totals = new FieldTotals(segment.Dead.Totals.Values);
        var counts = new SortedDictionary<int, TermCounts>();
        Span<int> lengths = stackalloc int[TextFields.Count];
        foreach (var place in places)
        {
            bits[place / BitsOfWord] |= 1UL << (place % BitsOfWord);
            lengths.Clear();
            var terms = segment.Forward.Read(place);
            while (terms.MoveNext())
            {
                var count = counts.GetValueOrDefault(terms.Rank);
                count.Add(terms.Frequencies);
                counts[terms.Rank] = count;
                for (var field = 0; field < TextFields.Count; field++)
                    lengths[field] += terms.Frequencies[field];
            }

            totals.Add(lengths);
        }

        writer.WriteSection<ulong>(bits);
        writer.WriteSection(totals.Values);
        segment.Dead.WriteCounts(writer, counts);
    }

    /// <summary>Writes the counts of the dead before with those that have come to them, both ascending by rank.</summary>
    private void WriteCounts(SectionWriter writer, SortedDictionary<int, TermCounts> added)
    {
        var ranks = new List<int>((int)_ranks.Length + added.Count);
        var counts = new List<TermCounts>(ranks.Capacity);
        var old = 0L;
        foreach (var (rank, count) in added)
        {
            for (; old < _ranks.Length && _ranks[old] < rank; old++)
                Keep(_ranks[old], _counts[old]);
            var sum = count;
            if (old < _ranks.Length && _ranks[old] == rank)
                sum.Add(_counts[old++]);
            Keep(rank, sum);
        }

        for (; old < _ranks.Length; old++)
            Keep(_ranks[old], _counts[old]);
        writer.WriteSection<int>(CollectionsMarshal.AsSpan(ranks));
        writer.WriteSection<TermCounts>(CollectionsMarshal.AsSpan(counts));

        void Keep(int rank, TermCounts count)
        {
            ranks.Add(rank);
            counts.Add(count);
        }
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

    /// <summary>How often it occurs in titles and abstracts.</summary>
    public long Occurrences;

    /// <summary>Counts a document.</summary>
    public void Add(ReadOnlySpan<int> frequencies)
    {
        Any++;
        TitleOrAbstract += frequencies[0] + frequencies[1] > 0 ? 1 : 0;
        Occurrences += frequencies[0] + frequencies[1];
        for (var field = 0; field < TextFields.Count; field++)
            ByField[field] += frequencies[field] > 0 ? 1 : 0;
    }

    /// <summary>Adds the counts of other documents.</summary>
    public void Add(in TermCounts other)
    {
        Any += other.Any;
        TitleOrAbstract += other.TitleOrAbstract;
        Occurrences += other.Occurrences;
        for (var field = 0; field < TextFields.Count; field++)
            ByField[field] += other.ByField[field];
    }

    /// <summary>Adds what a dictionary says of a term, less what its dead documents had added.</summary>
    public void Add(in TermEntry entry, in TermCounts dead)
    {
        Any += entry.DocumentCount - dead.Any;
        TitleOrAbstract += entry.TitleOrAbstract - dead.TitleOrAbstract;
        Occurrences += entry.Occurrences - dead.Occurrences;
        for (var field = 0; field < TextFields.Count; field++)
            ByField[field] += entry.ByField[field] - dead.ByField[field];
    }

    /// <summary>Documents that hold it in a field or in any.</summary>
    public readonly int In(Documents.TextField? field) => field is { } one ? ByField[(int)one] : Any;
}
