using System.Buffers.Binary;
using System.Runtime.InteropServices;
using ArxivLens.Index.Files;
using ArxivLens.Index.Postings;

namespace ArxivLens.Index.Segments;

/// <summary>Walks the dictionaries of some segments side by side and writes the postings of each term as one list.</summary>
/// <param name="segments">The segments, oldest first.</param>
/// <param name="places">For each segment the new place of each document, −1 for one that is left out.</param>
/// <param name="writer">Takes the terms.</param>
/// <param name="cancellationToken">Ends it between terms.</param>
internal sealed class TermMerge(
    IReadOnlyList<Segment> segments, int[][] places, TermsWriter writer, CancellationToken cancellationToken)
{
    private static readonly FieldFrequencies[] FrequenciesOf
        = [.. Enumerable.Range(0, FrequencyCode.Other).Select(FrequenciesOfCode)];

    private readonly PostingBlock _block = new();
    private readonly int[] _next = new int[segments.Count];
    private readonly ulong[] _heads = new ulong[segments.Count];
    private readonly List<int> _holders = [];
    private readonly List<int> _forms = [];

    /// <summary>The new rank of each segment's terms, −1 for one that is left out.</summary>
    public int[][] Ranks { get; } = [.. segments.Select(segment => new int[segment.Terms.Count])];

    /// <summary>Writes every term.</summary>
    public void Write()
    {
        var queue = new PriorityQueue<int, int>(segments.Count, Comparer<int>.Create(Compare));
        for (var index = 0; index < segments.Count; index++)
            Offer(queue, index);
        for (var count = 0; queue.Count > 0; count++)
        {
            if ((count & 0xFFF) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            if ((count & 0xFFFF) == 0xFFFF)
                ReleaseFiles();
            TakeHolders(queue);
            WriteTerm();
            foreach (var index in _holders)
            {
                _next[index]++;
                Offer(queue, index);
            }
        }

        ReleaseFiles();
    }

    /// <summary>Lets go of what was read of the segments, which together are as large as what is written.</summary>
    private void ReleaseFiles()
    {
        foreach (var segment in segments)
        {
            segment[FileKind.Terms].Release();
            segment[FileKind.Postings].Release();
            segment[FileKind.Positions].Release();
        }
    }

    /// <summary>Takes the segments out that hold the least term, oldest first.</summary>
    private void TakeHolders(PriorityQueue<int, int> queue)
    {
        _holders.Clear();
        _holders.Add(queue.Dequeue());
        while (queue.TryPeek(out var other, out _) && CompareTerms(_holders[0], other) == 0)
            _holders.Add(queue.Dequeue());
    }

    private void WriteTerm()
    {
        foreach (var index in _holders)
            AddPostings(index);
        var first = _holders[0];
        var isWritten = writer.EndTerm(segments[first].Terms.Bytes(_next[first]));
        foreach (var index in _holders)
            Ranks[index][_next[index]] = isWritten ? writer.Count - 1 : -1;
    }

    private void AddPostings(int index)
    {
        var terms = segments[index].Terms;
        var rank = _next[index];
        _forms.Clear();
        var forms = terms.FormCount(rank);
        for (var form = 0; form < forms; form++)
            _forms.Add(writer.AddForm(terms.Form(rank, form)));
        var positions = terms.Positions(rank);
        var postings = terms.Postings(rank);
        var at = 0;
        for (var block = 0; block < postings.BlockCount; block++)
        {
            postings.Decode(block, _block);
            for (var posting = 0; posting < _block.Count; posting++)
                AddPosting(posting, places[index][_block.Documents[posting]], positions, ref at);
        }
    }

    private void AddPosting(int posting, int place, ReadOnlySpan<byte> positions, ref int at)
    {
        var forms = CollectionsMarshal.AsSpan(_forms);
        var bits = TermForms.BitsOf(forms.Length);
        for (var count = _block.Occurrences(posting); count > 0; count--)
        {
            var value = Varint.Read(positions, ref at);
            var form = (int)value & ((1 << bits) - 1);
            if (form >= forms.Length)
                throw new InvalidDataException("An occurrence names a form its term does not have.");
            if (place >= 0)
                writer.AddOccurrence((int)(value >> bits), forms[form]);
        }

        if (place < 0)
            return;
        var code = _block.Codes[posting];
        if (code != FrequencyCode.Other)
        {
            writer.AddPosting(place, FrequenciesOf[code]);
            return;
        }

        var frequencies = default(FieldFrequencies);
        _block.CopyFrequencies(posting, frequencies);
        writer.AddPosting(place, frequencies);
    }

    private static FieldFrequencies FrequenciesOfCode(int code)
    {
        var frequencies = default(FieldFrequencies);
        for (var field = 0; field < TextFields.Count; field++)
            frequencies[field] = FrequencyCode.Frequency(code, field);
        return frequencies;
    }

    private void Offer(PriorityQueue<int, int> queue, int index)
    {
        if (_next[index] == segments[index].Terms.Count)
            return;
        var bytes = segments[index].Terms.Bytes(_next[index]);
        Span<byte> head = stackalloc byte[sizeof(ulong)];
        head.Clear();
        bytes[..Math.Min(sizeof(ulong), bytes.Length)].CopyTo(head);
        _heads[index] = BinaryPrimitives.ReadUInt64BigEndian(head);
        queue.Enqueue(index, index);
    }

    private int Compare(int left, int right)
    {
        var order = CompareTerms(left, right);
        return order != 0 ? order : left.CompareTo(right);
    }

    private int CompareTerms(int left, int right) => _heads[left] != _heads[right]
        ? _heads[left].CompareTo(_heads[right])
        : segments[left].Terms.Bytes(_next[left]).SequenceCompareTo(segments[right].Terms.Bytes(_next[right]));
}
