using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace ArxivLens.Core.Papers;

/// <summary>
/// Writes values so that different values never come out as the same bytes: every text has its length before it, every number its
/// eight bytes, and what is absent a mark of its own.
/// </summary>
internal sealed class FixedForm
{
    private const long Absent = -1;

    private readonly ArrayBufferWriter<byte> bytes = new(8_192);

    public ReadOnlySpan<byte> Bytes => bytes.WrittenSpan;

    public void Clear() => bytes.ResetWrittenCount();

    public void Add(string? text)
    {
        AddRaw(text?.Length ?? Absent);
        if (string.IsNullOrEmpty(text))
            return;

        // UTF-16 as it stands: an encoder would map every lone surrogate to the same replacement
        var units = MemoryMarshal.Cast<char, ushort>(text);
        var target = MemoryMarshal.Cast<byte, ushort>(bytes.GetSpan(text.Length * sizeof(ushort)));
        if (BitConverter.IsLittleEndian)
            units.CopyTo(target);
        else
            BinaryPrimitives.ReverseEndianness(units, target);
        bytes.Advance(text.Length * sizeof(ushort));
    }

    public void Add(long? number)
    {
        AddRaw(number is null ? 0 : 1);
        AddRaw(number ?? 0);
    }

    private void AddRaw(long number)
    {
        BinaryPrimitives.WriteInt64LittleEndian(bytes.GetSpan(8), number);
        bytes.Advance(8);
    }
}
