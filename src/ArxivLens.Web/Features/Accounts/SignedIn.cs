using ArxivLens.Core.Accounts;
using Microsoft.AspNetCore.Http;

namespace ArxivLens.Web.Features.Accounts;

/// <summary>Who makes a request; found once, after its cookie was checked.</summary>
/// <param name="Reader">The reader, as the account is at this moment.</param>
public sealed record SignedIn(Reader Reader);

/// <summary>Tells who makes a request.</summary>
public static class RequestReader
{
    /// <summary>The signed-in reader; <c>null</c> for everybody else, and where accounts are off.</summary>
    public static Reader? FindReader(this HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return http.Features.Get<SignedIn>()?.Reader;
    }
}
