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
