using System.IO.Compression;
using ArxivLens.Web.Features.Accounts;
using ArxivLens.Web.Features.TakeAway;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ArxivLens.Web.Http;

/// <summary>How Razor Pages and compression are set up.</summary>
internal static class PageSetup
{
    private const string ErrorPage = "/Errors/Error";
    private static readonly string[] PagesOfWorks = ["/Papers/Abstract", "/Papers/OtherWork"];

    internal static void AddPages(this IServiceCollection services)
    {
        services
            .AddRazorPages(pages =>
            {
                pages.RootDirectory = "/Features";
                // Old identifiers have a slash in them.
                pages.Conventions.AddPageRoute("/Papers/Versions", "/abs/{archive}/{id}/versions");
                pages.Conventions.AddFolderApplicationModelConvention("/", AllowReadingOnly);
                foreach (var page in PagesOfWorks)
                    pages.Conventions.AddPageApplicationModelConvention(page, OfferFormats);
            })
            .AddMvcOptions(mvc =>
            {
                mvc.Filters.Add<RevalidatedPages>();
                mvc.Filters.Add<RefusedForms>();
            })
            .AddApplicationPart(typeof(PageSetup).Assembly);
        // Nothing is signed for readers yet, so no keys are written to the home of whoever runs the server.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
    }

    internal static void AddCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(compression =>
        {
            // Pages hold no secret of the reader's that a chosen text could be measured against (BREACH).
            compression.EnableForHttps = true;
            compression.MimeTypes =
            [
                "text/html", "text/plain", "text/csv", "application/json", "application/problem+json", "application/x-suggestions+json",
                "application/x-ndjson", "application/graphml+xml", "application/gexf+xml", "application/ld+json", "text/markdown",
                "application/x-bibtex", "application/x-research-info-systems", "application/vnd.citationstyles.csl+json", "application/rdf+xml",
                "application/xml",
                "application/atom+xml", "application/opensearchdescription+xml",
            ];
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Optimal);
    }

    private static void OfferFormats(PageApplicationModel page)
    {
        page.EndpointMetadata.Add(new AnswersByAccept());
        page.Filters.Add(new TypeFilterAttribute(typeof(SignpostedPages)));
    }

    // Where nothing can be sent any other method is answered 405 by routing. The error page answers whatever failed.
    private static void AllowReadingOnly(PageApplicationModel page)
    {
        CommunityAddresses.Mark(page);
        if (page.ViewEnginePath == ErrorPage)
            return;
        var acceptsForms = page.ModelType is { } model && Attribute.IsDefined(model, typeof(AcceptsFormsAttribute));
        page.EndpointMetadata.Add(new HttpMethodMetadata(acceptsForms ? ["GET", "HEAD", "POST"] : ["GET", "HEAD"]));
    }
}
