using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ArxivLens.Web.Limits;

/// <summary>What answering costs the server. Each class has limits of its own, so that none is starved by another.</summary>
public enum RequestCost
{
    /// <summary>A look at what is kept: a record, a list, a count.</summary>
    Reading,

    /// <summary>What sentences of a paper state; asked for beside a paper, again and again while a model writes.</summary>
    Findings,

    /// <summary>A paper that arXiv is to be asked for.</summary>
    Fetch,

    /// <summary>A search.</summary>
    Search,

    /// <summary>Whatever a password, a name or a mail address could be tried out by.</summary>
    SignIn,

    /// <summary>Something that is sent, to be kept.</summary>
    Writing,

    /// <summary>A network, passages to a question, a comparison.</summary>
    Analysis,
}

/// <summary>Says what a page costs that is read; what is sent to it costs what sending costs.</summary>
/// <param name="cost">What.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CostsAttribute(RequestCost cost) : Attribute
{
    /// <summary>What.</summary>
    public RequestCost Cost => cost;
}

/// <summary>Says what an address costs.</summary>
internal static class RequestCosts
{
    internal static TBuilder Costs<TBuilder>(this TBuilder route, RequestCost cost)
        where TBuilder : IEndpointConventionBuilder => route.Costs(_ => cost);

    /// <summary>The same where it depends on what is asked.</summary>
    internal static TBuilder Costs<TBuilder>(this TBuilder route, Func<HttpRequest, RequestCost> cost)
        where TBuilder : IEndpointConventionBuilder
    {
        route.Add(endpoint => endpoint.Metadata.Add(new CostOfRequest(cost)));
        return route;
    }
}

/// <summary>What an endpoint costs.</summary>
internal sealed record CostOfRequest(Func<HttpRequest, RequestCost> Cost);
