using System.Runtime.InteropServices;
using ArxivLens.Index.Files;

namespace ArxivLens.Index.Suggesting;

/// <summary>
/// Texts by number, as UTF-8 with their lengths before them, and where every sixteenth begins: two bytes a text beside its own.
/// </summary>
internal readonly struct PackedTexts
{
    /// <summary>Sections they take.</summary>
    public const int Sections = 2;

    /// <summary>Texts of a group.</summary>
    public const int GroupSize = 16;

    private readonly MappedArray<long> _starts;
    private readonly MappedArray<byte> _bytes;
    private readonly string _file;

    /// <summary>Takes the texts whose first section is given.</summary>
    public PackedTexts(MappedFile file, int section, int count)
    {
        _starts = file.Section<long>(section).Expect((count + GroupSize - 1) / GroupSize + 1);
        _bytes = file.Section<byte>(section + 1);
        _file = file.Entry.Name;
        Count = count;
    }

    /// <summary>Number of texts.</summary>
    public int Count { get; }

    /// <summary>The UTF-8 of a text.</summary>
    public ReadOnlySpan<byte> this[int number]
    {
        get
        {
            var group = number / GroupSize;
            var bytes = _bytes.Slice(_starts[group], _starts[group + 1L] - _starts[group]);
            try
            {
                var at = 0;
                for (var left = number % GroupSize; left > 0; left--)
                {
                    var skipped = (int)Varint.Read(bytes, ref at);
                    at += skipped;
                }

                var length = (int)Varint.Read(bytes, ref at);
                return bytes.Slice(at, length);
            }
            catch (Exception exception) when (exception is IndexOutOfRangeException or ArgumentOutOfRangeException)
            {
                throw new IndexDamagedException(_file, "has a text that reaches over its group", exception);
            }
        }
    }
}

/// <summary>Gathers texts for <see cref="PackedTexts"/>.</summary>
internal sealed class PackedTextsWriter
{
    private const int BlockSize = 1 << 20;

    private readonly List<byte[]> _blocks = [];
    private readonly List<(int Block, int Start, int Length)> _texts = [];
    private int _used = BlockSize;

    /// <summary>Number of texts.</summary>
    public int Count => _texts.Count;

    /// <summary>The UTF-8 of a text.</summary>
    public ReadOnlySpan<byte> this[int number]
    {
        get
        {
            var (block, start, length) = _texts[number];
            return _blocks[block].AsSpan(start, length);
        }
    }

    /// <summary>Adds a text.</summary>
    public void Add(ReadOnlySpan<byte> text)
    {
        if (_blocks.Count == 0 || text.Length > _blocks[^1].Length - _used)
        {
            _blocks.Add(new byte[Math.Max(BlockSize, text.Length)]);
            _used = 0;
        }

        text.CopyTo(_blocks[^1].AsSpan(_used));
        _texts.Add((_blocks.Count - 1, _used, text.Length));
        _used += text.Length;
    }

    /// <summary>Writes two sections.</summary>
    public void Write(SectionWriter writer)
    {
        var starts = new List<long>();
        var at = 0L;
        for (var number = 0; number < Count; number++)
        {
            if (number % PackedTexts.GroupSize == 0)
                starts.Add(at);
            at += _texts[number].Length + Varint.Length((ulong)_texts[number].Length);
        }

        starts.Add(at);
        writer.WriteSection<long>(CollectionsMarshal.AsSpan(starts));
        Span<byte> length = stackalloc byte[Varint.MaximumLength];
        for (var number = 0; number < Count; number++)
        {
            var text = this[number];
            writer.Write<byte>(length[..Varint.Write(length, (ulong)text.Length)]);
            writer.Write(text);
        }

        writer.EndSection();
    }
}
