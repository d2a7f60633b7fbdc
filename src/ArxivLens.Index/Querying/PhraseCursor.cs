using ArxivLens.Index.Documents;
using ArxivLens.Index.Postings;
using ArxivLens.Index.Ranking;

namespace ArxivLens.Index.Querying;

/// <summary>A word of a phrase.</summary>
/// <param name="Postings">Its postings.</param>
/// <param name="Positions">Its positions.</param>
/// <param name="Place">Its place in the phrase; places of stop words stay free.</param>
internal sealed record PhraseTerm(PostingsReader Postings, PositionsReader Positions, int Place);

/// <summary>
/// Documents that hold words at their places within one field. Scored as a term whose frequency is the number of
/// places the phrase stands at and whose idf is the sum over its words.
/// </summary>
internal sealed class PhraseCursor : DocumentCursor
{
    private readonly PhraseTerm[] _terms;
    private readonly PhraseTerm[] _rarestFirst;
    private readonly List<int>[] _positions;
    private readonly int[] _frequencies = new int[TextFields.Count];
    private readonly Bm25 _ranking;
    private readonly TextField? _field;
    private readonly CancellationCheck _cancellation;
    private readonly double _inverseFrequency;

    public PhraseCursor(PhraseTerm[] terms, Bm25 ranking, TextField? field, CancellationCheck cancellation)
    {
        _terms = terms;
        _rarestFirst = [.. terms.OrderBy(term => term.Postings.Entry.DocumentCount)];
        _positions = Array.ConvertAll(terms, _ => new List<int>());
        _ranking = ranking;
        _field = field;
        _cancellation = cancellation;
        _inverseFrequency = terms.Sum(term => ranking.InverseFrequency(term.Postings.Entry.DocumentsIn(field)));
    }

    /// <inheritdoc/>
    public override long Cost => _rarestFirst[0].Postings.Entry.DocumentsIn(_field);

    /// <inheritdoc/>
    public override int MoveNext()
    {
        if (Document == End)
            return End;
        for (var candidate = _rarestFirst[0].Postings.MoveNext(); candidate != End;)
        {
            _cancellation.Step();
            var farthest = candidate;
            foreach (var term in _rarestFirst)
            {
                farthest = Math.Max(farthest, term.Postings.Advance(candidate));
                if (farthest > candidate)
                    break;
            }

            if (farthest == candidate && CountPlaces())
                return Document = candidate;
            candidate = farthest == candidate
                ? _rarestFirst[0].Postings.MoveNext()
                : _rarestFirst[0].Postings.Advance(farthest);
        }

        return Document = End;
    }

    /// <inheritdoc/>
    public override double Score()
        => Bm25.Score(_inverseFrequency, _ranking.Frequency(Document, _frequencies, _field));

    private bool CountPlaces()
    {
        var found = false;
        for (var field = 0; field < TextFields.Count; field++)
        {
            _frequencies[field] = (TextFields.Mask(_field) >> field & 1) == 0 ? 0 : CountPlaces((TextField)field);
            found |= _frequencies[field] > 0;
        }

        return found;
    }

    private int CountPlaces(TextField field)
    {
        foreach (var term in _terms)
        {
            if (term.Postings.Frequencies[(int)field] == 0)
                return 0;
        }

        for (var index = 0; index < _terms.Length; index++)
            _terms[index].Positions.Read(_terms[index].Postings, field, _positions[index]);
        var count = 0;
        foreach (var first in _positions[0])
            count += StandsAt(first - _terms[0].Place) ? 1 : 0;
        return count;
    }

    private bool StandsAt(int start)
    {
        for (var index = 1; index < _terms.Length; index++)
        {
            if (_positions[index].BinarySearch(start + _terms[index].Place) < 0)
                return false;
        }

        return true;
    }
}
