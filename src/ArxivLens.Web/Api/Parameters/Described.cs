using Microsoft.AspNetCore.Builder;

namespace ArxivLens.Web.Api.Parameters;

/// <summary>What an address says of itself beyond its types, for the document.</summary>
internal static class Described
{
    /// <summary>The parameters of its query.</summary>
    internal static RouteHandlerBuilder Takes(this RouteHandlerBuilder route, params ApiParameter[] parameters) =>
        route.WithMetadata(new TakenParameters(parameters));

    /// <summary>An address to try, such as <c>/api/v1/authors?authorName=noether</c>; the tests ask for it in the built-in library.</summary>
    internal static RouteHandlerBuilder WithExample(this RouteHandlerBuilder route, string address) =>
        route.WithMetadata(new ExampleAddress(address));

    /// <summary>What a part of the path means, with an example.</summary>
    internal static RouteHandlerBuilder WithSegment(this RouteHandlerBuilder route, string name, string description, string example) =>
        route.WithMetadata(new PathSegment(name, description, example));
}

/// <summary>The parameters that an address reads from its query.</summary>
internal sealed record TakenParameters(IReadOnlyList<ApiParameter> Parameters);

/// <summary>An address to try.</summary>
internal sealed record ExampleAddress(string Address);

/// <summary>A part of a path.</summary>
internal sealed record PathSegment(string Name, string Description, string Example);
