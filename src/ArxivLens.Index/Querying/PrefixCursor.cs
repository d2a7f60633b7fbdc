using System.Numerics;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Postings;
using ArxivLens.Index.Ranking;

namespace ArxivLens.Index.Querying;

/// <summary>
/// Documents that hold a word beginning with a text. All the words count as one: their weighted frequencies add up, and
/// the documents that hold any of them make its document frequency.
/// </summary>
/// <remarks>
/// Which documents these are is kept as one bit a document; the postings are read again for the scores, a window of documents at
/// a time, and only when scores are asked for. So a query may hold many prefixes over many documents.
/// </remarks>
internal sealed class PrefixCursor : DocumentCursor
{
    /// <summary>Words a prefix stands for at most; when there are more, those in the most documents.</summary>
    public const int TermLimit = 256;

    private const int Window = 1 << 12;
    private const int BitsOfWord = 64;

    private readonly TermDictionary _terms;
    private readonly IReadOnlyList<int> _ranks;
    private readonly Bm25 _ranking;
    private readonly TextField? _field;
    private readonly CancellationCheck _cancellation;
    private readonly ulong[] _matches;
    private readonly double _inverseFrequency;
    private PostingsReader[]? _postings;
    private float[]? _frequencies;
    private int _windowStart = -1;

    /// <summary>A cursor over the documents of the words of some ranks.</summary>
    public PrefixCursor(SearchSources sources, IReadOnlyList<int> ranks, TextField? field, CancellationCheck cancellation)
    {
        _terms = sources.Terms;
        _ranks = ranks;
        _ranking = sources.Ranking;
        _field = field;
        _cancellation = cancellation;
        _matches = new ulong[(sources.DocumentCount + BitsOfWord - 1) / BitsOfWord];
        foreach (var rank in ranks)
            Mark(_terms.Postings(rank));
        Cost = _matches.Sum(BitOperations.PopCount);
        _inverseFrequency = _ranking.InverseFrequency((int)Cost);
    }

    /// <inheritdoc/>
    public override long Cost { get; }

    /// <inheritdoc/>
    public override int MoveNext() => Document == End ? End : Advance(Document + 1);

    /// <inheritdoc/>
    public override int Advance(int target)
    {
        if (Document >= target)
            return Document;
        var word = target / BitsOfWord;
        var rest = word < _matches.Length ? _matches[word] & (ulong.MaxValue << (target % BitsOfWord)) : 0;
        while (rest == 0 && ++word < _matches.Length)
            rest = _matches[word];
        return Document = rest == 0 ? End : word * BitsOfWord + BitOperations.TrailingZeroCount(rest);
    }

    /// <inheritdoc/>
    public override double Score()
    {
        if (_windowStart < 0 || Document - _windowStart >= Window)
            FillWindow(Document - Document % Window);
        return Bm25.Score(_inverseFrequency, _frequencies![Document - _windowStart]);
    }

    private void Mark(PostingsReader postings)
    {
        for (var document = postings.MoveNext(); document != End; document = postings.MoveNext())
        {
            _cancellation.Step();
            if (_field is not { } only || postings.Frequencies[(int)only] > 0)
                _matches[document / BitsOfWord] |= 1UL << (document % BitsOfWord);
        }
    }

    private void FillWindow(int start)
    {
        _postings ??= [.. _ranks.Select(_terms.Postings)];
        _frequencies ??= new float[Window];
        _windowStart = start;
        Array.Clear(_frequencies);
        foreach (var postings in _postings)
        {
            for (var document = postings.Advance(start); document - start < Window; document = postings.MoveNext())
            {
                _cancellation.Step();
                _frequencies[document - start] += (float)_ranking.Frequency(document, postings.Frequencies, _field);
            }
        }
    }
}
