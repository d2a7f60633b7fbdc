using ArxivLens.Index.Files;
using ArxivLens.Index.Postings;
using ArxivLens.Index.Similarity;

namespace ArxivLens.Index.Forward;

/// <summary>
/// The terms of each document of a segment, by rank: what a document adds to the statistics, and its term vector.
/// </summary>
internal sealed class ForwardLists
{
    private readonly MappedArray<long> _starts;
    private readonly MappedArray<byte> _bytes;
    private readonly int _termCount;

    public ForwardLists(MappedFile file, int documentCount, int termCount)
    {
        _termCount = termCount;
        _starts = file.Section<long>(1).Expect(documentCount + 1L);
        _bytes = file.Section<byte>(0);
    }

    /// <summary>Reads a document's terms.</summary>
    public ForwardList Read(int place) => new(Bytes(place), _termCount);

    /// <summary>Reads the terms of a document's title and abstract.</summary>
    public TextTerms ReadText(int place) => new(Bytes(place), _termCount);

    /// <summary>Asks the processor for where a list begins.</summary>
    public void PrefetchStart(int place) => _starts.Prefetch(place);

    /// <summary>Asks the processor for a list; where it begins is read at once.</summary>
    public void PrefetchList(int place)
    {
        var start = _starts[place];
        _bytes.Prefetch(start, _starts[place + 1L] - start);
    }

    private ReadOnlySpan<byte> Bytes(int place)
    {
        var start = _starts[place];
        return _bytes.Slice(start, _starts[place + 1L] - start);
    }
}

/// <summary>Walks the terms of one document; ranks ascend and are those of terms, whatever the bytes are.</summary>
internal ref struct ForwardList(ReadOnlySpan<byte> bytes, int termCount)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private readonly int _termCount = termCount;
    private FieldFrequencies _frequencies;
    private int _next;

    /// <summary>The rank of the term in the segment's dictionary.</summary>
    public int Rank { get; private set; } = -1;

    /// <summary>The code of its frequencies.</summary>
    public int Code { get; private set; }

    /// <summary>How often it occurs in each field.</summary>
    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    public readonly ReadOnlySpan<int> Frequencies => _frequencies;

    /// <summary>Goes to the next term.</summary>
    /// <exception cref="InvalidDataException">The bytes are not such a list.</exception>
    public bool MoveNext()
    {
        if (_next == _bytes.Length)
            return false;
        var value = Varint.Read(_bytes, ref _next);
        if (value >> FrequencyCode.Bits >= (ulong)(_termCount - Rank - 1))
            throw new InvalidDataException("A document names a term that is not in its segment.");
        Rank += (int)(value >> FrequencyCode.Bits) + 1;
        Code = (int)value & FrequencyCode.Other;
        FrequencyCode.Read(_bytes, ref _next, Code, _frequencies);
        return true;
    }
}

/// <summary>Writes the forward file, document by document.</summary>
internal sealed class ForwardWriter(SectionWriter writer)
{
    private readonly List<long> _starts = [0];
    private byte[] _bytes = new byte[1 << 12];
    private int _used;
    private int _lastRank = -1;
    private long _written;

    /// <summary>Adds the next term of the current document; ranks ascend.</summary>
    /// <param name="rank">The rank.</param>
    /// <param name="code">The code of how often it occurs in each field.</param>
    /// <param name="frequencies">How often that is; looked at only where the code does not tell.</param>
    public void Add(int rank, int code, ReadOnlySpan<int> frequencies)
    {
        if (_bytes.Length - _used < Varint.MaximumLength + FrequencyCode.OtherLength)
            Array.Resize(ref _bytes, 2 * _bytes.Length);
        var step = (ulong)(uint)(rank - _lastRank - 1);
        _used += Varint.Write(_bytes.AsSpan(_used), (step << FrequencyCode.Bits) | (uint)code);
        if (code == FrequencyCode.Other)
            _used += FrequencyCode.WriteOther(_bytes.AsSpan(_used), frequencies);
        _lastRank = rank;
    }

    /// <summary>Goes to the next document.</summary>
    public void EndDocument()
    {
        writer.Write<byte>(_bytes.AsSpan(0, _used));
        _written += _used;
        _starts.Add(_written);
        _used = 0;
        _lastRank = -1;
    }

    /// <summary>Ends the file.</summary>
    public void Complete()
    {
        writer.EndSection();
        writer.WriteSection<long>(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_starts));
    }
}
