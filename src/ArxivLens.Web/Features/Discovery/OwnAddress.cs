using ArxivLens.Web.Http;
using Microsoft.AspNetCore.Http;

namespace ArxivLens.Web.Features.Discovery;

/// <summary>Where this server is, for what has to say it whole: site maps, search descriptions, cards.</summary>
internal static class OwnAddress
{
    /// <summary>What is answered where it is not known: a <c>Host</c> that anybody can send is nobody's address.</summary>
    public const string Unknown = "This server has not been told its address (arxivlens serve --public-address), which stands in every answer of this kind.";

    /// <summary>The address of the start page, or <c>null</c> when it is not known (<see cref="CanonicalAddress"/>).</summary>
    public static Uri? Find(WebOptions options, HttpRequest request) =>
        Uri.TryCreate(CanonicalAddress.Of("/", options.PublicAddress, request), UriKind.Absolute, out var address)
            && address.Scheme is "http" or "https" ? address : null;

    /// <summary>The answer where it is not known.</summary>
    public static IResult Refuse() => Results.Problem(Unknown, statusCode: StatusCodes.Status404NotFound);
}
