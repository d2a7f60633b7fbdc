using ArxivLens.Core.Categories;
using ArxivLens.Core.Citing;
using ArxivLens.Core.Indexing;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Search;
using ArxivLens.Index;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Querying;
using ArxivLens.Web.Features.Categories;
using ArxivLens.Web.Features.Search;
using Microsoft.AspNetCore.Http;

namespace ArxivLens.Web.Features.TakeAway;

/// <summary>What a page lists, in a format: all of it, up to <see cref="SelectionFile.MostWorks"/>.</summary>
public sealed class ListFile(IndexHost indexHost, SelectionFile selection, TimeProvider clock)
{
    /// <summary>Works that can be named in one address at most.</summary>
    public const int MostNamed = 1_000;

    private static readonly char[] Separators = [',', ' ', '\n', '\r', '\t'];

    /// <summary>A search, with the parameters of its page; pages and cursors do not count.</summary>
    internal IResult AnswerSearch(HttpContext http, CitationFormat format)
    {
        if (SearchQuery.Read(http.Request.Query).Request is not { } read)
            return WorkFile.Refuse(StatusCodes.Status400BadRequest, "There is no such page of results; a file holds all of them, so leave page and after out.");
        var request = read with { Page = 1, After = null, PageSize = 1 };
        using var lease = indexHost.Acquire();
        var answer = WorkSearch.Find(lease.Index, request, clock, http.RequestAborted);
        if (answer.IsStopped)
            return TooLong(http);
        if (answer.Address is { } named)
            return selection.Answer(http, [(named, null)], 1, format, "search");
        return answer.Asked is { } asked
            ? Answer(http, lease.Index, new SearchRequest(asked, 0, SelectionFile.MostWorks, OrderOf(request)), format, $"search-{request.Text}")
            : selection.Answer(http, [], 0, format, "search");
    }

    /// <summary>The works of a category in a span of time, newest first.</summary>
    internal IResult AnswerListing(HttpContext http, string category, string period, CitationFormat format)
    {
        if (!CategoryCode.TryParse(category, out var code))
            return WorkFile.Refuse(StatusCodes.Status400BadRequest, "This is no category: one is written like cs.AI or hep-th.");
        if (!Period.TryParse(period, out var span))
            return WorkFile.Refuse(StatusCodes.Status400BadRequest, "This is no span of time: give a day (1994-07-18), a month (9407), a year (1994), or recent.");
        using var lease = indexHost.Acquire();
        var listing = Listing.Of(code);
        var found = listing.Find(lease.Index, span, 1, SelectionFile.MostWorks, http.RequestAborted);
        return Answer(http, lease.Index, found, format, $"{listing.Code}-{span}");
    }

    /// <summary>The works of everyone of one name, newest first.</summary>
    internal IResult AnswerAuthor(HttpContext http, string slug, CitationFormat format)
    {
        using var lease = indexHost.Acquire();
        var request = new SearchRequest(new KeywordQuery(KeywordField.Author, slug), 0, SelectionFile.MostWorks, SearchOrder.Newest);
        return Answer(http, lease.Index, request, format, slug);
    }

    /// <summary>Works named one by one: <c>/export?id=…&amp;id=…&amp;format=…</c>, or <c>ids=</c> with commas between.</summary>
    internal IResult AnswerSelection(HttpContext http)
    {
        var query = http.Request.Query;
        var name = query["format"].ToString();
        if ((name.Length == 0 ? CitationFormat.BibTex : CitationFormat.Find(name)) is not { } format)
            return WorkFile.Refuse(StatusCodes.Status400BadRequest, $"The format is one of {string.Join(", ", CitationFormat.All)}.");
        var texts = query["id"].Concat(query["ids"].SelectMany(ids => (ids ?? "").Split(Separators)))
            .Select(text => text?.Trim() ?? "").Where(text => text.Length > 0).ToList();
        if (texts.Count == 0)
            return WorkFile.Refuse(StatusCodes.Status400BadRequest, "No work is selected. Go back, tick the works you want, and choose a format.");
        if (texts.Count > MostNamed)
            return WorkFile.Refuse(StatusCodes.Status400BadRequest, $"At most {MostNamed} works can be named at once.");
        var wanted = new List<(WorkKey, int?)>(texts.Count);
        foreach (var text in texts)
        {
            if (!WorkKey.TryParse(text, out var key))
                return WorkFile.Refuse(StatusCodes.Status400BadRequest, $"This is neither an arXiv id nor a DOI: {OneLine.Of(text)}");
            wanted.Add((key, WorkFile.VersionIn(text)));
        }

        var distinct = wanted.Distinct().ToList();
        return selection.Answer(http, distinct, distinct.Count, format, distinct is [var (only, _)] ? only.ToString() : "selection");
    }

    // Nothing asked for is everything, which is read newest first, as on the page.
    private static SearchOrder OrderOf(WorkSearchRequest request) =>
        request.Order == SearchOrder.Relevance && string.IsNullOrWhiteSpace(request.Text) ? SearchOrder.Newest : request.Order;

    private IResult Answer(HttpContext http, IndexReader index, SearchRequest request, CitationFormat format, string name)
    {
        using var deadline = new CancellationTokenSource(QueryLimits.Deadline, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, http.RequestAborted);
        try
        {
            return Answer(http, index, index.Search(request, either.Token), format, name);
        }
        catch (OperationCanceledException) when (!http.RequestAborted.IsCancellationRequested)
        {
            return TooLong(http);
        }
    }

    // By key from here on: the file is written after the index has been given back.
    private IResult Answer(HttpContext http, IndexReader index, SearchResult found, CitationFormat format, string name)
    {
        if (found.Total == 0)
            return WorkFile.Refuse(StatusCodes.Status404NotFound, "This library holds nothing here.");
        var keys = new List<(WorkKey, int?)>(found.Hits.Count);
        foreach (var hit in found.Hits)
        {
            if (WorkKey.TryParse(index.Key(hit.Document), out var key))
                keys.Add((key, null));
        }

        return selection.Answer(http, keys, found.Total, format, name);
    }

    private static IResult TooLong(HttpContext http)
    {
        http.Response.Headers.RetryAfter = SearchRoutes.RetryAfterSeconds;
        return WorkFile.Refuse(StatusCodes.Status503ServiceUnavailable, $"The search was stopped after {QueryLimits.Deadline.TotalSeconds:0} seconds; ask for less at once.");
    }
}
