using ArxivLens.Core.Categories;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Terms;
using ArxivLens.Web.Features.Categories;
using ArxivLens.Web.Features.Papers;
using ArxivLens.Web.Features.Questions;
using ArxivLens.Web.Features.Search;
using ArxivLens.Web.Http;
using ArxivLens.Web.Layout;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace ArxivLens.Web.Features.Feeds;

/// <summary>
/// Feeds: <c>/list/CAT.atom</c>, <c>/author/SLUG.atom</c>, <c>/term/TERM.atom</c>, <c>/search.atom</c>, <c>/abs/ID/citations.atom</c>,
/// <c>/abs/ID/articles.atom</c>, <c>/articles.atom</c> and <c>/questions.atom</c> (docs/feeds.md).
/// </summary>
internal static class FeedRoutes
{
    private const int LastPage = PageLinks.Window / AtomFeed.PageSize;

    private static readonly string[] Reading = ["GET", "HEAD"];

    internal static void MapFeeds(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/list/{category}.atom", Reading, OfCategoryAsync).Revalidated();
        routes.MapMethods("/author/{slug}.atom", Reading, OfAuthorAsync).Revalidated();
        routes.MapMethods("/term/{term}.atom", Reading, OfTermAsync).Revalidated();
        routes.MapMethods("/search.atom", Reading, OfSearchAsync).Revalidated();
        routes.MapMethods("/articles.atom", Reading, OfArticlesAsync).Revalidated();
        routes.MapMethods("/questions.atom", Reading, OfQuestionsAsync).Revalidated();
        routes.MapMethods("/citations.atom", Reading, OfCitingAsync).Revalidated();
        foreach (var paper in new[] { "/abs/{id}", "/abs/{archive}/{id}" })
        {
            routes.MapMethods(paper + "/citations.atom", Reading, OfCitingAsync).Revalidated();
            routes.MapMethods(paper + "/articles.atom", Reading, OfArticlesAsync).Revalidated();
        }
    }

    private static Task<IResult> OfCategoryAsync(
        HttpContext http, WorkFeeds feeds, IOptions<WebOptions> options, string category)
    {
        if (!CategoryCode.TryParse(category, out var code))
            return Refuse("A category is written like cs.AI or hep-th.");
        if (Listing.Of(code).Code.Value is var canonical && canonical != category)
            return Task.FromResult(Results.LocalRedirect($"/list/{canonical}.atom{http.Request.QueryString}", permanent: true));
        return AnswerAsync(
            http, options, "This library has no such category.", page => feeds.OfCategoryAsync(code, page, http.RequestAborted));
    }

    private static Task<IResult> OfAuthorAsync(HttpContext http, WorkFeeds feeds, IOptions<WebOptions> options, string slug) => AnswerAsync(
        http, options, "Nobody of this name is in this library.", page => feeds.OfAuthorAsync(slug, page, http.RequestAborted));

    private static Task<IResult> OfTermAsync(HttpContext http, WorkFeeds feeds, IOptions<WebOptions> options, string term)
    {
        if (TermSearch.Read(WorkAddress.Unescape(term)) is not { } read)
            return Refuse($"A term is a word or a phrase of at most {TermSearch.LongestTerm} characters.");
        return AnswerAsync(http, options, "No work has this term.", page => feeds.OfTermAsync(read, page, http.RequestAborted));
    }

    private static Task<IResult> OfSearchAsync(HttpContext http, WorkFeeds feeds, IOptions<WebOptions> options)
    {
        var query = SearchQuery.Read(http.Request.Query);
        // Somebody looks at a page and sees that a filter was left out; a feed would bring the wrong works for years.
        if (query.Request is not { } request || query.Notes.Count > 0)
            return Refuse(query.Notes is [var note, ..] ? note : SearchModel.NoSuchPage.Explanation);
        return AnswerAsync(
            http, options, "There is no such search.", async page => await feeds.OfSearchAsync(request with { Page = page, After = null }, http.RequestAborted));
    }

