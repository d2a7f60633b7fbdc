using ArxivLens.Web.Features.Accounts;
using Microsoft.AspNetCore.Http;

namespace ArxivLens.Web.Limits;

/// <summary>
/// As what a request is counted. It is decided once, since a request that fails is answered by the error page under another address.
/// </summary>
/// <param name="Key">Who asks for what.</param>
/// <param name="Limit">Requests a minute; <c>null</c> for no limit.</param>
internal sealed record CountedRequest(ClientKey Key, int? Limit)
{
    /// <summary>Counts a request; <c>null</c> of what is never counted.</summary>
    public static CountedRequest? Of(HttpContext http, LimitOptions options) => RequestClass.Of(http) is { } cost
        ? new(KeyOf(http, cost), options.Of(cost))
        : null;

    // Passwords are guessed from somewhere, whoever one is signed in as.
    private static ClientKey KeyOf(HttpContext http, RequestCost cost) => http.FindReader() is { } reader && cost != RequestCost.SignIn
        ? ClientKey.Of(reader.Account, RequestClass.IsOfProgram(http), cost)
        : ClientKey.Of(http.Connection.RemoteIpAddress, RequestClass.IsOfProgram(http), cost);
}
