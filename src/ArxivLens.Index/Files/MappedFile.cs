using System.IO.MemoryMappedFiles;

namespace ArxivLens.Index.Files;

/// <summary>One file of a segment mapped for reading; hands out its sections as bounded arrays.</summary>
internal sealed unsafe class MappedFile : IDisposable
{
    private const int VerifyStep = 1 << 22;

    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly FileHeader _header;
    private byte* _start;

    private MappedFile(IndexFile entry, MemoryMappedFile file, MemoryMappedViewAccessor view, byte* start, FileHeader header)
    {
        Entry = entry;
        _file = file;
        _view = view;
        _start = start;
        _header = header;
    }

    /// <summary>What the manifest says of the file.</summary>
    public IndexFile Entry { get; }

    /// <summary>Where the file begins in memory.</summary>
    /// <exception cref="ObjectDisposedException">It was unmapped.</exception>
    public byte* Start
    {
        get
        {
            ObjectDisposedException.ThrowIf(_start is null, this);
            return _start;
        }
    }

    /// <summary>Maps a file after checking its length and header against the manifest.</summary>
    public static MappedFile Open(string directory, IndexFile entry, FileKind kind)
    {
        var path = Path.Combine(directory, entry.Name);
        MemoryMappedFile? file = null;
        MemoryMappedViewAccessor? view = null;
        byte* start = null;
        try
        {
            var length = CheckLength(path, entry);
            file = MemoryMappedFile.CreateFromFile(
                new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 0), null, 0,
                MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
            view = file.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
            view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
            var header = CheckHeader(new ReadOnlySpan<byte>(start, FileHeader.Size), entry, kind);
            return new MappedFile(entry, file, view, start, header);
        }
        catch (Exception exception)
        {
            // The view stays mapped, disposed or not, until its pointer is given back.
            if (start is not null)
                view!.SafeMemoryMappedViewHandle.ReleasePointer();
            view?.Dispose();
            file?.Dispose();
            if (exception is IOException or UnauthorizedAccessException)
                throw new IndexDamagedException(entry.Name, "cannot be read", exception);
            throw;
        }
    }

    /// <summary>A section of the file.</summary>
    public MappedArray<T> Section<T>(int index)
        where T : unmanaged
    {
        var table = new MappedArray<long>(this, _header.Table, 2L * _header.Sections);
        if (index >= _header.Sections)
            throw new IndexDamagedException(Entry.Name, $"lacks section {index}");
        var start = table[2 * index];
        var length = table[2 * index + 1];
        if (start < FileHeader.Size || length < 0 || start > _header.Table - length || start % 8 != 0 || length % sizeof(T) != 0)
            throw new IndexDamagedException(Entry.Name, "has a damaged table of sections");
        return new MappedArray<T>(this, start, length / sizeof(T));
    }

    /// <summary>Lets go of what was read; what is read again comes back from the file.</summary>
    public void Release() => MappedPages.Release(Start, Entry.Length);

    /// <summary>Reads the whole file and compares it with its checksum.</summary>
    public void Verify(CancellationToken cancellationToken)
    {
        var checksum = new ContentChecksum();
        var bytes = new MappedArray<byte>(this, FileHeader.Size, Entry.Length - FileHeader.Size);
        for (var at = 0L; at < bytes.Length; at += VerifyStep)
        {
            cancellationToken.ThrowIfCancellationRequested();
            checksum.Append(bytes.Slice(at, (int)Math.Min(VerifyStep, bytes.Length - at)));
        }

        if (checksum.Value != Entry.Checksum)
            throw new IndexDamagedException(Entry.Name, "does not match its checksum");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_start is null)
            return;
        _start = null;
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
    }

    private static long CheckLength(string path, IndexFile entry)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
            throw new IndexDamagedException(entry.Name, "is missing");
        if (file.Length != entry.Length || file.Length < FileHeader.Size)
            throw new IndexDamagedException(entry.Name, $"holds {file.Length} bytes instead of {entry.Length}");
        return file.Length;
    }

    private static FileHeader CheckHeader(ReadOnlySpan<byte> bytes, IndexFile entry, FileKind kind)
    {
        if (FileHeader.TryRead(bytes, out var header) is { } reason)
            throw new IndexDamagedException(entry.Name, reason);
        if (header.Format != IndexManifest.CurrentFormatVersion)
            throw IndexDamagedException.OtherFormat(entry.Name, header.Format);
        if (header.Kind != (uint)kind || header.Length != entry.Length || header.Checksum != entry.Checksum)
            throw new IndexDamagedException(entry.Name, "is not the file its manifest names");
        var table = header.Length - 16L * header.Sections;
        if (header.Sections < 0 || header.Table < FileHeader.Size || header.Table != table)
            throw new IndexDamagedException(entry.Name, "has a damaged header");
        return header;
    }
}
