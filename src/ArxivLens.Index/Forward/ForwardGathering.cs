using System.Buffers;
using ArxivLens.Index.Postings;

namespace ArxivLens.Index.Forward;

/// <summary>
/// Turns postings, which come term by term, into the forward lists of their documents: a document's list grows in the room that
/// its occurrences would take, so that nothing need be sorted.
/// </summary>
/// <param name="occurrences">The occurrences the postings were made from.</param>
internal sealed class ForwardGathering(OccurrenceBuffer occurrences)
{
    private uint[] _entries = ArrayPool<uint>.Shared.Rent(occurrences.Count);
    private readonly int[] _ends = [.. Enumerable.Range(0, occurrences.Documents).Select(occurrences.Start)];
    private readonly List<FieldFrequencies> _others = [];

    /// <summary>Adds a posting; ranks ascend in each document.</summary>
    public void Add(int rank, int document, in FieldFrequencies frequencies)
    {
        var code = FrequencyCode.Of(frequencies);
        ref var end = ref _ends[document];
        _entries[end++] = (uint)rank << FrequencyCode.Bits | (uint)code;
        if (code != FrequencyCode.Other)
            return;
        // There is room: every combination of but one occurrence has a code of its own.
        _entries[end++] = (uint)_others.Count;
        _others.Add(frequencies);
    }

    /// <summary>Gives the memory back; nothing must be written any more.</summary>
    public void Release()
    {
        ArrayPool<uint>.Shared.Return(_entries);
        _entries = [];
    }

    /// <summary>Writes the list of a document.</summary>
    public void Write(int document, ForwardWriter writer)
    {
        for (var at = occurrences.Start(document); at < _ends[document]; at++)
        {
            var code = (int)_entries[at] & FrequencyCode.Other;
            var rank = (int)(_entries[at] >> FrequencyCode.Bits);
            var frequencies = code == FrequencyCode.Other ? _others[(int)_entries[++at]] : default;
            writer.Add(rank, code, frequencies);
        }

        writer.EndDocument();
    }
}
