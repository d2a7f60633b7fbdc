using System.Security.Claims;
using ArxivLens.Core.Accounts;
using ArxivLens.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ArxivLens.Web.Features.Accounts;

/// <summary>
/// Keeps readers signed in: a cookie holds a secret, the store its hash, and each request reads the session with the account as it is
/// at that moment. What is taken away, a session or a role, is gone with the next request.
/// </summary>
public sealed class ReaderSessions(ISessionStore sessions, IOptions<WebOptions> options, TimeProvider clock)
{
    /// <summary>How long a session lasts that nobody uses.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromDays(30);

    /// <summary>How long a session lasts at most.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(180);

    /// <summary>How long after signing in a reader may change the ways in without signing in again.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(15);

    // A page that was opened in time may still be sent.
    private static readonly TimeSpan FreshForForms = TimeSpan.FromMinutes(30);

    // Not to write at every page.
    private static readonly TimeSpan BetweenTouches = TimeSpan.FromMinutes(10);

    private readonly HostCookie _cookie = new(SiteCookie.Session.Name, SiteCookie.Session.SameSite, options.Value) { MaxAge = Longest };

    private string CookieName => _cookie.Name!;

    /// <summary>Finds who makes a request.</summary>
    public async Task<SignedIn?> FindAsync(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (Secret.Read(http.Request.Cookies[CookieName]) is not { } secret)
            return null;
        var now = clock.GetUtcNow();
        if (await sessions.FindAsync(secret, now, http.RequestAborted) is not ({ } session, { } account))
            return null;
        if (now - session.Seen >= BetweenTouches)
            await sessions.TouchAsync(session.Number, now, EndOf(session.Began, now), CancellationToken.None);
        return new SignedIn(account.ToReader(), session);
    }

    /// <summary>Signs an account in with this browser; whatever session the browser had before ends.</summary>
    public async Task BeginAsync(HttpContext http, Account account, SignInWay way)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(account);
        await EndPresentAsync(http);
        var now = clock.GetUtcNow();
        var session = new Session
        {
            Account = account.Number,
            Browser = BrowserName.Of(http.Request.Headers.UserAgent),
            Way = way,
            Began = now,
            Seen = now,
            Ends = EndOf(now, now),
        };
        var secret = Secret.Draw();
        await sessions.BeginAsync(secret, session, CancellationToken.None);
        http.Response.Cookies.Append(CookieName, secret.Text, _cookie.Build(http, now));
    }

    /// <summary>Signs this browser out.</summary>
    public async Task EndAsync(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        await EndPresentAsync(http);
        http.Response.Cookies.Delete(CookieName, _cookie.Build(http, clock.GetUtcNow()));
        // What pages this browser still holds were this reader's.
        http.Response.Headers["Clear-Site-Data"] = "\"cache\"";
    }

    /// <summary>Whether a request comes so soon after signing in that it may change the ways in.</summary>
    public bool IsFresh(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (http.Features.Get<SignedIn>()?.Session is not { } session)
            return true;
        return clock.GetUtcNow() - session.Began <= (HttpMethods.IsPost(http.Request.Method) ? FreshForForms : Fresh);
    }

    private static DateTimeOffset EndOf(DateTimeOffset began, DateTimeOffset now) =>
        now + Idle < began + Longest ? now + Idle : began + Longest;

    private async Task EndPresentAsync(HttpContext http)
    {
        if (http.Features.Get<SignedIn>()?.Session is { } session)
            await sessions.EndAsync(session.Account, session.Number, CancellationToken.None);
    }
}

/// <summary>Finds out who makes a request before anything asks.</summary>
internal static class SignedInRequests
{
    internal static void UseReaders(this WebApplication app)
    {
        var sessions = app.Services.GetRequiredService<ReaderSessions>();
        app.Use(async (http, next) =>
        {
            if (IsAsked(http) && await sessions.FindAsync(http) is { } signedIn)
            {
                http.Features.Set(signedIn);
                // The words of forms are bound to who is signed in by this.
                http.User = new ClaimsPrincipal(new ClaimsIdentity(
                    [new Claim(ClaimTypes.NameIdentifier, signedIn.Reader.Account.ToString(System.Globalization.CultureInfo.InvariantCulture))], "session"));
            }

            await next(http);
        });
    }

    // Files are the same for everybody; a failure was asked for by who is known already; and most requests have no cookie.
    private static bool IsAsked(HttpContext http) =>
        http.Request.Headers.Cookie.Count > 0
        && !http.Request.Path.StartsWithSegments("/dist", StringComparison.OrdinalIgnoreCase)
        && http.Features.Get<SignedIn>() is null
        && !ErrorPages.IsAnswering(http);
}
