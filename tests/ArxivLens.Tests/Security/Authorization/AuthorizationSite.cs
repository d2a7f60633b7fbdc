using System.Globalization;
using ArxivLens.Tests.Http;
using ArxivLens.Tests.Shared;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ArxivLens.Tests.Security.Authorization;

/// <summary>The site, asked by everybody there is.</summary>
internal sealed class AuthorizationSite(Site site)
{
    private const string FormType = "application/x-www-form-urlencoded";
    private const string JsonType = "application/json";

    /// <summary>How each signs in, by the columns of the table.</summary>
    private static readonly string?[] Readers = [null, "1 Ada Reader", "2 Bob Reader", "3 Mary Moderator", "4 Grace Administrator"];

    private readonly Dictionary<string, Func<Task<AuthorizationCase>>> _cases = [];

    /// <summary>Its services, through which cases make what they need.</summary>
    public IServiceProvider Services => site.Services;

    /// <summary>The account of a column of the table, from 1.</summary>
    public static long AccountOf(int who) => long.Parse(Readers[who]!.Split(' ')[0], CultureInfo.InvariantCulture);

    /// <summary>Adds a case, which is made anew for everybody who asks.</summary>
    public void Add(string route, Func<Task<AuthorizationCase>> make) => _cases.Add(route, make);

    /// <summary>The same where one will do for all.</summary>
    public void Add(string route, string address, string? body = null) =>
        Add(route, () => Task.FromResult(new AuthorizationCase(address, body)));

    /// <summary>Method and route of everything the site answers; what is only read stands once, as GET.</summary>
    public IReadOnlyList<string> Routes() =>
    [
        .. site.Endpoints.SelectMany(endpoint => RoutesOf(endpoint)).Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>What somebody is answered.</summary>
    public async Task<string> AskAsync(string route, int who)
    {
        var (method, pattern) = (route.Split(' ')[0], route.Split(' ')[1]);
        var asked = _cases.TryGetValue(route, out var make) ? await make() : new AuthorizationCase(AddressOf(pattern));
        List<(string, string)> headers = [];
        if (Readers[who] is { } reader)
            headers.Add((TestSignIn.Header, reader));
        var answer = method == "GET"
            ? await site.Client.SendAsync(HttpMethod.Get, asked.Address, "text/html", [.. headers])
            : await site.Client.SendAsync(new HttpMethod(method), asked.Address, "text/html", ContentOf(asked), [.. headers, .. Word()]);
        return answer.Headers.Location is { } location && location.OriginalString.StartsWith("/sign-in", StringComparison.Ordinal)
            ? AuthorizationRow.SignIn
            : ((int)answer.Status).ToString(CultureInfo.InvariantCulture);
    }

    private string AddressOf(string pattern)
    {
        var endpoint = site.Endpoints.FirstOrDefault(one => PatternOf(one) == pattern.Split("?handler=")[0]);
        var address = endpoint is null ? pattern : SiteRoutes.AddressOf(endpoint);
        return pattern.Contains("?handler=", StringComparison.Ordinal) ? address + pattern[pattern.IndexOf('?', StringComparison.Ordinal)..] : address;
    }

    private static StringContent ContentOf(AuthorizationCase asked) =>
        new(asked.Body ?? "", System.Net.Http.Headers.MediaTypeHeaderValue.Parse(asked.Body?.StartsWith('{') == true ? JsonType : FormType));

    /// <summary>The word of this site and its cookie, so that nobody is refused for lack of them.</summary>
    private (string, string)[] Word()
    {
        var http = new DefaultHttpContext { RequestServices = Services };
        var word = Services.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http);
        return [(word.HeaderName!, word.RequestToken!), ("Cookie", http.Response.Headers.SetCookie.Single()!.Split(';')[0])];
    }

    private IEnumerable<string> RoutesOf(RouteEndpoint endpoint)
    {
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"];
        foreach (var method in methods.Where(one => one is not ("HEAD" or "OPTIONS")))
        {
            foreach (var handler in method == "GET" ? [""] : HandlersOf(endpoint, method))
                yield return $"{method} {PatternOf(endpoint)}{handler}";
        }
    }

    private static string PatternOf(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/');

    // A page answers each of its handlers at one address, told apart by the query.
    private IEnumerable<string> HandlersOf(RouteEndpoint endpoint, string method)
    {
        if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page)
            return [""];
        var compiled = Services.GetRequiredService<PageLoader>().LoadAsync(page, endpoint.Metadata).GetAwaiter().GetResult();
        return compiled.HandlerMethods.Where(handler => handler.HttpMethod.Equals(method, StringComparison.OrdinalIgnoreCase))
            .Select(handler => handler.Name is null ? "" : $"?handler={handler.Name.ToLowerInvariant()}");
    }
}
