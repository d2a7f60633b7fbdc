using System.Text.RegularExpressions;
using ArxivLens.Core.Papers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ArxivLens.Web.Features.Discovery;

/// <summary>
/// Lets a route match where its value is an arXiv identifier, or is plainly meant for one and deserves to be told what is wrong
/// (<c>0713.0001</c>): alone, or behind the value <c>archive</c> of the same route, which is then one of arXiv's.
/// </summary>
internal sealed partial class ArxivIdConstraint : IRouteConstraint
{
    /// <summary>Its name in routes.</summary>
    public const string Name = "arxiv";

    /// <summary>Reads the identifier of a route.</summary>
    public static bool TryRead(RouteValueDictionary values, string name, out ArxivId id, out int? version)
    {
        (id, version) = (default, null);
        if (values[name] is not string text)
            return false;
        var archive = values["archive"] as string;
        return ArxivId.TryParse(archive is null ? text : $"{archive}/{text}", out id, out version)
            && (archive is null || id.Archive is not null);
    }

    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection)
        => TryRead(values, routeKey, out _, out _) || (!values.ContainsKey("archive") && values[routeKey] is string text && Meant().IsMatch(text));

    [GeneratedRegex(@"^[0-9]{4}\.[0-9]{3,9}(v[0-9]{1,4})?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Meant();
}
