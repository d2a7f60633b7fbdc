using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;

namespace ArxivLens.Tests.Http;

/// <summary>An address for every route the application has, so that no test of all of them forgets a new one.</summary>
internal static partial class SiteRoutes
{
    /// <summary>What stands for the value of a route where it is to lead to something.</summary>
    private static readonly Dictionary<string, string> Values = new()
    {
        ["archive"] = "hep-th", ["id"] = "0704.0001", ["category"] = "hep-th", ["categories"] = "hep-th", ["slug"] = "a-author",
        ["author"] = "a-author", ["term"] = "dark%20matter", ["key"] = "10.1000/x", ["period"] = "recent", ["day"] = "2007-04-02",
        ["year"] = "2007", ["month"] = "04", ["part"] = "2007040", ["format"] = "md", ["form"] = "atom", ["doi"] = "10.1000/x",
        ["registrant"] = "1000", ["suffix"] = "x", ["prefix"] = "10.1000", ["name"] = "site.css",
    };

    /// <summary>Parameters without which an address says no more than that they are missing.</summary>
    private static readonly Dictionary<string, string> Queries = new()
    {
        ["/search"] = "?q=matter", ["/search.json"] = "?q=matter", ["/search.atom"] = "?q=matter", ["/search/suggest"] = "?q=matter",
        ["/works.csv"] = "?id=0704.0001", ["/citations.atom"] = "?work=10.1000/x", ["/debate.md"] = "?id=0704.0001",
    };

    /// <summary>One address of a route; <paramref name="value"/> stands for every value of it, or what usually does.</summary>
    public static string AddressOf(RouteEndpoint route, string? value = null)
    {
        var path = "/" + Parameter().Replace(
            route.RoutePattern.RawText!.TrimStart('/'),
            match => value ?? Values.GetValueOrDefault(match.Groups["name"].Value, "x"));
        var query = Queries.GetValueOrDefault(path) ?? (path.StartsWith("/network", StringComparison.Ordinal) ? "?id=0704.0001" : "");
        return value is null ? path + query : path;
    }

    [GeneratedRegex(@"\{\*{0,2}(?<name>[A-Za-z]+)((:[^{}]*)|(=[^{}]*)|\?)?\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Parameter();
}
