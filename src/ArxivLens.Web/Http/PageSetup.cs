using ArxivLens.Web.Features.Accounts;
using ArxivLens.Web.Features.TakeAway;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ArxivLens.Web.Http;

/// <summary>How Razor Pages are set up.</summary>
internal static class PageSetup
{
    private const string ErrorPage = "/Errors/Error";
    private static readonly string[] PagesOfWorks = ["/Papers/Abstract", "/Papers/OtherWork"];

    internal static void AddPages(this IServiceCollection services, string? keyDirectory)
    {
        services
            .AddRazorPages(pages =>
            {
                pages.RootDirectory = "/Features";
                // Old identifiers have a slash in them.
                pages.Conventions.AddPageRoute("/Papers/Versions", "/abs/{archive}/{id}/versions");
                pages.Conventions.AddPageRoute("/Discussion/Write", "/comment/{number:long}/reply");
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
        // No keys are written to the home of whoever runs the server.
        if (keyDirectory is null)
            services.AddDataProtection().UseEphemeralDataProtectionProvider();
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
