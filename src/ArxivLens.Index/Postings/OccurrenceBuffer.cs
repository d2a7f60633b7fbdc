using System.Buffers;
using System.Runtime.CompilerServices;
using ArxivLens.Index.Files;

namespace ArxivLens.Index.Postings;

/// <summary>The occurrences of a small segment's documents, as they were read: what its postings are made from.</summary>
internal sealed class OccurrenceBuffer
{
    private readonly List<int> _starts = [0];
    private GrowingArray<Occurrence> _occurrences = new(1 << 12);
    private Occurrence[] _inverted = [];

    /// <summary>Number of documents.</summary>
    public int Documents => _starts.Count - 1;

    /// <summary>Number of occurrences of all documents.</summary>
    public int Count => _occurrences.Count;

    /// <summary>Where the occurrences of a document begin; they end where those of the next begin.</summary>
    public int Start(int document) => _starts[document];

    /// <summary>Adds an occurrence in the current document; fields and positions ascend.</summary>
    public void Add(Occurrence occurrence) => _occurrences.Add(occurrence);

    /// <summary>Goes to the next document.</summary>
    public void EndDocument() => _starts.Add(Count);

    /// <summary>Gives the memory back; nothing must be read any more.</summary>
    public void Release()
    {
        _occurrences.Release();
        ArrayPool<Occurrence>.Shared.Return(_inverted);
        _inverted = [];
    }

    /// <summary>
    /// The occurrences by term, each with its document in the place of its term; those of a term by document, field and position,
    /// since that is how they were read.
    /// </summary>
    /// <param name="terms">Number of terms.</param>
    /// <returns>Where those of each term begin, and one behind the last; and the occurrences.</returns>
    public (int[] Starts, ReadOnlyMemory<Occurrence> Occurrences) Invert(int terms)
    {
        var starts = new int[terms + 1];
        foreach (var occurrence in _occurrences.Span)
            starts[occurrence.Term + 1]++;
        for (var term = 0; term < terms; term++)
            starts[term + 1] += starts[term];
        var next = starts.AsSpan(0, terms).ToArray();
        var inverted = _inverted = ArrayPool<Occurrence>.Shared.Rent(Count);
        for (var document = 0; document < Documents; document++)
        {
            foreach (var occurrence in _occurrences.Span[_starts[document].._starts[document + 1]])
                inverted[next[occurrence.Term]++] = occurrence.Of(document);
        }

        return (starts, inverted.AsMemory(0, Count));
    }
}

/// <summary>One occurrence of a term, ordered by term or document, field and position.</summary>
internal readonly record struct Occurrence
{
    private const int TermShift = 38;
    private const int FieldShift = 36;
    private const int PositionShift = 12;
    private const int PositionMask = (1 << (FieldShift - PositionShift)) - 1;
    private const int FormMask = (1 << PositionShift) - 1;

    private readonly ulong _packed;

    /// <summary>Packs an occurrence; positions over 16 million and forms over 4,095 of one term are taken for the last.</summary>
    public Occurrence(int term, int field, int position, int form)
        => _packed = (ulong)(uint)term << TermShift | (ulong)(uint)field << FieldShift
            | (ulong)(uint)Math.Min(position, PositionMask) << PositionShift | (uint)Math.Min(form, FormMask);

    private Occurrence(ulong packed) => _packed = packed;

    /// <summary>Number of the term, below 67 million.</summary>
    public int Term => (int)(_packed >> TermShift);

    /// <summary>The document of an inverted occurrence.</summary>
    public int Document => Term;

    /// <summary>The field.</summary>
    public int Field => (int)(_packed >> FieldShift) & 3;

    /// <summary>The position in the field.</summary>
    public int Position => (int)(_packed >> PositionShift) & PositionMask;

    /// <summary>Which form of the term.</summary>
    public int Form => (int)_packed & FormMask;

    /// <summary>The same with a document in the place of its term.</summary>
    public Occurrence Of(int document)
        => new((ulong)(uint)document << TermShift | (_packed & ((1UL << TermShift) - 1)));
}

/// <summary>One number for each field of running text.</summary>
[InlineArray(TextFields.Count)]
internal struct FieldFrequencies
{
    private int _first;
}
