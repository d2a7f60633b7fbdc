using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using ArxivLens.Index.Files;

namespace ArxivLens.Index.Postings;

/// <summary>
/// The terms of each document of a small segment, in the order documents were added, with their positions and forms: what its
/// postings are made from.
/// </summary>
internal sealed class ForwardBuffer
{
    private byte[] _bytes = new byte[1 << 20];
    private int _used;
    private readonly List<int> _starts = [0];
    private readonly List<int> _termCounts = [];

    /// <summary>Number of documents.</summary>
    public int Count => _termCounts.Count;

    /// <summary>Bytes held.</summary>
    public int Size => _used;

    /// <summary>Distinct terms of a document.</summary>
    public int TermCount(int document) => _termCounts[document];

    /// <summary>Adds a document by its occurrences, sorted.</summary>
    public void Add(ReadOnlySpan<Occurrence> sorted)
    {
        // A term's number and frequencies, then position and form of each occurrence.
        var worst = (sorted.Length + 1) * (Varint.MaximumLength * 2 + FrequencyCode.OtherLength + 4);
        if (_bytes.Length - _used < worst)
            Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, _used + worst));
        var (term, terms) = (0, 0);
        Span<int> frequencies = stackalloc int[TextFields.Count];
        for (; !sorted.IsEmpty; terms++)
        {
            var count = CountTerm(sorted, frequencies);
            var code = FrequencyCode.Of(frequencies);
            var step = (ulong)(uint)(sorted[0].Term - term) << FrequencyCode.Bits;
            _used += Varint.Write(_bytes.AsSpan(_used), step | (uint)code);
            if (code == FrequencyCode.Other)
                _used += FrequencyCode.WriteOther(_bytes.AsSpan(_used), frequencies);
            AddOccurrences(sorted[..count]);
            term = sorted[0].Term;
            sorted = sorted[count..];
        }

        _starts.Add(_used);
        _termCounts.Add(terms);
    }

    /// <summary>Reads a document's terms.</summary>
    public ForwardReader Read(int document)
        => new(_bytes.AsSpan(0, _starts[document + 1]), _starts[document], 0);

    /// <summary>Reads one term again, from the place <see cref="ForwardReader.Place"/> named.</summary>
    public ForwardReader ReadAt(int place)
    {
        var reader = new ForwardReader(_bytes.AsSpan(0, _used), place, 0);
        reader.MoveNext();
        return reader;
    }

    /// <summary>Asks the processor for a place that will be read soon: places of a term lie far apart.</summary>
    public unsafe void Prefetch(int place)
    {
        if (!Sse.IsSupported)
            return;
        fixed (byte* address = &_bytes[place])
            Sse.Prefetch0(address);
    }

    private static int CountTerm(ReadOnlySpan<Occurrence> sorted, Span<int> frequencies)
    {
        frequencies.Clear();
        var term = sorted[0].Term;
        var count = 0;
        for (; count < sorted.Length && sorted[count].Term == term; count++)
            frequencies[sorted[count].Field]++;
        return count;
    }

    private void AddOccurrences(ReadOnlySpan<Occurrence> occurrences)
    {
        var (field, last) = (-1, 0);
        foreach (var occurrence in occurrences)
        {
            if (occurrence.Field != field)
                last = 0;
            _used += OccurrenceCode.Write(_bytes.AsSpan(_used), occurrence.Position - last, occurrence.Form);
            field = occurrence.Field;
            last = occurrence.Position;
        }
    }
}

/// <summary>Step of position and form of one occurrence in the memory of a build.</summary>
internal static class OccurrenceCode
{
    private const int FormBits = 2;
    private const int OtherForm = (1 << FormBits) - 1;

    /// <summary>Writes an occurrence and returns the bytes it took.</summary>
    public static int Write(Span<byte> output, int step, int form)
    {
        var length = Varint.Write(output, ((ulong)(uint)step << FormBits) | (uint)Math.Min(form, OtherForm));
        return form < OtherForm ? length : length + Varint.Write(output[length..], (ulong)(form - OtherForm));
    }

    /// <summary>Reads an occurrence.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (int Step, int Form) Read(ReadOnlySpan<byte> input, ref int at)
    {
        var value = Varint.Read(input, ref at);
        var form = (int)value & OtherForm;
        return ((int)(value >> FormBits), form < OtherForm ? form : form + (int)Varint.Read(input, ref at));
    }
}

/// <summary>Walks the terms of one document of a <see cref="ForwardBuffer"/>.</summary>
internal ref struct ForwardReader(ReadOnlySpan<byte> bytes, int start, int term)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private FieldFrequencies _frequencies;
    private int _next = start;
    private int _occurrences;

    /// <summary>The build's number of the term; only its step after <see cref="ForwardBuffer.ReadAt"/>.</summary>
    public int Term { get; private set; } = term;

    /// <summary>Where the term stands, to be read again.</summary>
    public int Place { get; private set; }

    /// <summary>How often it occurs in each field.</summary>
    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    public readonly ReadOnlySpan<int> Frequencies => _frequencies;

    /// <summary>Goes to the next term.</summary>
    public bool MoveNext()
    {
        while (_occurrences > 0)
            ReadOccurrence();
        if (_next == _bytes.Length)
            return false;
        Place = _next;
        var value = Varint.Read(_bytes, ref _next);
        Term += (int)(value >> FrequencyCode.Bits);
        Span<int> frequencies = _frequencies;
        FrequencyCode.Read(_bytes, ref _next, (int)value & FrequencyCode.Other, frequencies);
        _occurrences = frequencies[0] + frequencies[1] + frequencies[2] + frequencies[3];
        return true;
    }

    /// <summary>
    /// Reads the next occurrence of the term, in the order of fields: the step from the one before in the field, and its form.
    /// </summary>
    public (int Step, int Form) ReadOccurrence()
    {
        _occurrences--;
        return OccurrenceCode.Read(_bytes, ref _next);
    }
}

/// <summary>One number for each field of running text.</summary>
[InlineArray(TextFields.Count)]
internal struct FieldFrequencies
{
    private int _first;
}
