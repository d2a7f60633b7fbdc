using ArxivLens.Index.Documents;
using ArxivLens.Index.Postings;
using ArxivLens.Index.Ranking;

namespace ArxivLens.Index.Querying;

/// <summary>Documents that hold a term.</summary>
internal sealed class TermCursor(PostingsReader postings, Bm25 ranking, TextField? field) : DocumentCursor
{
    private readonly double _inverseFrequency = ranking.InverseFrequency(postings.Entry.DocumentsIn(field));

    /// <inheritdoc/>
    public override long Cost { get; } = postings.Entry.DocumentsIn(field);

    /// <inheritdoc/>
    public override int MoveNext()
    {
        do
        {
            Document = postings.MoveNext();
        }
        while (Document != End && field is { } one && postings.Frequencies[(int)one] == 0);
        return Document;
    }

    /// <inheritdoc/>
    public override double Score()
        => Bm25.Score(_inverseFrequency, ranking.Frequency(Document, postings.Frequencies, field));
}

/// <summary>
/// Documents that hold a word beginning with a text. All the words count as one: their weighted frequencies add up, and
/// the documents that hold any of them make its document frequency.
/// </summary>
internal sealed class PrefixCursor : DocumentCursor
{
    /// <summary>Words a prefix stands for at most; when there are more, those in the most documents.</summary>
    public const int TermLimit = 256;

    private readonly List<int> _documents = [];
    private readonly float[] _frequencies;
    private readonly double _inverseFrequency;
    private int _index = -1;

    public PrefixCursor(
        IEnumerable<PostingsReader> terms, int documentCount, Bm25 ranking, TextField? field, CancellationCheck cancellation)
    {
        _frequencies = new float[documentCount];
        foreach (var postings in terms)
        {
            for (var document = postings.MoveNext(); document != End; document = postings.MoveNext())
            {
                cancellation.Step();
                _frequencies[document] += (float)ranking.Frequency(document, postings.Frequencies, field);
            }
        }

        for (var document = 0; document < documentCount; document++)
        {
            if (_frequencies[document] > 0)
                _documents.Add(document);
        }

        _inverseFrequency = ranking.InverseFrequency(_documents.Count);
    }

    /// <inheritdoc/>
    public override long Cost => _documents.Count;

    /// <inheritdoc/>
    public override int MoveNext() => Document = ++_index < _documents.Count ? _documents[_index] : End;

    /// <inheritdoc/>
    public override double Score() => Bm25.Score(_inverseFrequency, _frequencies[Document]);
}
