using System.Globalization;
using System.Security.Claims;
using ArxivLens.Core.Accounts;
using ArxivLens.Storage.Sqlite.Community;
using ArxivLens.Tests.Shared;
using ArxivLens.Web;
using ArxivLens.Web.Http;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ArxivLens.Tests.Http;

/// <summary>Readers of every role with sessions of their own, as their browsers have them: a cookie, and the word of forms.</summary>
internal sealed class SiteReaders
{
    private static readonly (string Name, Role Role)[] Names =
        [("Ada", Role.Reader), ("Bob", Role.Reader), ("Mary", Role.Moderator), ("Grace", Role.Administrator)];

    private readonly IServiceProvider _services;
    private readonly List<(Reader Reader, string Cookie)> _readers = [];

    private SiteReaders(IServiceProvider services)
    {
        _services = services;
    }

    /// <summary>The readers, in the order of their accounts, which are 1 to 4 on a new site.</summary>
    public IReadOnlyList<Reader> All => [.. _readers.Select(one => one.Reader)];

    /// <summary>Makes the accounts and begins a session of each.</summary>
    public static async Task<SiteReaders> SignInAsync(IServiceProvider services)
    {
        var readers = new SiteReaders(services);
        foreach (var (name, role) in Names)
            await readers.AddAsync(name, role);
        return readers;
    }

    /// <summary>Makes one more account, and begins a session of it.</summary>
    /// <returns>The reader, and the place by which it is asked as.</returns>
    public async Task<(Reader Reader, int Place)> AddAsync(string name, Role role = Role.Reader)
    {
        _readers.Add((await CommunityAccounts.AddAsync(_services.GetRequiredService<SqliteCommunity>(), name, role), ""));
        await RenewAsync(_readers.Count - 1);
        return (_readers[^1].Reader, _readers.Count - 1);
    }

    /// <summary>Begins another session of one of them.</summary>
    public async Task RenewAsync(int place)
    {
        var reader = _readers[place].Reader;
        var (secret, now) = (Secret.Draw(), TimeProvider.System.GetUtcNow());
        await _services.GetRequiredService<ISessionStore>().BeginAsync(secret, new Session
        {
            Account = reader.Account, Browser = "Tests on Linux", Way = SignInWay.Password, Began = now, Seen = now, Ends = now.AddDays(1),
        });
        var cookie = SiteCookie.Session.NameFor(_services.GetRequiredService<IOptions<WebOptions>>().Value);
        _readers[place] = (reader, $"{cookie}={secret.Text}");
    }

    /// <summary>The headers of one of them; of nobody for <c>null</c>.</summary>
    /// <param name="place">Which.</param>
    /// <param name="hasWord">Whether the word of forms goes along, as from a page of the site.</param>
    public IReadOnlyList<(string Name, string Value)> HeadersOf(int? place, bool hasWord = false)
    {
        List<string> cookies = place is { } at ? [_readers[at].Cookie] : [];
        if (!hasWord)
            return cookies.Count == 0 ? [] : [("Cookie", cookies[0])];
        var http = new DefaultHttpContext { RequestServices = _services };
        if (place is { } who)
            http.User = UserOf(_readers[who].Reader);
        var word = _services.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http);
        cookies.Add(http.Response.Headers.SetCookie.Single()!.Split(';')[0]);
        return [("Cookie", string.Join("; ", cookies)), (word.HeaderName!, word.RequestToken!)];
    }

    private static ClaimsPrincipal UserOf(Reader reader) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, reader.Account.ToString(CultureInfo.InvariantCulture))], "session"));
}
