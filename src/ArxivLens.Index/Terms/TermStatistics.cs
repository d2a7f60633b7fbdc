using ArxivLens.Index.Columns;
using ArxivLens.Index.Files;
using ArxivLens.Index.Postings;

namespace ArxivLens.Index.Terms;

/// <summary>In how many documents a term occurs (title or abstract), for single words and for phrases of up to four.</summary>
public sealed class TermStatistics
{
    private readonly TermDictionary _dictionary;
    private readonly MappedArray<ulong> _hashes;
    private readonly MappedArray<int> _counts;

    internal TermStatistics(TermDictionary dictionary, DocumentColumns documents, MappedFile phrases)
    {
        _dictionary = dictionary;
        _hashes = phrases.Section<ulong>(0);
        _counts = phrases.Section<int>(1).Expect(_hashes.Length);
        DocumentCount = documents.DocumentsWithText;
    }

    /// <summary>Number of documents that have a title or an abstract: the N of an inverse document frequency.</summary>
    public int DocumentCount { get; }

    /// <summary>
    /// Documents that hold these analysed terms side by side; 0 when fewer than two do and the phrase is longer than one.
    /// Words are counted exactly. Phrases are counted where no stop word stands in them and nothing but what
    /// <see cref="Analysis.Analyzer.JoinsPhrase"/> passes between their words; they are kept by 64-bit hash, so a phrase
    /// that does not occur is taken for one that does about once in 10¹² questions.
    /// </summary>
    /// <param name="terms">One to four <see cref="Analysis.Token.Term"/>s.</param>
    public int DocumentFrequency(params ReadOnlySpan<string> terms)
    {
        ArgumentOutOfRangeException.ThrowIfZero(terms.Length, nameof(terms));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(terms.Length, PhraseHash.MaximumTerms, nameof(terms));
        if (terms.Length == 1)
        {
            var rank = _dictionary.Find(terms[0]);
            return rank < 0 ? 0 : _dictionary.Entry(rank).TitleOrAbstract;
        }

        var hash = PhraseHash.OfTerm(terms[0]);
        foreach (var term in terms[1..])
            hash = PhraseHash.Extend(hash, PhraseHash.OfTerm(term));
        var index = _hashes.All.BinarySearch(hash);
        return index < 0 ? 0 : _counts[index];
    }
}
