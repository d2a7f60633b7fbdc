using System.Globalization;
using ArxivLens.Core.Accounts;
using ArxivLens.Web.Features.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace ArxivLens.Tests.Shared;

/// <summary>
/// Signs a request in as somebody who is named in it, <c>1 Ada Moderator</c>, for tests of what a signed-in reader sees. Programs name
/// them in a header, browsers in a cookie: what Chromium fetches without a page's own request, ahead of a click or to a file, has a
/// window's cookies but not its added headers. The account's row is the test's to make.
/// </summary>
internal sealed class TestSignIn : IStartupFilter
{
    internal const string Header = "X-Test-Reader";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((http, following) =>
        {
            if (Read((string?)http.Request.Headers[Header] ?? http.Request.Cookies[Header]) is { } reader)
                http.Features.Set(new SignedIn(reader));
            return following(http);
        });
        next(app);
    };

    private static Reader? Read(string? text) => text?.Split(' ') is [var number, var name, var role]
        ? new Reader(long.Parse(number, CultureInfo.InvariantCulture), name, Enum.Parse<Role>(role), true, DateTimeOffset.UnixEpoch)
        : null;
}
