using System.Runtime.InteropServices;
using ArxivLens.Index.Files;

namespace ArxivLens.Index.Terms;

/// <summary>
/// Counts in how many documents each phrase occurs. Hashes are gathered up to a limit, sorted, and put aside in a scratch file
/// as a run of (hash, count); at the end the runs are merged and what occurs once is left out.
/// </summary>
internal sealed class PhraseCounter(string scratchPath) : IDisposable
{
    private const int RunLength = 1 << 21;

    private readonly ulong[] _hashes = new ulong[RunLength];
    private readonly PhraseCount[] _block = new PhraseCount[1 << 13];
    private readonly List<(long Start, int Count)> _runs = [];
    private FileStream? _scratch;
    private int _gathered;

    /// <summary>Adds the phrases of one document, each once.</summary>
    public void Add(List<ulong> phrases)
    {
        phrases.Sort();
        for (var index = 0; index < phrases.Count; index++)
        {
            if (index > 0 && phrases[index] == phrases[index - 1])
                continue;
            if (_gathered == _hashes.Length)
                PutAside();
            _hashes[_gathered++] = phrases[index];
        }
    }

    /// <summary>Writes the phrases file: hashes ascending, then their counts.</summary>
    public void Write(SectionWriter writer, CancellationToken cancellationToken)
    {
        PutAside();
        var counts = new List<int>();
        foreach (var (hash, count) in Merge())
        {
            if ((counts.Count & 0xFFFF) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            if (count < 2)
                continue;
            writer.Write(hash);
            counts.Add(count);
        }

        writer.EndSection();
        writer.WriteSection<int>(CollectionsMarshal.AsSpan(counts));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_scratch is null)
            return;
        _scratch.Dispose();
        File.Delete(scratchPath);
        _scratch = null;
    }

    private void PutAside()
    {
        if (_gathered == 0)
            return;
        _scratch ??= IndexDirectory.Create(scratchPath, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 0);
        _scratch.Position = _scratch.Length;
        var start = _scratch.Position;
        var hashes = _hashes.AsSpan(0, _gathered);
        hashes.Sort();
        var (length, filled) = (0, 0);
        while (!hashes.IsEmpty)
        {
            var same = hashes.IndexOfAnyExcept(hashes[0]);
            var count = same < 0 ? hashes.Length : same;
            _block[filled++] = new PhraseCount { Hash = hashes[0], Count = count };
            length++;
            hashes = hashes[count..];
            if (filled < _block.Length && !hashes.IsEmpty)
                continue;
            _scratch.Write(MemoryMarshal.AsBytes(_block.AsSpan(0, filled)));
            filled = 0;
        }

        _runs.Add((start, length));
        _gathered = 0;
    }

    private IEnumerable<(ulong Hash, int Count)> Merge()
    {
        if (_scratch is null)
            yield break;
        _scratch.Flush();
        var runs = _runs.ConvertAll(run => new RunReader(_scratch.SafeFileHandle, run.Start, run.Count));
        var queue = new PriorityQueue<RunReader, ulong>();
        foreach (var run in runs)
            queue.Enqueue(run, run.Current.Hash);

        var hash = 0UL;
        var count = 0;
        while (queue.TryDequeue(out var run, out var next))
        {
            if (next != hash && count > 0)
            {
                yield return (hash, count);
                count = 0;
            }

            hash = next;
            count += run.Current.Count;
            if (run.MoveNext())
                queue.Enqueue(run, run.Current.Hash);
        }

        if (count > 0)
            yield return (hash, count);
    }

    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    private struct PhraseCount
    {
        public ulong Hash;
        public int Count;
    }

    private sealed class RunReader
    {
        private readonly Microsoft.Win32.SafeHandles.SafeFileHandle _handle;
        private readonly PhraseCount[] _buffer = new PhraseCount[1 << 13];
        private long _position;
        private int _left;
        private int _index = -1;
        private int _filled;

        public RunReader(Microsoft.Win32.SafeHandles.SafeFileHandle handle, long start, int count)
        {
            _handle = handle;
            _position = start;
            _left = count;
            MoveNext();
        }

        public ref PhraseCount Current => ref _buffer[_index];

        public bool MoveNext()
        {
            if (++_index < _filled)
                return true;
            if (_left == 0)
                return false;
            _filled = Math.Min(_left, _buffer.Length);
            var bytes = MemoryMarshal.AsBytes(_buffer.AsSpan(0, _filled));
            for (var read = 0; read < bytes.Length;)
            {
                var got = RandomAccess.Read(_handle, bytes[read..], _position);
                if (got == 0)
                    throw new EndOfStreamException("The scratch file of the build ends too early.");
                read += got;
                _position += got;
            }

            _left -= _filled;
            _index = 0;
            return true;
        }
    }
}
