using ArxivLens.Core;
using Microsoft.AspNetCore.Http;

namespace ArxivLens.Web.Http;

/// <summary>What a reader is told when something went wrong. This is the one place where exceptions become answers.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Title">What happened, in a few words.</param>
/// <param name="Detail">What the reader can do; never an exception's text.</param>
/// <param name="RetryAfterSeconds">When to try again, where that is known.</param>
public sealed record Failure(int Status, string Title, string Detail, int? RetryAfterSeconds = null)
{
    /// <summary>The answer to an exception.</summary>
    public static Failure Of(Exception exception) => exception switch
    {
        IndexUnavailableException => new(
            StatusCodes.Status503ServiceUnavailable, "The index is being built",
            "This library has no index to answer from just now. It is being built; this page works again when it is done.", 10),
        ArxivLensException => new(
            StatusCodes.Status503ServiceUnavailable, "The library cannot be read",
            "This server cannot read its library just now. Its log says why; whoever runs it can mend it.", 60),
        BadHttpRequestException bad => Of(bad.StatusCode),
        _ => new(
            StatusCodes.Status500InternalServerError, "Something went wrong here",
            "The fault is this server's, not yours. It has been written to its log."),
    };

    /// <summary>The answer that a bare status stands for.</summary>
    public static Failure Of(int status) => status switch
    {
        StatusCodes.Status400BadRequest => new(status, "This request cannot be read", "Something in the address is not as it should be."),
        StatusCodes.Status404NotFound => new(
            status, "There is no such page", "Nothing is kept at this address. Search for a title, a name, an arXiv id or a DOI instead."),
        StatusCodes.Status410Gone => new(
            status, "This is no longer here", "What was kept at this address has been taken away, and its address is not given to anything else."),
        StatusCodes.Status405MethodNotAllowed => new(
            status, "This can only be read", "This address answers GET and HEAD; nothing can be sent to it."),
        StatusCodes.Status429TooManyRequests => new(
            status, "Too many requests", "This server has answered very many requests from where you are. Wait a moment, then go on."),
        StatusCodes.Status503ServiceUnavailable => new(status, "Not just now", "This server is busy or starting. Try again in a moment.", 10),
        >= 500 => new(status, "Something went wrong here", "The fault is this server's, not yours."),
        _ => new(status, "This request was refused", "The server does not answer requests of this kind."),
    };
}
