using System.Globalization;
using System.Xml;
using ArxivLens.Core.Articles;
using ArxivLens.Core.Indexing;
using ArxivLens.Core.Network.Exports;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Questions;
using ArxivLens.Web.Features.Categories;
using ArxivLens.Web.Features.Debate;
using ArxivLens.Web.Features.Papers;
using ArxivLens.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace ArxivLens.Web.Features.Discovery;

/// <summary>
/// What search engines may keep: <c>/sitemap.xml</c>, an index of files by month of arXiv's identifiers, one of the pages of everything
/// and one of the debate (<see href="https://www.sitemaps.org/protocol.html"/>).
/// </summary>
internal static class SitemapRoutes
{
    private const string Space = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const string MediaType = "application/xml; charset=utf-8";

    /// <summary>Articles, and questions, in the file of the debate: the newest.</summary>
    private const int DebateSize = 2_000;

    private static readonly string[] Reading = ["GET", "HEAD"];
    private static readonly string[] Pages = ["/", "/categories", "/questions", "/articles", "/about", "/about/search", "/about/cookies"];

    internal static void MapSitemaps(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/sitemap.xml", Reading, ListAsync).Revalidated();
        routes.MapMethods("/sitemap/pages.xml", Reading, OfPages).Revalidated();
        routes.MapMethods("/sitemap/debate.xml", Reading, OfDebateAsync).Revalidated();
        routes.MapMethods("/sitemap/{part}.xml", Reading, OfPapersAsync).Revalidated();
    }

    private static async Task<IResult> ListAsync(HttpContext http, IWorkStore works, IOptions<WebOptions> options)
    {
        var parts = await works.ListPartsAsync(http.RequestAborted);
        var files = parts.Select(part => new Listed($"/sitemap/{part.Name}.xml", part.Changed));
        return Write(http, options, "sitemapindex", "sitemap", [new("/sitemap/pages.xml"), new("/sitemap/debate.xml"), .. files]);
    }

    private static async Task<IResult> OfPapersAsync(HttpContext http, IWorkStore works, IOptions<WebOptions> options, string part)
    {
        var papers = await works.ReadPartAsync(part, http.RequestAborted);
        // A part that all were withdrawn from is still one: the index names it.
        return papers.Count == 0
            ? Results.Problem("There is no such part of the site map.", statusCode: StatusCodes.Status404NotFound)
            : Write(http, options, "urlset", "url", papers.Where(paper => !paper.IsWithdrawn)
                .Select(paper => new Listed(WorkAddress.Of(paper.Key), paper.Changed)));
    }

    private static IResult OfPages(HttpContext http, IndexHost indexHost, IOptions<WebOptions> options)
    {
        using var lease = indexHost.Acquire();
        var lists = CategoryCounts.Read(lease.Index).SelectMany(group => group.Categories).Where(category => category.Count > 0)
            .Select(category => $"/list/{category.Code}/{Period.RecentName}");
        return Write(http, options, "urlset", "url", Pages.Concat(lists).Select(page => new Listed(page)));
    }

    private static async Task<IResult> OfDebateAsync(
        HttpContext http, IArticleStore articles, IQuestionStore questions, IOptions<WebOptions> options)
    {
        var newest = await articles.ListAsync(0, DebateSize, http.RequestAborted);
        var asked = await questions.ListAsync(new QuestionFilter { NewestFirst = true }, 0, DebateSize, http.RequestAborted);
        return Write(http, options, "urlset", "url",
            [
                .. newest.Select(article => new Listed(DebateAddress.Of(article.Id), DateOnly.FromDateTime(article.Revisions[^1].Read.UtcDateTime))),
                .. asked.Questions.Select(question => new Listed(DebateAddress.Of(question.Id))),
            ]);
    }

    private static IResult Write(HttpContext http, IOptions<WebOptions> options, string root, string element, IEnumerable<Listed> listed)
    {
        if (OwnAddress.Find(options.Value, http.Request) is not { } home)
            return OwnAddress.Refuse();
        using var body = new MemoryStream();
        using (var xml = XmlWriter.Create(body, ExportXml.Settings))
        {
            xml.WriteStartElement(root, Space);
            foreach (var one in listed)
                Write(xml, element, new Uri(home, one.Path).AbsoluteUri, one.Changed);
            xml.WriteEndElement();
        }

        return Results.Bytes(body.ToArray(), MediaType);
    }

    private static void Write(XmlWriter xml, string element, string address, DateOnly? changed)
    {
        xml.WriteStartElement(element, Space);
        xml.WriteElementString("loc", Space, address);
        if (changed is { } day)
            xml.WriteElementString("lastmod", Space, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        xml.WriteEndElement();
    }

    /// <summary>An address of a site map.</summary>
    private sealed record Listed(string Path, DateOnly? Changed = null);
}
