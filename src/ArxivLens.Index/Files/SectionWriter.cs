using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace ArxivLens.Index.Files;

/// <summary>Writes one file of a segment: header, sections at multiples of eight bytes, table of sections.</summary>
internal sealed class SectionWriter : IDisposable
{
    private const int BufferSize = 1 << 18;

    private readonly FileStream _stream;
    private readonly FileKind _kind;
    private readonly bool _isDurable;
    private readonly ContentChecksum _checksum = new();
    private readonly byte[] _buffer = new byte[BufferSize];
    private readonly List<(long Start, long Length)> _sections = [];
    private int _buffered;
    private long _position = FileHeader.Size;
    private long _sectionStart = FileHeader.Size;

    /// <summary>Begins a file, which must not be there.</summary>
    public SectionWriter(string path, FileKind kind, bool isDurable = true)
    {
        _kind = kind;
        _isDurable = isDurable;
        _stream = IndexDirectory.Create(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, 0);
        Span<byte> placeholder = stackalloc byte[FileHeader.Size];
        placeholder.Clear();
        _stream.Write(placeholder);
    }

    /// <summary>Bytes of the current section so far.</summary>
    public long SectionLength => _position - _sectionStart;

    /// <summary>Adds values to the current section, little-endian.</summary>
    public void Write<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        // A span of longs may exceed what a span of bytes can count.
        const int step = 1 << 24;
        for (; values.Length > step; values = values[step..])
            WriteBytes(MemoryMarshal.AsBytes(values[..step]));
        WriteBytes(MemoryMarshal.AsBytes(values));
    }

    /// <summary>Adds one value to the current section.</summary>
    public void Write<T>(T value)
        where T : unmanaged
        => WriteBytes(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)));

    /// <summary>Ends the current section and begins the next.</summary>
    public void EndSection()
    {
        _sections.Add((_sectionStart, SectionLength));
        Span<byte> padding = stackalloc byte[8];
        padding.Clear();
        WriteBytes(padding[..(int)(-_position & 7)]);
        _sectionStart = _position;
    }

    /// <summary>Writes values as one section.</summary>
    public void WriteSection<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        Write(values);
        EndSection();
    }

    /// <summary>Writes table and header and makes the file durable.</summary>
    public IndexFile Complete()
    {
        var table = _position;
        Span<byte> entry = stackalloc byte[16];
        foreach (var (start, length) in _sections)
        {
            BinaryPrimitives.WriteInt64LittleEndian(entry, start);
            BinaryPrimitives.WriteInt64LittleEndian(entry[8..], length);
            WriteBytes(entry);
        }

        FlushBuffer();
        var header = new FileHeader(
            IndexManifest.CurrentFormatVersion, (uint)_kind, _position, table, _sections.Count, _checksum.Value);
        Span<byte> bytes = stackalloc byte[FileHeader.Size];
        header.Write(bytes);
        _stream.Position = 0;
        _stream.Write(bytes);
        _stream.Flush(_isDurable);
        return new IndexFile(Path.GetFileName(_stream.Name), _position, header.Checksum);
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    private void WriteBytes(ReadOnlySpan<byte> bytes)
    {
        _position += bytes.Length;
        if (bytes.Length > BufferSize - _buffered)
        {
            FlushBuffer();
            if (bytes.Length >= BufferSize)
            {
                WriteThrough(bytes);
                return;
            }
        }

        bytes.CopyTo(_buffer.AsSpan(_buffered));
        _buffered += bytes.Length;
    }

    private void FlushBuffer()
    {
        WriteThrough(_buffer.AsSpan(0, _buffered));
        _buffered = 0;
    }

    private void WriteThrough(ReadOnlySpan<byte> bytes)
    {
        _checksum.Append(bytes);
        _stream.Write(bytes);
    }
}
