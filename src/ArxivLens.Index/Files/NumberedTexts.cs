using System.Buffers.Binary;
using System.Text;

namespace ArxivLens.Index.Files;

/// <summary>
/// Texts met during a build, each once, numbered as they come. They are held as UTF-8 in blocks with an open hash table over
/// them: about 20 bytes a text beside its own, where a string in a dictionary takes more than 100.
/// </summary>
internal sealed class NumberedTexts
{
    private const int BlockSize = 1 << 20;
    private const int LargestUnit = 3;

    private readonly List<byte[]> _blocks = [];
    private readonly List<Entry> _entries = [];
    private byte[] _encoded = new byte[256];
    private int[] _slots = new int[1 << 10];
    private int _used = BlockSize;

    /// <summary>Number of texts.</summary>
    public int Count => _entries.Count;

    /// <summary>The number of a text, given when it is new.</summary>
    /// <returns>Whether it is new.</returns>
    public bool Add(ReadOnlySpan<char> text, out int number)
    {
        if (_encoded.Length < text.Length * LargestUnit)
            _encoded = new byte[text.Length * LargestUnit];
        return Add(_encoded.AsSpan(0, Encoding.UTF8.GetBytes(text, _encoded)), out number);
    }

    /// <summary>The number of a text in UTF-8, given when it is new.</summary>
    /// <returns>Whether it is new.</returns>
    public bool Add(ReadOnlySpan<byte> bytes, out int number)
    {
        var hash = HashOf(bytes);
        var slot = hash & (_slots.Length - 1);
        for (; _slots[slot] != 0; slot = (slot + 1) & (_slots.Length - 1))
        {
            number = _slots[slot] - 1;
            if (_entries[number].Hash == hash && Bytes(number).SequenceEqual(bytes))
                return false;
        }

        number = _entries.Count;
        _slots[slot] = number + 1;
        Keep(bytes, hash);
        if (_entries.Count > _slots.Length / 4 * 3)
            Widen();
        return true;
    }

    /// <summary>The number of a text, or −1.</summary>
    public int Find(ReadOnlySpan<char> text)
    {
        Span<byte> bytes = text.Length <= 256 ? stackalloc byte[256 * LargestUnit] : new byte[text.Length * LargestUnit];
        bytes = bytes[..Encoding.UTF8.GetBytes(text, bytes)];
        var hash = HashOf(bytes);
        for (var slot = hash & (_slots.Length - 1); _slots[slot] != 0; slot = (slot + 1) & (_slots.Length - 1))
        {
            var number = _slots[slot] - 1;
            if (_entries[number].Hash == hash && Bytes(number).SequenceEqual(bytes))
                return number;
        }

        return -1;
    }

    /// <summary>The UTF-8 of a text.</summary>
    public ReadOnlySpan<byte> Bytes(int number)
    {
        var entry = _entries[number];
        return _blocks[entry.Block].AsSpan(entry.Start, entry.Length);
    }

    /// <summary>The numbers in the order of the texts' bytes.</summary>
    public int[] Sort()
    {
        var numbers = new int[Count];
        var heads = new ulong[Count];
        Span<byte> head = stackalloc byte[8];
        for (var number = 0; number < numbers.Length; number++)
        {
            var bytes = Bytes(number);
            head.Clear();
            bytes[..Math.Min(8, bytes.Length)].CopyTo(head);
            heads[number] = BinaryPrimitives.ReadUInt64BigEndian(head);
            numbers[number] = number;
        }

        // The first eight bytes tell most texts apart, and are sorted as numbers; runs of the same are then sorted by the whole.
        Array.Sort(heads, numbers);
        for (int first = 0, end; first < numbers.Length; first = end)
        {
            for (end = first + 1; end < numbers.Length && heads[end] == heads[first];)
                end++;
            if (end - first > 1)
                numbers.AsSpan(first, end - first).Sort((left, right) => Bytes(left).SequenceCompareTo(Bytes(right)));
        }

        return numbers;
    }

    private static int HashOf(ReadOnlySpan<byte> bytes)
    {
        // Drawn anew in each process, so that no choice of texts makes the table slow.
        var hash = default(HashCode);
        hash.AddBytes(bytes);
        return hash.ToHashCode() & int.MaxValue;
    }

    private void Keep(ReadOnlySpan<byte> bytes, int hash)
    {
        if (_blocks.Count == 0 || bytes.Length > _blocks[^1].Length - _used)
        {
            _blocks.Add(new byte[Math.Max(BlockSize, bytes.Length)]);
            _used = 0;
        }

        bytes.CopyTo(_blocks[^1].AsSpan(_used));
        _entries.Add(new Entry(_blocks.Count - 1, _used, bytes.Length, hash));
        _used += bytes.Length;
    }

    private void Widen()
    {
        var slots = new int[_slots.Length * 2];
        for (var number = 0; number < _entries.Count; number++)
        {
            var slot = _entries[number].Hash & (slots.Length - 1);
            while (slots[slot] != 0)
                slot = (slot + 1) & (slots.Length - 1);
            slots[slot] = number + 1;
        }

        _slots = slots;
    }

    private readonly record struct Entry(int Block, int Start, int Length, int Hash);
}
