using ArxivLens.Core.Following;
using ArxivLens.Web.Features.Accounts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ArxivLens.Web.Features.Following;

/// <summary>How the button to follow something stands on a page.</summary>
/// <param name="Thing">The thing.</param>
/// <param name="IsSignedIn">Whether somebody is signed in; else the button is a link to sign in.</param>
/// <param name="IsFollowed">Whether they follow it.</param>
/// <param name="Return">The address of the page.</param>
public sealed record FollowButton(FollowedThing Thing, bool IsSignedIn, bool IsFollowed, string Return)
{
    /// <summary>Finds how it stands; <c>null</c> where there are no accounts.</summary>
    public static async Task<FollowButton?> FindAsync(HttpContext http, FollowedThing thing)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (!http.RequestServices.GetRequiredService<IOptions<WebOptions>>().Value.Accounts)
            return null;
        var page = http.Request.Path.ToUriComponent() + http.Request.QueryString.ToUriComponent();
        if (http.FindReader() is not { } reader)
            return new(thing, false, false, page);
        var store = http.RequestServices.GetRequiredService<IFollowStore>();
        return new(thing, true, await store.FindAsync(reader.Account, thing, http.RequestAborted) is not null, page);
    }
}
