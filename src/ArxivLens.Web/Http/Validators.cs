using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace ArxivLens.Web.Http;

/// <summary>What an answer is known by (RFC 9110, section 8.8), and whether a reader has it already.</summary>
/// <param name="Tag">The entity tag, weak.</param>
/// <param name="LastModified">Since when the answer is this one, to the second; <c>null</c> when that second is not over.</param>
public sealed record Validators(string Tag, DateTimeOffset? LastModified)
{
    /// <summary>Whether a reader names this tag. The day is not asked here: an address that leads nowhere has one too.</summary>
    public bool MatchTag(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var own = EntityTagHeaderValue.Parse(Tag);
        return request.GetTypedHeaders().IfNoneMatch.Any(tag => tag.Compare(own, useStrongComparison: false));
    }

    /// <summary>Whether a reader who names no tag has had it since then.</summary>
    public bool MatchDay(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Headers.IfNoneMatch.Count == 0
            && LastModified is { } modified && request.GetTypedHeaders().IfModifiedSince is { } since && since >= modified;
    }

    /// <summary>Writes them into an answer, which may then be kept and has to be asked about every time.</summary>
    public void Write(HttpResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        response.Headers.ETag = Tag;
        response.Headers.CacheControl = "no-cache";
        response.Headers.Vary = ContentNegotiation.IsOffered(response.HttpContext)
            ? $"{HeaderNames.Accept}, {HeaderNames.AcceptEncoding}"
            : HeaderNames.AcceptEncoding;
        if (LastModified is { } modified)
            response.Headers.LastModified = HeaderUtilities.FormatDate(modified);
    }
}
