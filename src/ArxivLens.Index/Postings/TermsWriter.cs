using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ArxivLens.Index.Files;
using ArxivLens.Index.Ranking;
using ArxivLens.Index.Suggesting;

namespace ArxivLens.Index.Postings;

/// <summary>
/// Writes the postings and positions of a segment term by term, in the order of the terms' bytes, and gathers the dictionary.
/// </summary>
/// <param name="postings">The postings file.</param>
/// <param name="positions">The positions file.</param>
/// <param name="weights">
/// Gives the weights that blocks keep the greatest of; <c>null</c> for a segment that is only merged.
/// </param>
/// <param name="lengths">Length codes by document.</param>
/// <param name="impacts">The impacts file; <c>null</c> when weights are.</param>
internal sealed class TermsWriter(
    SectionWriter postings, SectionWriter positions, TermWeights? weights, int[] lengths, SectionWriter? impacts)
{
    private readonly StringTableWriter _terms = new();
    private readonly StringTableWriter _forms = new();
    private readonly List<TermEntry> _entries = [];
    private readonly List<BlockInfo> _infos = [];
    private readonly PostingBlock _block = new();
    private readonly float[] _weights = new float[PostingBlock.Size];
    private readonly byte[] _impacts = new byte[PostingBlock.Size];
    private readonly TermForms _termForms = new();
    private byte[] _blockBytes = new byte[PostingBlock.MaximumLength];
    private byte[] _positionBytes = new byte[1 << 12];

    // The term that is being gathered. An occurrence is its step and, below it, its form.
    private const int FormBits = 32;
    private int[] _documents = new int[PostingBlock.Size];
    private FieldFrequencies[] _frequencies = new FieldFrequencies[PostingBlock.Size];
    private int[] _starts = new int[PostingBlock.Size + 1];
    private ulong[] _occurrences = new ulong[PostingBlock.Size];
    private int _count;
    private int _occurrenceCount;
    private readonly List<int> _order = [];
    private bool _isOrdered = true;

    /// <summary>Number of terms written.</summary>
    public int Count => _entries.Count;

    /// <summary>What the dictionary says of the terms written.</summary>
    public ReadOnlySpan<TermEntry> Entries => CollectionsMarshal.AsSpan(_entries);

    /// <summary>Adds a surface form of the current term, or finds it again, and returns its number for this term.</summary>
    public int AddForm(ReadOnlySpan<byte> form) => _termForms.Add(form);

    /// <summary>Adds a posting of the current term, in any order; its occurrences came before it.</summary>
    public void AddPosting(int document, in FieldFrequencies frequencies)
    {
        if (_count == _documents.Length)
        {
            Array.Resize(ref _documents, 2 * _count);
            Array.Resize(ref _frequencies, 2 * _count);
            Array.Resize(ref _starts, 2 * _count + 1);
        }

        _isOrdered &= _count == 0 || _documents[_count - 1] < document;
        _documents[_count] = document;
        _frequencies[_count++] = frequencies;
        _starts[_count] = _occurrenceCount;
    }

    /// <summary>Adds an occurrence of the posting to come: the step from the one before in the field, and the form.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddOccurrence(int step, int form)
    {
        if (_occurrenceCount == _occurrences.Length)
            Array.Resize(ref _occurrences, 2 * _occurrenceCount);
        _termForms.Count(form);
        _occurrences[_occurrenceCount++] = (ulong)(uint)step << FormBits | (uint)form;
    }

    /// <summary>Ends the current term and begins the next; a term without postings is left out.</summary>
    /// <returns>Whether the term was written.</returns>
    public bool EndTerm(ReadOnlySpan<byte> term)
    {
        var isHeld = _count > 0;
        if (isHeld)
            WriteTerm(term);
        (_count, _occurrenceCount, _isOrdered) = (0, 0, true);
        _termForms.Clear();
        return isHeld;
    }

    /// <summary>Ends both files' sections and writes the terms file.</summary>
    public void WriteTerms(SectionWriter writer)
    {
        postings.EndSection();
        positions.EndSection();
        impacts?.EndSection();
        _terms.Write(writer);
        writer.WriteSection<TermEntry>(CollectionsMarshal.AsSpan(_entries));
        _forms.Write(writer);
        RankTree.Write(writer, [.. _entries.Select(entry => entry.TitleOrAbstract)]);
    }

    private void WriteTerm(ReadOnlySpan<byte> term)
    {
        var entry = new TermEntry
        {
            PostingsStart = postings.SectionLength,
            PositionsStart = positions.SectionLength,
            ImpactsStart = impacts?.SectionLength ?? 0,
            DocumentCount = _count,
            FormsStart = _forms.Count,
        };
        var formBits = _termForms.Order(term, _forms);
        _infos.Clear();
        var (bytes, positionBytes) = WriteBlocks(ref entry, formBits);
        if (_infos.Count > 1)
            postings.Write<BlockInfo>(CollectionsMarshal.AsSpan(_infos));
        postings.Write<byte>(_blockBytes.AsSpan(0, bytes));
        positions.Write<byte>(_positionBytes.AsSpan(0, positionBytes));
        entry.PostingsLength = (int)(postings.SectionLength - entry.PostingsStart);
        entry.PositionsLength = positionBytes;
        _terms.Add(term);
        _entries.Add(entry);
    }

    private (int Bytes, int PositionBytes) WriteBlocks(ref TermEntry entry, int formBits)
    {
        var (bytes, positionBytes, before) = (0, 0, -1);
        _block.Clear();
        OrderPostings();
        for (var place = 0; place < _count; place++)
        {
            var index = _isOrdered ? place : _order[place];
            ref readonly var frequencies = ref _frequencies[index];
            _block.Add(_documents[index], frequencies);
            CountFields(ref entry, frequencies);
            positionBytes = WritePositions(_occurrences.AsSpan(_starts[index].._starts[index + 1]), formBits, positionBytes);
            if (_block.Count < PostingBlock.Size && place + 1 < _count)
                continue;
            Ensure(ref _blockBytes, bytes + PostingBlock.MaximumLength);
            bytes += _block.Encode(before, _blockBytes.AsSpan(bytes));
            before = _documents[index];
            var weight = WriteImpacts();
            entry.MaximumWeight = Math.Max(entry.MaximumWeight, weight);
            _infos.Add(new BlockInfo(before, (uint)bytes, (uint)positionBytes, weight));
            _block.Clear();
        }

        return (bytes, positionBytes);
    }

    /// <summary>Writes the occurrences of a posting and returns where they end.</summary>
    private int WritePositions(ReadOnlySpan<ulong> occurrences, int formBits, int at)
    {
        Ensure(ref _positionBytes, at + occurrences.Length * Varint.MaximumLength);
        var bytes = _positionBytes;
        var codes = _termForms.Codes;
        foreach (var occurrence in occurrences)
        {
            var code = formBits == 0 ? 0 : codes[(int)(uint)occurrence];
            var value = (occurrence >> FormBits << formBits) | (uint)code;
            if (value < 0x80)
                bytes[at++] = (byte)value;
            else
                at += Varint.Write(bytes.AsSpan(at), value);
        }

        return at;
    }

    /// <summary>Segments that overlap bring their postings one after another, not in the order of documents.</summary>
    private void OrderPostings()
    {
        if (_isOrdered)
            return;
        _order.Clear();
        for (var index = 0; index < _count; index++)
            _order.Add(index);
        _order.Sort((left, right) => _documents[left].CompareTo(_documents[right]));
    }

    private static void CountFields(ref TermEntry entry, in FieldFrequencies frequencies)
    {
        for (var field = 0; field < TextFields.Count; field++)
            entry.ByField[field] += frequencies[field] > 0 ? 1 : 0;
        entry.TitleOrAbstract += frequencies[0] + frequencies[1] > 0 ? 1 : 0;
        entry.Occurrences += frequencies[0] + frequencies[1];
    }

    /// <summary>Writes the impacts of the block and returns the greatest of its weights.</summary>
    private float WriteImpacts()
    {
        if (weights is null || impacts is null)
            return 0;
        weights.Weigh(_block, lengths, _weights);
        var greatest = 0f;
        for (var index = 0; index < _block.Count; index++)
        {
            greatest = Math.Max(greatest, _weights[index]);
            _impacts[index] = Impact.Of(_weights[index]);
        }

        impacts.Write<byte>(_impacts.AsSpan(0, _block.Count));
        return greatest;
    }

    private static void Ensure(ref byte[] bytes, int length)
    {
        if (bytes.Length < length)
            Array.Resize(ref bytes, Math.Max(length, 2 * bytes.Length));
    }
}
