using ArxivLens.Core.Citing;
using ArxivLens.Core.Papers;
using ArxivLens.Web.Features.Papers;
using ArxivLens.Web.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Options;

namespace ArxivLens.Web.Features.TakeAway;

/// <summary>
/// The links of a work's page for programs that read headers only (signposting.org, FAIR level 1): how to cite it, who wrote it, where
/// its text and its descriptions are, under what licence, and what it is.
/// </summary>
internal static class Signposts
{
    /// <summary>Authors linked at most: the headers of an answer have little room.</summary>
    private const int AuthorsLinked = 10;

    /// <summary>The value of <c>Link</c>; every address in it is absolute where the site knows its own.</summary>
    public static string Write(Work work, int? version, Func<string, string> absolute)
    {
        var cited = new CitedWork(work, version);
        var links = new List<string>();
        var doi = cited.IsPreprint ? cited.OwnDoi : cited.PublishedDoi;
        if (doi.Length > 0)
            links.Add(Link(DoiAddress.Of(doi), "cite-as"));
        foreach (var slug in work.Authors.Take(AuthorsLinked).Select(author => author.Slug).Distinct(StringComparer.Ordinal))
            links.Add(Link(absolute($"/author/{slug}"), "author"));
        if (cited.Pdf.Length > 0)
            links.Add(Link(cited.Pdf, "item", "application/pdf"));
        foreach (var format in CitationFormat.All.Where(format => format != CitationFormat.Csv))
        {
            links.Add(Link(
                absolute(TakeAwayAddress.Of(work.Key, format, version)), format == CitationFormat.Markdown ? "alternate" : "describedby", format.MediaType));
        }

        if (License.Of(work.Paper?.License).Address is { } license && license.All(sign => sign is > ' ' and < '\u007f' and not ('<' or '>')))
            links.Add(Link(license, "license"));
        links.Add(Link("https://schema.org/AboutPage", "type"));
        links.Add(Link("https://schema.org/ScholarlyArticle", "type"));
        return string.Join(", ", links);
    }

    private static string Link(string address, string relation, string? type = null)
        => type is null ? $"<{address}>; rel=\"{relation}\"" : $"<{address}>; rel=\"{relation}\"; type=\"{type}\"";
}

/// <summary>Puts <see cref="Signposts"/> into the headers of a work's page, whatever the method.</summary>
internal sealed class SignpostedPages(IOptions<WebOptions> options) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var executed = await next();
        var view = executed.HandlerInstance switch
        {
            AbstractModel paper => paper.View,
            OtherWorkModel other => other.View,
            _ => null,
        };
        var http = context.HttpContext;
        if (view is not { Work.Title.Length: > 0 } || http.Response.StatusCode != StatusCodes.Status200OK)
            return;
        http.Response.Headers.Append(
            "Link", Signposts.Write(view.Work, view.Version, path => CanonicalAddress.Of(path, options.Value.PublicAddress, http.Request)));
    }
}
