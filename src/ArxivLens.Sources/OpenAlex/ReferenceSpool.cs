using System.Buffers.Binary;
using ArxivLens.Core;

namespace ArxivLens.Sources.OpenAlex;

/// <summary>
/// References by number that can only be named when all records have been read, set aside in a file: sixteen bytes each, so that
/// the ninety million of all of arXiv need no memory. The file is gone when it is closed, also when the process is killed.
/// </summary>
internal sealed class ReferenceSpool : IDisposable
{
    private const int Pair = 16;

    private readonly FileStream file;

    /// <summary>Makes the file.</summary>
    /// <exception cref="SourceException">It cannot be made.</exception>
    public ReferenceSpool(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            file = new FileStream(Path.Combine(folder, "openalex.part"), new FileStreamOptions
            {
                Mode = FileMode.Create,
                Access = FileAccess.ReadWrite,
                Share = FileShare.Delete,
                Options = FileOptions.DeleteOnClose,
                BufferSize = 1 << 20,
            });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SourceException($"{folder}: {e.Message}", e);
        }
    }

    /// <summary>How many there are.</summary>
    public long Count { get; private set; }

    /// <summary>Sets one aside.</summary>
    public void Add(long citing, long cited)
    {
        Span<byte> bytes = stackalloc byte[Pair];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, citing);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[8..], cited);
        file.Write(bytes);
        Count++;
    }

    /// <summary>Reads them in order, some at a time; none may be added meanwhile.</summary>
    public IEnumerable<IReadOnlyList<(long Citing, long Cited)>> Read(int most)
    {
        file.Flush();
        file.Position = 0;
        var bytes = new byte[most * Pair];
        while (file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) is var length and > 0)
        {
            var read = new (long, long)[length / Pair];
            for (var i = 0; i < read.Length; i++)
            {
                var pair = bytes.AsSpan(i * Pair, Pair);
                read[i] = (BinaryPrimitives.ReadInt64LittleEndian(pair), BinaryPrimitives.ReadInt64LittleEndian(pair[8..]));
            }

            yield return read;
        }
    }

    public void Dispose() => file.Dispose();
}
