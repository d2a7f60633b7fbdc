using System.Globalization;
using ArxivLens.Tests.Http;
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

    private readonly Dictionary<string, Func<Task<AuthorizationCase>>> _cases = [];

    /// <summary>Its services, through which cases make what they need.</summary>
    public IServiceProvider Services => site.Services;

    /// <summary>The account of a column of the table, from 1: those of <see cref="Site.Everybody"/>.</summary>
    public static long AccountOf(int who) => who;

    /// <summary>With the cases of all features.</summary>
    public static async Task<AuthorizationSite> PrepareAsync(Site site)
    {
        var everybody = new AuthorizationSite(site);
        foreach (var type in typeof(IAuthorizationCases).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IAuthorizationCases))))
            await ((IAuthorizationCases)Activator.CreateInstance(type)!).PrepareAsync(everybody);
        return everybody;
    }

    /// <summary>Adds a case, which is made anew for everybody who asks.</summary>
    public void Add(string route, Func<Task<AuthorizationCase>> make) => _cases.Add(AuthorizationRow.Normal(route), make);

    /// <summary>The same where one will do for all.</summary>
    public void Add(string route, string address, string? body = null) =>
        Add(route, () => Task.FromResult(new AuthorizationCase(address, body)));

    /// <summary>Method and route of everything the site answers; what is only read stands once, as GET.</summary>
    public IReadOnlyList<string> Routes() =>
    [
        .. site.Endpoints.SelectMany(endpoint => RoutesOf(endpoint)).Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>The case of a route, made anew.</summary>
    public async Task<AuthorizationCase> MakeAsync(string route) =>
        _cases.TryGetValue(route, out var make) ? await make() : new AuthorizationCase(AddressOf(route.Split(' ')[1]));

    /// <summary>What somebody is answered.</summary>
    public async Task<string> AskAsync(string route, int who)
    {
        var (method, asked) = (route.Split(' ')[0], await MakeAsync(route));
        int? place = who == 0 ? null : who - 1;
        // Some of what is sent, now or before, ends the session.
        if (place is { } at)
            await site.Everybody.RenewAsync(at);
        var answer = method == "GET"
            ? await site.Client.SendAsync(HttpMethod.Get, asked.Address, "text/html", [.. site.Everybody.HeadersOf(place)])
            : await site.Client.SendAsync(
                new HttpMethod(method), asked.Address, "text/html", ContentOf(asked), [.. site.Everybody.HeadersOf(place, hasWord: true)]);
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

    /// <summary>What is sent for a case.</summary>
    public static StringContent ContentOf(AuthorizationCase asked) =>
        new(asked.Body ?? "", System.Net.Http.Headers.MediaTypeHeaderValue.Parse(asked.Body?.StartsWith('{') == true ? JsonType : FormType));

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
