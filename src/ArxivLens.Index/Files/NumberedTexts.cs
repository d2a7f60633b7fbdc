using System.Buffers.Binary;
using System.Text;

namespace ArxivLens.Index.Files;

/// <summary>
/// Texts met during a build, each once, numbered as they come. They are held as UTF-8 in blocks with an open hash table over
/// them: about 30 bytes a text beside its own, where a string in a dictionary takes more than 100.
/// </summary>
internal sealed class NumberedTexts
{
    private const int BlockSize = 1 << 20;
    private const int LargestUnit = 3;

    private readonly List<byte[]> _blocks = [];
    private Entry[] _entries = new Entry[1 << 8];
    private byte[] _encoded = new byte[256];

    // A hash and, below it, the number of a text and one more; 0 is free. Most texts that differ are told apart without a look
    // at them, and the table is widened without one.
    private ulong[] _slots = new ulong[1 << 9];
    private int _used = BlockSize;

    /// <summary>Number of texts.</summary>
    public int Count { get; private set; }

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
        var slot = SlotOf(bytes, hash);
        number = (int)(uint)_slots[slot] - 1;
        if (number >= 0)
            return false;
        number = Count;
        Keep(bytes);
        _slots[slot] = (ulong)hash << 32 | (uint)Count;
        if (Count > _slots.Length / 4 * 3)
            Widen();
        return true;
    }

    /// <summary>The number of a text, or −1.</summary>
    public int Find(ReadOnlySpan<char> text)
    {
        Span<byte> bytes = text.Length <= 256 ? stackalloc byte[256 * LargestUnit] : new byte[text.Length * LargestUnit];
        bytes = bytes[..Encoding.UTF8.GetBytes(text, bytes)];
        return (int)(uint)_slots[SlotOf(bytes, HashOf(bytes))] - 1;
    }

    /// <summary>The UTF-8 of a text.</summary>
    public ReadOnlySpan<byte> Bytes(int number)
    {
        ref readonly var entry = ref _entries[number];
        return _blocks[entry.Block].AsSpan(entry.Start, entry.Length);
    }

    /// <summary>Asks for what is known of a text that will be read soon.</summary>
    public void PrefetchEntry(int number) => Prefetch.Of(in _entries[number]);

    /// <summary>Asks for the bytes of a text, once what is known of it is there.</summary>
    public void PrefetchBytes(int number)
    {
        ref readonly var entry = ref _entries[number];
        if (entry.Length > 0)
            Prefetch.Of(in _blocks[entry.Block][entry.Start]);
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

    private static uint HashOf(ReadOnlySpan<byte> bytes) => (uint)SeededHash.Of(bytes);

    /// <summary>The slot of a text, or the free one where it belongs.</summary>
    private int SlotOf(ReadOnlySpan<byte> bytes, uint hash)
    {
        var mask = _slots.Length - 1;
        for (var slot = (int)hash & mask; ; slot = (slot + 1) & mask)
        {
            var found = _slots[slot];
            if (found == 0 || ((uint)(found >> 32) == hash && Bytes((int)(uint)found - 1).SequenceEqual(bytes)))
                return slot;
        }
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        if (_blocks.Count == 0 || bytes.Length > _blocks[^1].Length - _used)
        {
            _blocks.Add(new byte[Math.Max(BlockSize, bytes.Length)]);
            _used = 0;
        }

        if (Count == _entries.Length)
            Array.Resize(ref _entries, 2 * Count);
        bytes.CopyTo(_blocks[^1].AsSpan(_used));
        _entries[Count++] = new Entry(_blocks.Count - 1, _used, bytes.Length);
        _used += bytes.Length;
    }

    private void Widen()
    {
        var slots = new ulong[_slots.Length * 2];
        var mask = slots.Length - 1;
        foreach (var value in _slots)
        {
            if (value == 0)
                continue;
            var slot = (int)(value >> 32) & mask;
            while (slots[slot] != 0)
                slot = (slot + 1) & mask;
            slots[slot] = value;
        }

        _slots = slots;
    }

    private readonly record struct Entry(int Block, int Start, int Length);
}
