using ArxivLens.Index.Files;

namespace ArxivLens.Index.Postings;

/// <summary>Turns the documents' terms into the files of postings and positions and the entries of the dictionary.</summary>
internal sealed class PostingsWriter(ForwardBuffer forward, SortedVocabulary vocabulary, CancellationToken cancellationToken)
{
    /// <summary>Bytes of output held in memory at once; a larger index takes more passes over the documents.</summary>
    private const long PassSize = 1 << 27;

    private readonly TermEntry[] _entries = new TermEntry[vocabulary.Count];
    private readonly long[] _positionsLengths = new long[vocabulary.Count];
    private byte[] _output = [];

    /// <summary>Counts documents and bytes of every term, by rank. Comes first.</summary>
    public TermEntry[] Measure()
    {
        var lastDocuments = NoDocuments();
        Span<byte> scratch = stackalloc byte[PostingCode.MaximumLength];
        for (var document = 0; document < forward.Count; document++)
        {
            CheckEvery(document);
            var terms = forward.Read(document);
            while (terms.MoveNext())
            {
                var rank = vocabulary.Ranks[terms.Term];
                ref var entry = ref _entries[rank];
                entry.DocumentCount++;
                if ((terms.Mask & TextFields.TitleOrAbstract) != 0)
                    entry.TitleOrAbstract++;
                for (var field = 0; field < TextFields.Count; field++)
                    entry.ByField[field] += terms.Mask >> field & 1;
                entry.PostingsLength += PostingCode.Write(scratch, document - lastDocuments[rank], terms.Frequencies);
                _positionsLengths[rank] += terms.Positions.Length;
                lastDocuments[rank] = document;
            }
        }

        PlaceTerms();
        return _entries;
    }

    /// <summary>Writes the postings.</summary>
    public void WritePostings(SectionWriter writer)
    {
        var lastDocuments = NoDocuments();
        InPasses(
            writer,
            rank => _entries[rank].PostingsLength,
            (document, rank, in terms, output) =>
            {
                var step = document - lastDocuments[rank];
                lastDocuments[rank] = document;
                return PostingCode.Write(output, step, terms.Frequencies);
            });
    }

    /// <summary>Writes the positions.</summary>
    public void WritePositions(SectionWriter writer) => InPasses(
        writer,
        rank => _positionsLengths[rank],
        (_, _, in terms, output) =>
        {
            terms.Positions.CopyTo(output);
            return terms.Positions.Length;
        });

    private delegate int WriteOne(int document, int rank, in ForwardReader terms, Span<byte> output);

    private void InPasses(SectionWriter writer, Func<int, long> lengthOf, WriteOne write)
    {
        var ends = new int[vocabulary.Count];
        for (var first = 0; first < ends.Length;)
        {
            var size = 0L;
            var end = first;
            for (; end < ends.Length && (end == first || size + lengthOf(end) <= PassSize); end++)
            {
                ends[end] = (int)size;
                size += lengthOf(end);
            }

            // Room behind the last posting lets it be written without asking how long it will be.
            if (_output.Length < size + PostingCode.MaximumLength)
                _output = new byte[size + PostingCode.MaximumLength];
            for (var document = 0; document < forward.Count; document++)
            {
                CheckEvery(document);
                var terms = forward.Read(document);
                while (terms.MoveNext())
                {
                    var rank = vocabulary.Ranks[terms.Term];
                    if (rank >= first && rank < end)
                        ends[rank] += write(document, rank, in terms, _output.AsSpan(ends[rank]));
                }
            }

            writer.Write<byte>(_output.AsSpan(0, (int)size));
            first = end;
        }

        writer.EndSection();
    }

    private void PlaceTerms()
    {
        long postings = 0, positions = 0;
        for (var rank = 0; rank < _entries.Length; rank++)
        {
            _entries[rank].PostingsStart = postings;
            _entries[rank].PositionsStart = positions;
            postings += _entries[rank].PostingsLength;
            positions += _positionsLengths[rank];
        }
    }

    /// <summary>The step to a term's first document is counted from −1, so that a step is never 0.</summary>
    private int[] NoDocuments()
    {
        var documents = new int[vocabulary.Count];
        Array.Fill(documents, -1);
        return documents;
    }

    private void CheckEvery(int document)
    {
        if ((document & 0xFFF) == 0)
            cancellationToken.ThrowIfCancellationRequested();
    }
}
