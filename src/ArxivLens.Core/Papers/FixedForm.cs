using System.Buffers;
using System.Buffers.Binary;

namespace ArxivLens.Core.Papers;

/// <summary>
/// Writes values so that different values never come out as the same bytes: every text has its length before it, every number its
/// eight bytes, and what is absent a mark of its own.
/// </summary>
internal sealed class FixedForm
{
    private const long Absent = -1;

    private readonly ArrayBufferWriter<byte> bytes = new(1_024);

    public ReadOnlySpan<byte> Bytes => bytes.WrittenSpan;

    public void Add(string? text)
    {
        AddRaw(text?.Length ?? Absent);
        if (string.IsNullOrEmpty(text))
            return;

        // UTF-16 as it stands: an encoder would map every lone surrogate to the same replacement
        var target = bytes.GetSpan(text.Length * 2);
        for (var i = 0; i < text.Length; i++)
            BinaryPrimitives.WriteUInt16LittleEndian(target[(i * 2)..], text[i]);
        bytes.Advance(text.Length * 2);
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
