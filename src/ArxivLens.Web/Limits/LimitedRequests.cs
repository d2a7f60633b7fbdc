using System.Globalization;
using System.Threading.RateLimiting;
using ArxivLens.Web.Api;
using ArxivLens.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;

namespace ArxivLens.Web.Limits;

/// <summary>Puts the limits into the pipeline, and says in the headers of the interface how much is left.</summary>
internal static class LimitedRequests
{
    private const string BusySeconds = "2";

    internal static void AddLimits(this IServiceCollection services)
    {
        services.AddSingleton<RequestLimits>();
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<RequestLimits>((options, limits) =>
        {
            options.GlobalLimiter = PartitionedRateLimiter.CreateChained(limits.Rates, limits.Crowds);
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = (context, _) => RefuseAsync(context);
        });
    }

    /// <summary>Believes the reverse proxies that are named, and nobody else, about where a request comes from and whether by https.</summary>
    internal static void UseNamedProxies(this IApplicationBuilder app, IReadOnlyList<System.Net.IPNetwork> proxies)
    {
        if (proxies.Count == 0)
            return;
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in proxies)
            options.KnownIPNetworks.Add(network);
        app.UseForwardedHeaders(options);
    }

    internal static void UseLimits(this IApplicationBuilder app)
    {
        var limits = app.ApplicationServices.GetRequiredService<RequestLimits>();
        app.UseWhen(IsFirst, asked =>
        {
            asked.Use((http, next) =>
            {
                if (limits.Count(http) is { Key: { IsProgram: true, Cost: var cost }, Limit: { } limit })
                    http.Response.OnStarting(() => TellAsync(http, limits, cost, limit));
                return next(http);
            });
            asked.UseRateLimiter();
        });
    }

    // What failed comes by once more, to be answered by the error page.
    private static bool IsFirst(HttpContext http) => http.Features.Get<CountedRequest>() is null;

    // draft-ietf-httpapi-ratelimit-headers: lists of structured fields, the policy by name.
    private static Task TellAsync(HttpContext http, RequestLimits limits, RequestCost cost, int limit)
    {
        var name = NameOf(cost);
        var left = limits.Rates.GetStatistics(http)?.CurrentAvailablePermits ?? limit;
        var seconds = (long)Math.Ceiling((double)RequestLimits.WindowSeconds * (limit - left) / limit);
        http.Response.Headers["RateLimit-Policy"] = $"\"{name}\";q={limit:D};w={RequestLimits.WindowSeconds:D}";
        http.Response.Headers["RateLimit"] = $"\"{name}\";r={left:D};t={seconds:D}";
        return Task.CompletedTask;
    }

    private static async ValueTask RefuseAsync(OnRejectedContext context)
    {
        var http = context.HttpContext;
        var isTooOften = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait);
        http.Response.StatusCode = isTooOften ? StatusCodes.Status429TooManyRequests : StatusCodes.Status503ServiceUnavailable;
        http.Response.Headers.RetryAfter = isTooOften
            ? Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture)
            : BusySeconds;
        // Without a body the error page answers.
        if (!http.Request.WantsJson(http.Request.Path))
            return;
        var problem = isTooOften && http.Features.Get<CountedRequest>() is { Key.Cost: var cost, Limit: { } limit }
            ? ApiProblem.TooMany(
                $"At most {limit:D} requests of the class \"{NameOf(cost)}\" a minute are answered to one client. Try again in {http.Response.Headers.RetryAfter} s.",
                limit)
            : ApiProblem.Unavailable($"Too many such requests are being answered. Try again in {http.Response.Headers.RetryAfter} s.");
        await problem.ExecuteAsync(http);
    }

    private static string NameOf(RequestCost cost) => cost.ToString().ToLowerInvariant();
}
