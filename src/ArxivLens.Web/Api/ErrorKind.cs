using Microsoft.AspNetCore.Http;

namespace ArxivLens.Web.Api;

/// <summary>A kind of error that programs can tell apart: its address never changes.</summary>
/// <param name="Name">Its name on the page of errors.</param>
/// <param name="Status">The HTTP status it comes with.</param>
/// <param name="Title">What happened, in a few words, the same every time.</param>
/// <param name="Meaning">What a program can do about it.</param>
public sealed record ErrorKind(string Name, int Status, string Title, string Meaning)
{
    /// <summary>The page that lists them all.</summary>
    public const string Page = "/api/errors";

    /// <summary>A parameter cannot be read; <c>parameter</c> names it.</summary>
    public static ErrorKind BadParameter { get; } = new(
        "bad-parameter", StatusCodes.Status400BadRequest, "A parameter cannot be read",
        "The member \"parameter\" names it and \"message\" says what it may be. The same request fails again.");

    /// <summary>A parameter goes over a limit, which <c>limit</c> names.</summary>
    public static ErrorKind OverLimit { get; } = new(
        "over-limit", StatusCodes.Status400BadRequest, "The request goes over a limit",
        "The member \"limit\" holds the limit. Ask for less, or follow \"next\" page by page.");

    /// <summary>The request cannot be read at all.</summary>
    public static ErrorKind BadRequest { get; } = new(
        "bad-request", StatusCodes.Status400BadRequest, "The request cannot be read", "The same request fails again.");

    /// <summary>Nobody is signed in, and somebody has to be.</summary>
    public static ErrorKind SignInFirst { get; } = new(
        "sign-in-first", StatusCodes.Status401Unauthorized, "Only for readers who are signed in", "Sign in, and send the cookie with the request.");

    /// <summary>Whoever is signed in may not do this.</summary>
    public static ErrorKind NotAllowed { get; } = new(
        "not-allowed", StatusCodes.Status403Forbidden, "You may not do this",
        "The account has not the role that this needs, or the request was made by another site.");

    /// <summary>There is nothing of that name.</summary>
    public static ErrorKind NotFound { get; } = new(
        "not-found", StatusCodes.Status404NotFound, "There is no such thing",
        "This library does not hold what was asked for, or nothing is kept at the address. It may be there after the next import.");

    /// <summary>The address answers GET and HEAD only.</summary>
    public static ErrorKind ReadOnly { get; } = new(
        "read-only", StatusCodes.Status405MethodNotAllowed, "This can only be read", "Ask with GET or HEAD.");

    /// <summary>None of the forms asked for can be given.</summary>
    public static ErrorKind NotAcceptable { get; } = new(
        "not-acceptable", StatusCodes.Status406NotAcceptable, "There is no such form of it",
        "The answer is not written in any of the media types that \"Accept\" or \"format\" names.");

    /// <summary>What was asked for contradicts what is there.</summary>
    public static ErrorKind Conflict { get; } = new(
        "conflict", StatusCodes.Status409Conflict, "This cannot be done now", "The message says what stands against it.");

    /// <summary>It was there and was taken away.</summary>
    public static ErrorKind Gone { get; } = new(
        "gone", StatusCodes.Status410Gone, "This is no longer here", "It does not come back; forget the address.");

    /// <summary>What was sent is of a type that is not read here.</summary>
    public static ErrorKind WrongType { get; } = new(
        "wrong-type", StatusCodes.Status415UnsupportedMediaType, "What was sent is not of a type that is read here",
        "Send JSON, and say so by Content-Type; forms and plain text are refused.");

    /// <summary>The client asks too often.</summary>
    public static ErrorKind TooMany { get; } = new(
        "too-many-requests", StatusCodes.Status429TooManyRequests, "Too many requests",
        "Wait the seconds of the header Retry-After; RateLimit and RateLimit-Policy tell what is left. \"limit\" names the limit.");

    /// <summary>The server failed.</summary>
    public static ErrorKind Failed { get; } = new(
        "internal", StatusCodes.Status500InternalServerError, "Something went wrong here",
        "The fault is this server's. Its log has a line with the \"traceId\"; whoever runs it can find it by that.");

    /// <summary>This library cannot do what was asked for.</summary>
    public static ErrorKind NotImplemented { get; } = new(
        "not-implemented", StatusCodes.Status501NotImplemented, "This server cannot do this", "Asking again does not help.");

    /// <summary>The server cannot answer just now.</summary>
    public static ErrorKind Unavailable { get; } = new(
        "unavailable", StatusCodes.Status503ServiceUnavailable, "Not just now",
        "The server is busy, or its index is being built. Ask again after the seconds of the header Retry-After.");

    /// <summary>Any other refusal.</summary>
    public static ErrorKind Refused { get; } = new(
        "refused", StatusCodes.Status400BadRequest, "The request was refused", "The server does not answer requests of this kind.");

    /// <summary>All of them, by status.</summary>
    public static IReadOnlyList<ErrorKind> All { get; } =
    [
        BadParameter, OverLimit, BadRequest, Refused, SignInFirst, NotAllowed, NotFound, ReadOnly, NotAcceptable, Conflict, Gone, WrongType, TooMany,
        Failed, NotImplemented, Unavailable,
    ];

    /// <summary>Its address, which is the <c>type</c> of a problem.</summary>
    public string Address => $"{Page}#{Name}";

    /// <summary>The kind that a bare status stands for.</summary>
    public static ErrorKind Of(int status) => status switch
    {
        StatusCodes.Status400BadRequest => BadRequest,
        StatusCodes.Status401Unauthorized => SignInFirst,
        StatusCodes.Status403Forbidden => NotAllowed,
        StatusCodes.Status404NotFound => NotFound,
        StatusCodes.Status405MethodNotAllowed => ReadOnly,
        StatusCodes.Status406NotAcceptable => NotAcceptable,
        StatusCodes.Status409Conflict => Conflict,
        StatusCodes.Status410Gone => Gone,
        StatusCodes.Status415UnsupportedMediaType => WrongType,
        StatusCodes.Status429TooManyRequests => TooMany,
        StatusCodes.Status501NotImplemented => NotImplemented,
        StatusCodes.Status503ServiceUnavailable => Unavailable,
        >= 500 => Failed,
        _ => Refused,
    };
}