    private static Task<IResult> OfQuestionsAsync(HttpContext http, DebateFeeds feeds, IOptions<WebOptions> options)
    {
        var query = QuestionQuery.Read(http.Request.Query);
        if (query.Notes is [var note, ..])
            return Refuse(note);
        return AnswerAsync(
            http, options, "There is no such question.", async page => await feeds.OfQuestionsAsync(query.Filter, page, http.RequestAborted));
    }

    private static Task<IResult> OfCitingAsync(
        HttpContext http, WorkFeeds feeds, IWorkStore works, IOptions<WebOptions> options, string? archive, string? id, string? work) =>
        OfWorkAsync(
            http, works, options, NameOf(archive, id, work), FeedLink.OfCiting,
            (found, page) => feeds.OfCitingAsync(found, page, http.RequestAborted));

    private static Task<IResult> OfArticlesAsync(
        HttpContext http, DebateFeeds feeds, IWorkStore works, IOptions<WebOptions> options, string? archive, string? id, string? work)
    {
        if (id is null && work is null)
        {
            return AnswerAsync(
                http, options, "There is no such article.", async page => await feeds.OfArticlesAsync(page, http.RequestAborted));
        }

        return OfWorkAsync(
            http, works, options, NameOf(archive, id, work), FeedLink.OfArticlesAbout,
            (found, page) => feeds.OfArticlesAboutAsync(found, page, http.RequestAborted));
    }

    private static async Task<IResult> OfWorkAsync(
        HttpContext http, IWorkStore works, IOptions<WebOptions> options, string? name, Func<Work, FeedLink> link,
        Func<Work, int, Task<AtomFeed>> make)
    {
        if (!WorkKey.TryParse(name, out var key))
            return await Refuse("This is neither an arXiv id nor a DOI.");
        if (await works.FindAsync(key, http.RequestAborted) is not { } work)
            return NotFound($"This library does not hold {key}.");
        var isOfArxiv = http.Request.Path.StartsWithSegments("/abs", StringComparison.Ordinal);
        return name == key.ToString() && isOfArxiv == (key.Arxiv is not null)
            ? await AnswerAsync(http, options, "", async page => await make(work, page))
            : Results.LocalRedirect(link(work).Address, permanent: true);
    }

    /// <summary>Answers with a page of a feed.</summary>
    /// <param name="http">The request.</param>
    /// <param name="options">Where this server is reached.</param>
    /// <param name="absence">What is said when there is no such feed.</param>
    /// <param name="make">Makes the page of a number.</param>
    internal static async Task<IResult> AnswerAsync(
        HttpContext http, IOptions<WebOptions> options, string absence, Func<int, Task<AtomFeed?>> make)
    {
        if (!SearchQuery.TryReadPage(http.Request.Query["page"], out var page) || page > LastPage)
            return await Refuse($"Pages of a feed are numbered from 1 to {LastPage}.");
        try
        {
            return await make(page) switch
            {
                null => NotFound(absence),
                { Entries.Count: 0, Number: > 1 } => NotFound("The feed has no such page."),
                var feed => Write(feed, http.Request, options.Value.PublicAddress),
            };
        }
        catch (TimeoutException)
        {
            http.Response.Headers.RetryAfter = SearchRoutes.RetryAfterSeconds;
            return Results.Problem(SearchModel.Stopped.Explanation, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }


    /// <summary>Answers with a feed.</summary>
    internal static IResult Write(AtomFeed feed, HttpRequest request, Uri? home)
    {
        using var body = new MemoryStream();
        // The address that readers keep is a good name only where it stays; else a feed is named by what it is of.
        var id = home is null ? EntryId.Of($"feed {feed.Link.Address}") : CanonicalAddress.Of(feed.Link.Address, home, request);
        AtomWriter.Write(feed, body, id, path => CanonicalAddress.Of(path, home, request));
        return Results.Bytes(body.ToArray(), AtomWriter.MediaType + "; charset=utf-8");
    }

    internal static string? NameOf(string? archive, string? id, string? work) =>
        WorkAddress.Unescape(archive is null ? id ?? work : $"{archive}/{id}");

    internal static Task<IResult> Refuse(string detail) =>
        Task.FromResult(Results.Problem(detail, statusCode: StatusCodes.Status400BadRequest));

    internal static IResult NotFound(string detail) => Results.Problem(detail, statusCode: StatusCodes.Status404NotFound);
}
