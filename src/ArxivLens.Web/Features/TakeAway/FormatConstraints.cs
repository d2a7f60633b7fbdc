using ArxivLens.Core.Citing;
using ArxivLens.Web.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ArxivLens.Web.Features.TakeAway;

/// <summary>Lets through the name of a format: <c>bib</c>, <c>ris</c>, <c>csl</c>.</summary>
internal sealed class FormatName : IRouteConstraint
{
    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection)
        => values.TryGetValue(routeKey, out var value) && CitationFormat.Find(value as string) is not null;
}

/// <summary>Lets through a work that is asked for in a format, by the ending of the address or by <c>Accept</c>; else the page answers.</summary>
internal sealed class WorkInFormat : IRouteConstraint
{
    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection)
        => values.TryGetValue(routeKey, out var value)
            && (TakeAwayAddress.TrySplit(value as string, out _, out _, out _) || IsAccepted(httpContext));

    internal static bool IsAccepted(HttpContext? context) => context is not null && ContentNegotiation.FormatOf(context.Request) is not null;
}

/// <summary>Lets through a work that is asked for in a format by <c>Accept</c> alone: a DOI may end in anything.</summary>
internal sealed class AcceptedFormat : IRouteConstraint
{
    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection)
        => WorkInFormat.IsAccepted(httpContext);
}
