using ArxivLens.Core.Citing;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace ArxivLens.Web.Http;

/// <summary>
/// What a program wants that asks for the page of a work: by its <c>Accept</c> a format in place of the page (RFC 9110, section 12.5.1).
/// </summary>
internal static class ContentNegotiation
{
    /// <summary>
    /// The format asked for; <c>null</c> for the page, which everybody gets who does not name a format, or names HTML as gladly: a
    /// browser never sees anything else, and nobody is refused.
    /// </summary>
    public static CitationFormat? FormatOf(HttpRequest request)
    {
        if (request.Headers.Accept.Count == 0)
            return null;
        var accepted = request.GetTypedHeaders().Accept;
        var page = Math.Max(Quality(accepted, "text/html"), Quality(accepted, "application/xhtml+xml"));
        var best = accepted
            .Select(value => (Format: Find(value.MediaType.Value), Quality: value.Quality ?? 1))
            .Where(wish => wish.Format is not null && wish.Quality > 0)
            .DefaultIfEmpty()
            .MaxBy(wish => wish.Quality);
        return best.Quality > page ? best.Format : null;
    }

    /// <summary>Whether the endpoint of a request answers in several formats.</summary>
    public static bool IsOffered(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<AnswersByAccept>() is not null;

    /// <summary>What tells the answers at one address apart: the format, or nothing where there is one only.</summary>
    public static string FormOf(HttpRequest request)
        => IsOffered(request.HttpContext) && FormatOf(request) is { } format ? $"{format}{IsPlainJson(request)} " : "";

    /// <summary>Whether JSON as such was asked for, which CSL-JSON is too.</summary>
    public static bool IsPlainJson(HttpRequest request) => request.GetTypedHeaders().Accept
        .MaxBy(value => Find(value.MediaType.Value) is null ? -1 : value.Quality ?? 1)?.MediaType
        .Equals(PlainJson, StringComparison.OrdinalIgnoreCase) == true;

    private const string PlainJson = "application/json";

    private static CitationFormat? Find(string? mediaType) => mediaType is null
        ? null
        : mediaType.Equals(PlainJson, StringComparison.OrdinalIgnoreCase)
            ? CitationFormat.CslJson
            : CitationFormat.All.FirstOrDefault(format =>
                mediaType.Equals(format.MediaType, StringComparison.OrdinalIgnoreCase)
                || format.Aliases.Contains(mediaType, StringComparer.OrdinalIgnoreCase));

    private static double Quality(IList<MediaTypeHeaderValue> accepted, string type) => accepted
        .Where(value => value.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase))
        .Select(value => value.Quality ?? 1)
        .DefaultIfEmpty(0)
        .Max();
}

/// <summary>Marks an endpoint that answers in several formats at one address.</summary>
internal sealed class AnswersByAccept;
