using System.Buffers;
using System.Runtime.InteropServices;
using ArxivLens.Index.Files;
using Microsoft.Win32.SafeHandles;

namespace ArxivLens.Index.Terms;

/// <summary>
/// Counts in how many documents each phrase occurs. Hashes are dealt out by their highest bits, put aside in a scratch file, and
/// each part is then counted by itself. Several threads may add at once, each by
/// a <see cref="PhraseDealer"/> of its own.
/// </summary>
internal sealed class PhraseCounter(string scratchPath) : IDisposable
{
    /// <summary>Parts the hashes are dealt into.</summary>
    public const int Parts = 256;

    /// <summary>Bits that name the part.</summary>
    public const int PartBits = 8;

    private readonly Lock _lock = new();
    private readonly List<(long Start, int Count)>[] _blocks = [.. Enumerable.Range(0, Parts).Select(_ => new List<(long, int)>())];
    private SafeFileHandle? _scratch;
    private FileStream? _stream;
    private long _end;

    /// <summary>Puts hashes of one part aside.</summary>
    public void PutAside(int part, ReadOnlySpan<ulong> hashes)
    {
        long start;
        SafeFileHandle handle;
        lock (_lock)
        {
            handle = _scratch ??= Open();
            start = _end;
            _end += (long)hashes.Length * sizeof(ulong);
            _blocks[part].Add((start, hashes.Length));
        }

        RandomAccess.Write(handle, MemoryMarshal.AsBytes(hashes), start);
    }

    /// <summary>
    /// Writes the phrases file: hashes ascending of phrases that at least so many documents hold, then their counts.
    /// </summary>
    public void Write(SectionWriter writer, int least, CancellationToken cancellationToken)
    {
        var counts = new List<int>();
        var part = new PhraseCounts(PartBits);
        foreach (var blocks in _blocks)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var length = blocks.Sum(block => block.Count);
            Read(blocks, part.Room(length));
            foreach (var (hash, count) in part.Take(length, least))
            {
                writer.Write(hash);
                counts.Add(count);
            }
        }

        writer.EndSection();
        writer.WriteSection<int>(CollectionsMarshal.AsSpan(counts));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_stream is null)
            return;
        _stream.Dispose();
        File.Delete(scratchPath);
        _stream = null;
    }

    private SafeFileHandle Open()
    {
        _stream = IndexDirectory.Create(scratchPath, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 0);
        return _stream.SafeFileHandle;
    }

    private void Read(List<(long Start, int Count)> blocks, Span<ulong> hashes)
    {
        foreach (var (start, count) in blocks)
        {
            var bytes = MemoryMarshal.AsBytes(hashes[..count]);
            for (var read = 0; read < bytes.Length;)
            {
                var got = RandomAccess.Read(_scratch!, bytes[read..], start + read);
                if (got == 0)
                    throw new EndOfStreamException("The scratch file of the build ends too early.");
                read += got;
            }

            hashes = hashes[count..];
        }
    }
}

/// <summary>Deals the phrases of documents out for a <see cref="PhraseCounter"/>; of one thread.</summary>
internal sealed class PhraseDealer(PhraseCounter counter)
{
    private const int PartLength = 1 << 11;

    private ulong[] _hashes = ArrayPool<ulong>.Shared.Rent(PhraseCounter.Parts * PartLength);
    private readonly int[] _counts = new int[PhraseCounter.Parts];

    /// <summary>Adds the phrases of one document.</summary>
    public void Add(PhraseSet phrases)
    {
        foreach (var hash in phrases.Phrases)
        {
            var part = (int)(hash >> (64 - PhraseCounter.PartBits));
            if (_counts[part] == PartLength)
                PutAside(part);
            _hashes[part * PartLength + _counts[part]++] = hash;
        }
    }

    /// <summary>Hands over what is left; nothing can be added any more.</summary>
    public void Flush()
    {
        for (var part = 0; part < PhraseCounter.Parts; part++)
            PutAside(part);
        ArrayPool<ulong>.Shared.Return(_hashes);
        _hashes = [];
    }

    private void PutAside(int part)
    {
        if (_counts[part] > 0)
            counter.PutAside(part, _hashes.AsSpan(part * PartLength, _counts[part]));
        _counts[part] = 0;
    }
}
