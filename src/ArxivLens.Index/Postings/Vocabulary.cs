using System.Buffers.Binary;
using System.Text;
using ArxivLens.Index.Terms;

namespace ArxivLens.Index.Postings;

/// <summary>The terms met during a build, numbered as they come and ranked by their UTF-8 bytes at the end.</summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, int> _numbers;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly List<string> _terms = [];
    private readonly List<ulong> _hashes = [];

    public Vocabulary()
    {
        _numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        _lookup = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Number of terms.</summary>
    public int Count => _terms.Count;

    /// <summary>The number of a term, given when it is new.</summary>
    public int Number(ReadOnlySpan<char> term)
    {
        if (_lookup.TryGetValue(term, out var number))
            return number;
        number = _terms.Count;
        var text = term.ToString();
        _numbers.Add(text, number);
        _terms.Add(text);
        _hashes.Add(PhraseHash.OfTerm(text));
        return number;
    }

    /// <summary>The hash of a term, for phrases.</summary>
    public ulong Hash(int number) => _hashes[number];

    /// <summary>The terms in the order of their bytes.</summary>
    public SortedVocabulary Sort()
    {
        var encoded = new ReadOnlyMemory<byte>[Count];
        var keys = new SortKey[Count];
        Span<byte> head = stackalloc byte[8];
        for (var number = 0; number < Count; number++)
        {
            encoded[number] = Encoding.UTF8.GetBytes(_terms[number]);
            head.Clear();
            encoded[number].Span[..Math.Min(8, encoded[number].Length)].CopyTo(head);
            keys[number] = new SortKey(BinaryPrimitives.ReadUInt64BigEndian(head), number);
        }

        Array.Sort(keys, (left, right) => left.Head != right.Head
            ? left.Head.CompareTo(right.Head)
            : encoded[left.Number].Span.SequenceCompareTo(encoded[right.Number].Span));
        var numbers = new int[Count];
        var ranks = new int[Count];
        for (var rank = 0; rank < Count; rank++)
        {
            numbers[rank] = keys[rank].Number;
            ranks[numbers[rank]] = rank;
        }

        return new SortedVocabulary(Array.ConvertAll(numbers, number => encoded[number]), numbers, ranks);
    }

    private readonly record struct SortKey(ulong Head, int Number);
}

/// <summary>A vocabulary in its final order.</summary>
/// <param name="Terms">Terms as UTF-8, by rank.</param>
/// <param name="Numbers">The build's number of each rank.</param>
/// <param name="Ranks">The rank of each of the build's numbers.</param>
internal sealed record SortedVocabulary(ReadOnlyMemory<byte>[] Terms, int[] Numbers, int[] Ranks);
