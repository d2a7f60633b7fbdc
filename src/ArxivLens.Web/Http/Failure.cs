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

    /// <summary>The answer to a form that does not come from a page of this site, or from one of before its reader signed in.</summary>
    public static Failure OfForm { get; } = new(
        StatusCodes.Status400BadRequest, "This form is out of date",
        "Nothing was saved: the page it came from was opened before you signed in or out, or this browser keeps no cookies. "
        + "Go back, copy what you wrote, load the page again and send it once more.");

    /// <summary>The answer that a bare status stands for.</summary>
    public static Failure Of(int status) => status switch
    {
        StatusCodes.Status400BadRequest => new(status, "This request cannot be read", "Something in the address is not as it should be."),
        StatusCodes.Status401Unauthorized => new(
            status, "Sign in first", "Nothing was saved: you are no longer signed in. Sign in, go back to your form, and send it again."),
        StatusCodes.Status403Forbidden => new(
            status, "You may not do this", "Your account does not have the role that this needs, or another site sent you here with a form of its own."),
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
