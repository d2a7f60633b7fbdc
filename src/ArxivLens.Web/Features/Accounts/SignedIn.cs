using ArxivLens.Core.Accounts;
using Microsoft.AspNetCore.Http;

namespace ArxivLens.Web.Features.Accounts;

/// <summary>Who makes a request; found once, after its cookie was checked.</summary>
/// <param name="Reader">The reader, as the account is at this moment.</param>
/// <param name="Session">The session of the cookie; <c>null</c> for who was let in by something else.</param>
public sealed record SignedIn(Reader Reader, Session? Session = null);

/// <summary>Tells who makes a request.</summary>
public static class RequestReader
{
    /// <summary>The signed-in reader; <c>null</c> for everybody else, and where accounts are off.</summary>
    public static Reader? FindReader(this HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return http.Features.Get<SignedIn>()?.Reader;
    }

    /// <summary>The signed-in reader, on a page that only those see.</summary>
    /// <exception cref="InvalidOperationException">The page lacks the mark of the community.</exception>
    public static Reader GetReader(this HttpContext http) =>
        http.FindReader() ?? throw new InvalidOperationException("The page is for readers only.");
}
