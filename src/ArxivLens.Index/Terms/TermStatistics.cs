using ArxivLens.Index.Segments;

namespace ArxivLens.Index.Terms;

/// <summary>In how many documents a term occurs (title or abstract), for single words and for phrases of up to four.</summary>
public sealed class TermStatistics
{
    private readonly SegmentSet _segments;
    private readonly Lazy<FrequencyCache> _known = new();

    internal TermStatistics(SegmentSet segments) => _segments = segments;

    /// <summary>Number of documents with an indexed word in title or abstract: the N of an inverse document frequency.</summary>
    public int DocumentCount => _segments.DocumentsWithText;

    /// <summary>
    /// Documents that hold these analysed terms side by side; 0 when fewer than two do and the phrase is longer than one. Words
    /// are counted exactly. Phrases are counted where no stop word stands in them and nothing but what <see
    /// cref="Analysis.Analyzer.JoinsPhrase"/> passes between their words; they are kept by 64-bit hash, so a phrase that does not
    /// occur is taken for one that does about once in 10¹² questions. Until the next full build the count of a phrase may be too
    /// high by the documents changed or removed since, and too low by one for the build and each merge of everything.
    /// </summary>
    /// <param name="terms">One to four <see cref="Analysis.Token.Term"/>s.</param>
    public int DocumentFrequency(params ReadOnlySpan<string> terms)
    {
        ArgumentOutOfRangeException.ThrowIfZero(terms.Length, nameof(terms));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(terms.Length, PhraseHash.MaximumTerms, nameof(terms));
        var hash = PhraseHash.OfTerm(terms[0]);
        if (terms.Length == 1)
            return CountWord(terms[0], hash);
        foreach (var term in terms[1..])
            hash = PhraseHash.Extend(hash, PhraseHash.OfTerm(term));
        return _segments.CountPhrase(hash);
    }

    private int CountWord(string term, ulong hash)
    {
        if (_known.Value.TryRecall(hash, out var frequency))
            return frequency;
        frequency = _segments.Counts(term).TitleOrAbstract;
        _known.Value.Remember(hash, frequency);
        return frequency;
    }
}
