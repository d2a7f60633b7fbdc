namespace ArxivLens.Tests.Security.Authorization;

/// <summary>
/// Makes what the rows of one feature are about: a comment of the reader's, a shelf, a token. Every class that is one is found and asked
/// once; a route without a case is asked at the address that <see cref="Http.SiteRoutes"/> makes of it, and sent an empty form.
/// </summary>
internal interface IAuthorizationCases
{
    /// <summary>Adds a case for each of its rows that needs one: <c>site.Add("POST /comment/{number}/edit", …)</c>.</summary>
    Task PrepareAsync(AuthorizationSite site);
}

/// <summary>What is asked for a row of the table.</summary>
/// <param name="Address">The path with its query.</param>
/// <param name="Body">What is sent: an <c>a=b&amp;c=d</c> form, or JSON where it begins with a brace; <c>null</c> for an empty form.</param>
internal sealed record AuthorizationCase(string Address, string? Body = null);
