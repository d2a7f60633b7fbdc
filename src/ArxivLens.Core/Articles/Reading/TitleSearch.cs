using ArxivLens.Core.Papers;
using ArxivLens.Core.Tables;
using ArxivLens.Index;
using ArxivLens.Index.Analysis;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Querying;

namespace ArxivLens.Core.Articles.Reading;

/// <summary>Finds works of the library by the words of a title, or by authors and year, with how sure that is.</summary>
internal sealed class TitleSearch(IndexReader index)
{
    /// <summary>Words of a title that are looked for at most.</summary>
    private const int MostWords = 16;

    private const int Candidates = 20;
    private const int WordsOfSureTitle = 4;

    private static readonly NotQuery Known = new(new KindQuery((byte)WorkKind.Unresolved));

    /// <summary>Finds the work of a title.</summary>
    /// <param name="title">The words.</param>
    /// <param name="isCued">Whether the article speaks of a paper there; only then a title may differ in a word.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The document and how sure it is meant, or <c>null</c>.</returns>
    public (int Document, double Confidence)? FindTitle(string title, bool isCued, CancellationToken cancellationToken)
    {
        var words = Analyzer.Analyze(title).Where(token => token.Kind is TokenKind.Word or TokenKind.Number).Select(token => token.Form)
            .Distinct(StringComparer.Ordinal).Take(MostWords).ToList();
        if (words.Count < 2) return null;
        var asked = Folded(title);
        var strict = Search([.. words.Select(word => (Query)new TermQuery(word, TextField.Title)), Known], cancellationToken);
        if (Best(strict, hit => Sureness(asked, hit, isCued)) is { } found) return found;
        if (!isCued || words.Count < WordsOfSureTitle) return null;
        var loose = Search([new OrQuery([.. words.Select(word => (Query)new TermQuery(word, TextField.Title))]), Known], cancellationToken);
        return Best(loose, hit => Likeness(asked, Folded(index.Title(hit))));
    }

    /// <summary>Finds the one work of these authors in a year; <c>null</c> when there is none or several.</summary>
    public (int Document, double Confidence)? FindAuthors(IReadOnlyList<string> families, int year, CancellationToken cancellationToken)
    {
        var named = families.Select(family => (Query)new PhraseQuery(family, TextField.Authors, true));
        var hits = Search([.. named, new YearQuery(year, year), Known], cancellationToken);
        // Even three names and a year can be another paper of the same people: somebody has to look.
        return hits.Count == 1 ? (hits[0], families.Count switch { 1 => 0.35, 2 => 0.5, _ => 0.65 }) : null;
    }

    private IReadOnlyList<int> Search(IReadOnlyList<Query> parts, CancellationToken cancellationToken)
        => [.. index.Search(new SearchRequest(new AndQuery(parts), 0, Candidates), cancellationToken).Hits.Select(hit => hit.Document)];

    /// <summary>The surest; of two that are as sure neither is sure, unless only one is in arXiv.</summary>
    private (int Document, double Confidence)? Best(IReadOnlyList<int> hits, Func<int, double> sureness)
    {
        var best = hits.Select(hit => (Document: hit, Confidence: sureness(hit))).Where(hit => hit.Confidence > 0)
            .OrderByDescending(hit => hit.Confidence).ThenByDescending(hit => IsPaper(hit.Document)).Take(2).ToList();
        if (best.Count == 0) return null;
        var isTie = best.Count > 1 && best[0].Confidence - best[1].Confidence < 0.05 && IsPaper(best[0].Document) == IsPaper(best[1].Document);
        return isTie ? (best[0].Document, Math.Min(0.6, best[0].Confidence)) : best[0];
    }

    private bool IsPaper(int document) => WorkKey.TryParse(index.Key(document), out var key) && key.Arxiv is not null;

    /// <summary>How sure a title that has all the words is meant: it is the same, or the same up to its subtitle.</summary>
    private double Sureness(string asked, int document, bool isCued)
    {
        var title = index.Title(document);
        var whole = Folded(title);
        if (whole == asked) return OfSame(asked, isCued);
        var colon = title.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && Folded(title[..colon]) == asked) return OfSame(asked, isCued) - 0.1;
        return isCued ? Likeness(asked, whole) : 0;
    }

    private static double OfSame(string title, bool isCued) => Count(title) switch
    {
        >= WordsOfSureTitle => 0.95,
        3 => isCued ? 0.8 : 0.5,
        _ => isCued ? 0.5 : 0.3,
    };

    /// <summary>How like two titles are that are not the same: words in common among all words.</summary>
    private static double Likeness(string asked, string title)
    {
        var (one, other) = (asked.Split(' ').ToHashSet(StringComparer.Ordinal), title.Split(' ').ToHashSet(StringComparer.Ordinal));
        var common = one.Count(other.Contains);
        var share = (double)common / (one.Count + other.Count - common);
        return common < WordsOfSureTitle ? 0 : share >= 0.85 ? 0.75 : share >= 0.65 ? 0.5 : 0;
    }

    private static int Count(string folded) => folded.Split(' ').Length;

    private static string Folded(string title)
        => string.Join(' ', FoldedWords.Of(title.Replace("’", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
