using ArxivLens.Index.Files;

namespace ArxivLens.Index;

/// <summary>
/// Reads one file of the index again in slices and compares it with its checksum, for a check that never takes much of the disk
/// at once. The file may be removed by a newer generation meanwhile; what was opened is read to its end.
/// </summary>
public sealed class IndexFileCheck : IDisposable
{
    private const int BufferSize = 1 << 16;

    private readonly FileStream _stream;
    private readonly ContentChecksum _checksum = new();
    private readonly byte[] _buffer = new byte[BufferSize];

    private IndexFileCheck(IndexFile file, FileStream stream) => (File, _stream) = (file, stream);

    /// <summary>The file as its manifest describes it.</summary>
    public IndexFile File { get; }

    /// <summary>Bytes that are still to be read.</summary>
    public long Remaining => File.Length - _stream.Position;

    /// <summary>Opens a file and checks its length and header.</summary>
    /// <param name="directory">The index directory.</param>
    /// <param name="file">The file as its manifest describes it.</param>
    /// <exception cref="IndexDamagedException">It is missing, of another length, or not the file its manifest names.</exception>
    public static IndexFileCheck Open(string directory, IndexFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        FileStream? stream = null;
        try
        {
            stream = new FileStream(
                Path.Combine(directory, file.Name), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
            if (stream.Length != file.Length)
                throw new IndexDamagedException(file.Name, $"holds {stream.Length} bytes instead of {file.Length}");
            CheckHeader(stream, file);
            var check = new IndexFileCheck(file, stream);
            stream = null;
            return check;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IndexDamagedException(file.Name, "cannot be read", exception);
        }
        finally
        {
            stream?.Dispose();
        }
    }

    /// <summary>Reads on.</summary>
    /// <param name="bytes">How much at most.</param>
    /// <param name="cancellationToken">Stops between two reads; the check can go on.</param>
    /// <returns>Whether the whole file has been read and is as it was written.</returns>
    /// <exception cref="IndexDamagedException">It is not.</exception>
    public bool Advance(long bytes, CancellationToken cancellationToken = default)
    {
        try
        {
            while (bytes > 0 && Remaining > 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var read = _stream.Read(_buffer, 0, (int)Math.Min(bytes, _buffer.Length));
                if (read == 0)
                    throw new IndexDamagedException(File.Name, "has become shorter");
                _checksum.Append(_buffer.AsSpan(0, read));
                bytes -= read;
            }
        }
        catch (IOException exception)
        {
            throw new IndexDamagedException(File.Name, "cannot be read", exception);
        }

        if (Remaining > 0)
            return false;
        if (_checksum.Value != File.Checksum)
            throw new IndexDamagedException(File.Name, "does not match its checksum");
        return true;
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _stream.Dispose();

    private static void CheckHeader(FileStream stream, IndexFile file)
    {
        Span<byte> bytes = stackalloc byte[FileHeader.Size];
        stream.ReadExactly(bytes);
        if (FileHeader.TryRead(bytes, out var header) is { } reason)
            throw new IndexDamagedException(file.Name, reason);
        if (header.Length != file.Length || header.Checksum != file.Checksum)
            throw new IndexDamagedException(file.Name, "is not the file its manifest names");
    }
}
