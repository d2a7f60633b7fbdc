using System.Runtime.InteropServices;
using ArxivLens.Index.Files;
using Microsoft.Win32.SafeHandles;

namespace ArxivLens.Index.Terms;

/// <summary>
/// Counts in how many documents each phrase occurs. Hashes are dealt out by their highest bits, put aside in a scratch file, and
/// each part is then counted by itself in a table that fits into the processor's cache. Several threads may add at once, each by
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
        var table = new CountTable();
        for (var part = 0; part < Parts; part++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            table.Clear(_blocks[part].Sum(block => block.Count));
            foreach (var block in _blocks[part])
                Count(block, table);
            foreach (var (hash, count) in table.TakeSorted(least))
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

    private void Count((long Start, int Count) block, CountTable table)
    {
        var hashes = table.Room(block.Count);
        var bytes = MemoryMarshal.AsBytes(hashes);
        for (var read = 0; read < bytes.Length;)
        {
            var got = RandomAccess.Read(_scratch!, bytes[read..], block.Start + read);
            if (got == 0)
                throw new EndOfStreamException("The scratch file of the build ends too early.");
            read += got;
        }

        foreach (var hash in hashes)
            table.Add(hash);
    }

    /// <summary>How often each of some hashes came, in an open table.</summary>
    private sealed class CountTable
    {
        private ulong[] _hashes = [];
        private int[] _counts = [];
        private ulong[] _room = [];
        private readonly List<(ulong Hash, int Count)> _taken = [];
        private int _mask;

        public void Clear(int most)
        {
            var size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, most + most / 2));
            if (_hashes.Length < size)
                (_hashes, _counts) = (new ulong[size], new int[size]);
            else
                _counts.AsSpan(0, size).Clear();
            _mask = size - 1;
        }

        public Span<ulong> Room(int count)
        {
            if (_room.Length < count)
                _room = new ulong[count];
            return _room.AsSpan(0, count);
        }

        public void Add(ulong hash)
        {
            // The highest bits are the same in all of a part.
            var slot = (int)(hash >> 20) & _mask;
            while (_counts[slot] != 0 && _hashes[slot] != hash)
                slot = (slot + 1) & _mask;
            _hashes[slot] = hash;
            _counts[slot]++;
        }

        public List<(ulong Hash, int Count)> TakeSorted(int least)
        {
            _taken.Clear();
            for (var slot = 0; slot <= _mask; slot++)
            {
                if (_counts[slot] >= least)
                    _taken.Add((_hashes[slot], _counts[slot]));
            }

            _taken.Sort(static (left, right) => left.Hash.CompareTo(right.Hash));
            return _taken;
        }
    }
}

/// <summary>Deals the phrases of documents out for a <see cref="PhraseCounter"/>; of one thread.</summary>
internal sealed class PhraseDealer(PhraseCounter counter)
{
    private const int PartLength = 1 << 11;

    private readonly ulong[] _hashes = new ulong[PhraseCounter.Parts * PartLength];
    private readonly int[] _counts = new int[PhraseCounter.Parts];

    /// <summary>Adds the phrases of one document, each once.</summary>
    public void Add(List<ulong> phrases)
    {
        phrases.Sort();
        var last = 0UL;
        for (var index = 0; index < phrases.Count; index++)
        {
            var hash = phrases[index];
            if (index > 0 && hash == last)
                continue;
            last = hash;
            var part = (int)(hash >> (64 - PhraseCounter.PartBits));
            if (_counts[part] == PartLength)
                PutAside(part);
            _hashes[part * PartLength + _counts[part]++] = hash;
        }
    }

    /// <summary>Hands over what is left.</summary>
    public void Flush()
    {
        for (var part = 0; part < PhraseCounter.Parts; part++)
            PutAside(part);
    }

    private void PutAside(int part)
    {
        if (_counts[part] > 0)
            counter.PutAside(part, _hashes.AsSpan(part * PartLength, _counts[part]));
        _counts[part] = 0;
    }
}
