using ArxivLens.Core.Accounts;
using Microsoft.AspNetCore.Http;

namespace ArxivLens.Web.Features.Accounts;

/// <summary>What a passkey is called until its owner names it.</summary>
internal static class AddedPasskey
{
    /// <summary>Named after the browser it was made with.</summary>
    public static string Name(HttpRequest request) => BrowserName.Of(request.Headers.UserAgent);

    /// <summary>What is wrong with a name; <c>null</c> when nothing is.</summary>
    public static string? FindFault(string name)
    {
        if (name.Length is 0 or > PasskeyLimits.Name)
            return $"A passkey's name has 1 to {PasskeyLimits.Name} characters.";
        return name.Any(char.IsControl) ? "A name has no control characters." : null;
    }
}
