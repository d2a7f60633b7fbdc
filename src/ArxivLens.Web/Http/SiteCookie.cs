using Microsoft.AspNetCore.Http;

namespace ArxivLens.Web.Http;

/// <summary>A cookie that this site sets. There are no others than those named here.</summary>
/// <param name="Name">Its name without the prefix that binds it to this host.</param>
/// <param name="SameSite">Whether it goes with requests that come from other sites.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="SetWhen">When it is set.</param>
/// <param name="GoneWhen">When it is gone.</param>
public sealed record SiteCookie(string Name, SameSiteMode SameSite, string Purpose, string SetWhen, string GoneWhen)
{
    /// <summary>Who is signed in. It goes along when a link of another site is followed.</summary>
    public static SiteCookie Session { get; } = new(
        "arxivlens", SameSiteMode.Lax, "Knows you again: a random secret, of which this server keeps a hash",
        "when you sign in or sign up", "when you sign out, after 30 days without use, and after 180 days in any case");

    /// <summary>The half of the word of forms that the browser keeps.</summary>
    public static SiteCookie Form { get; } = new(
        "arxivlens-form", SameSiteMode.Strict, "Tells a form of this site from one that another site made in your name: a random word",
        "when a page has a form to sign in or up with, or you are signed in", "when the browser is closed");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<SiteCookie> All { get; } = [Session, Form];

    /// <summary>Its whole name.</summary>
    public string NameFor(WebOptions options) => new HostCookie(Name, SameSite, options).Name!;
}
