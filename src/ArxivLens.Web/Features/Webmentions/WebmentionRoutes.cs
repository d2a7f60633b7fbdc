using System.Diagnostics.CodeAnalysis;
using ArxivLens.Core;
using ArxivLens.Core.Webmentions;
using ArxivLens.Web.Features.Accounts;
using ArxivLens.Web.Features.Discussion;
using ArxivLens.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ArxivLens.Web.Features.Webmentions;

/// <summary>
/// Takes announcements of posts that link here (W3C Webmention): <c>source</c> and <c>target</c> as a form, 202. The source is looked at
/// later; nothing of it is told here, so that nobody learns by this what our server can reach.
/// </summary>
internal static class WebmentionRoutes
{
    private const string Path = "/webmention";
    private const int MostWait = 3600;

    private static readonly string[] Pages = ["/Papers/Abstract", "/Papers/OtherWork", "/Articles/Article", "/Questions/Question"];

    /// <summary>Registers what it needs.</summary>
    public static void AddWebmentions(this IServiceCollection services)
    {
        services.AddSingleton<WebmentionTargets>();
        services.AddSingleton<PostShelf>();
    }

    /// <summary>Maps the address, where announcements are taken.</summary>
    public static void MapWebmentions(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<WebOptions>>().Value.Webmention)
            app.MapPost(Path, TakeAsync).OfCommunity(role: null).WithMetadata(new SentByMachinesAttribute());
    }

    /// <summary>Tells programs on pages that a post may be about where it can be announced.</summary>
    public static void UseWebmentionAdvert(this IApplicationBuilder app)
    {
        if (!app.ApplicationServices.GetRequiredService<IOptions<WebOptions>>().Value.Webmention)
            return;
        app.Use((http, next) =>
        {
            if (http.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is { } page && Array.IndexOf(Pages, page.ViewEnginePath) >= 0)
            {
                http.Response.OnStarting(() =>
                {
                    if (http.Response.StatusCode == StatusCodes.Status200OK)
                        http.Response.Headers.Append("Link", $"<{Path}>; rel=\"webmention\"");
                    return Task.CompletedTask;
                });
            }

            return next(http);
        });
    }

    private static async Task<IResult> TakeAsync(
        HttpContext http, WebmentionTargets targets, DiscussedThings things, IWebmentionStore store, TimeProvider clock)
    {
        if (!http.Request.HasFormContentType)
            return Refuse(http, "An announcement is a form with source and target.", StatusCodes.Status415UnsupportedMediaType);
        if (await TryReadFormAsync(http) is not { } form)
            return Refuse(http, "This form cannot be read.");
        if (!TryRead(form["source"], out var source))
            return Refuse(http, "source is the address of the post: http or https, at most 2000 characters.");
        if (!TryRead(form["target"], out var target) || !targets.TryRead(target, out var subject))
            return Refuse(http, "target is the address of a paper, an article or a question of this site.");
        if (targets.TryRead(source, out _) || source.IdnHost == target.IdnHost)
            return Refuse(http, "source is a page of another site.");
        if (await things.FindAsync(subject.Value, http.RequestAborted) is null)
            return Refuse(http, "This library does not have what target is about.");
        if (await store.AddAsync(source, subject.Value, clock.GetUtcNow(), http.RequestAborted) == WebmentionReceipt.Taken)
            return Results.Text("Taken. The post is looked at later.\n", statusCode: StatusCodes.Status202Accepted);
        http.Response.Headers.RetryAfter = MostWait.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Refuse(http, "Too many announcements wait. Send it again in an hour.", StatusCodes.Status429TooManyRequests);
    }

    // A form with what is no text (%00) is refused by the server's own reader.
    private static async Task<IFormCollection?> TryReadFormAsync(HttpContext http)
    {
        try
        {
            return await http.Request.ReadFormAsync(http.RequestAborted);
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException)
        {
            return null;
        }
    }

    private static IResult Refuse(HttpContext http, string detail, int status = StatusCodes.Status400BadRequest)
    {
        http.Response.Headers.CacheControl = PrivateAnswers.NoStore;
        return Results.Problem(detail, statusCode: status);
    }

    private static bool TryRead(Microsoft.Extensions.Primitives.StringValues sent, [NotNullWhen(true)] out Uri? address)
    {
        address = null;
        if (sent is not [{ Length: > 0 and <= WebmentionLimits.Address } text] || text.Any(char.IsControl))
            return false;
        if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out var read) || HostName.Find(read) is null)
            return false;
        if (read is not { Scheme: "http" or "https", UserInfo: "" })
            return false;
        address = read.Fragment.Length == 0 ? read : new UriBuilder(read) { Fragment = "" }.Uri;
        return address.AbsoluteUri.Length <= WebmentionLimits.Address;
    }
}
