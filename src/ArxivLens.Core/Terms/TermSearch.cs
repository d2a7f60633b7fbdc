using ArxivLens.Core.Papers;
using ArxivLens.Index;
using ArxivLens.Index.Analysis;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Querying;

namespace ArxivLens.Core.Terms;

/// <summary>
/// Finds the works that share a term. The term is a phrase, never a query: nothing in it is a sign of a language.
/// </summary>
public static class TermSearch
{
    /// <summary>Characters of a term at most; no work has a longer one.</summary>
    public const int LongestTerm = 200;

    private const int ValuesCounted = 12;

    /// <summary>The term on one line, without blanks at its ends; <c>null</c> when it is empty or too long.</summary>
    public static string? Read(string? text)
    {
        var words = (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var term = string.Join(' ', words);
        return term.Length is > 0 and <= LongestTerm ? term : null;
    }

    /// <summary>
    /// Finds the works that have the words of a term side by side in title or abstract; number, hyphen and spelling aside. Years,
    /// or what else is asked for, are counted over all of them.
    /// </summary>
    /// <param name="index">The index.</param>
    /// <param name="term">The term.</param>
    /// <param name="offset">Works to pass over.</param>
    /// <param name="limit">Works to return.</param>
    /// <param name="order">Their order.</param>
    /// <param name="counted">What is counted, the most frequent twelve of each.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static SearchResult Find(
        IndexReader index,
        string term,
        int offset,
        int limit,
        SearchOrder order,
        FacetKinds counted = FacetKinds.Years,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(index);
        // A phrase without a word asks for nothing, and what asks for nothing is left out of a query.
        if (Analyzer.Analyze(term).All(token => token.Kind == TokenKind.StopWord)) return new SearchResult(0, [], null);
        var query = new OrQuery([new PhraseQuery(term, TextField.Title), new PhraseQuery(term, TextField.Abstract)]);
        var request = new SearchRequest(Known(query), offset, limit, order, FacetLimit: ValuesCounted) { FacetKinds = counted };
        return index.Search(request, cancellationToken);
    }

    /// <summary>How many works of each year the library holds.</summary>
    /// <param name="index">The index.</param>
    /// <param name="cancellationToken">Ends the count.</param>
    public static IReadOnlyList<YearCount> CountYears(IndexReader index, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(index);
        var request = new SearchRequest(Known(new AllQuery()), 0, 0, FacetLimit: 1) { FacetKinds = FacetKinds.Years };
        return index.Search(request, cancellationToken).Facets?.Years ?? [];
    }

    /// <summary>Without works of which only the key is known.</summary>
    private static AndQuery Known(Query query) => new([query, new NotQuery(new KindQuery((byte)WorkKind.Unresolved))]);
}
