using System.Net;
using ArxivLens.Core.Accounts;
using ArxivLens.Core.Mail;
using ArxivLens.Core.Moderation;
using ArxivLens.Storage.Sqlite.Community;
using ArxivLens.Tests.Shared;
using ArxivLens.Web.Limits;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ArxivLens.Web.Tests.Accounts;

/// <summary>The site with accounts, a clock that is set by hand, passwords that are hashed quickly and counted, and mail where it is wanted.</summary>
internal sealed class AccountSite : IAsyncDisposable
{
    private readonly DebateSite _site;

    private AccountSite(DebateSite site, HandClock clock, CountingHasher hasher) => (_site, Clock, Hasher) = (site, clock, hasher);

    public HandClock Clock { get; }

    public CountingHasher Hasher { get; }

    public SqliteCommunity Community => _site.Community!;

    public string CommunityFile => _site.CommunityFile;

    public static async Task<AccountSite> StartAsync(bool hasMail = false, bool signUp = true, TimeSpan leastTime = default)
    {
        var clock = new HandClock();
        var hasher = new CountingHasher();
        var site = await DebateSite.StartCommunityAsync(services =>
        {
            services.AddSingleton<TimeProvider>(clock);
            services.AddSingleton<IPasswordHasher<Account>>(hasher);
            services.Configure<WebOptions>(web =>
            {
                web.SignUp = signUp;
                web.Limits = LimitOptions.Off with { Proxies = [IPNetwork.Parse("127.0.0.0/8")] };
            });
            services.AddSingleton(new SubmissionLimits { LeastTime = leastTime });
            if (hasMail)
                services.AddSingleton(new MailOptions("lens@example.org", null, new Uri("https://lens.example.org/")));
        });
        return new AccountSite(site, clock, hasher);
    }

    /// <summary>Somebody with a browser of their own, at an address of their own.</summary>
    public AccountClient Open(string address = "192.0.2.1") => new(_site.Address, address);

    /// <summary>Somebody who has just signed up.</summary>
    public async Task<AccountClient> SignUpAsync(string name, string? email = null, string address = "192.0.2.1")
    {
        var client = Open(address);
        var answer = await client.SendAsync("/sign-up", ("Name", name), ("Email", email ?? ""), ("Password", AccountClient.Password));
        Assert.Equal("/account", answer.Location);
        return client;
    }

    /// <summary>Composes the mail that waits, as it would be sent now.</summary>
    public async Task<IReadOnlyList<MailText>> TakeMailAsync()
    {
        var composers = _site.Services.GetServices<IMailComposer>().ToDictionary(composer => composer.Kind);
        var texts = new List<MailText>();
        while (await Community.Outbox.BeginAsync(Clock.GetUtcNow(), []) is { } mail)
        {
            if (await composers[mail.Kind].ComposeAsync(mail, CancellationToken.None) is { } text)
                texts.Add(text);
            await Community.Outbox.EndAsync(mail.Number, MailState.Sent, null, Clock.GetUtcNow());
        }

        return texts;
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();
}

/// <summary>Identity's hasher with few rounds, which counts how often it is asked to work.</summary>
internal sealed class CountingHasher : IPasswordHasher<Account>
{
    private readonly PasswordHasher<Account> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 1_000 }));
    private int _count;

    public int Count => _count;

    public string HashPassword(Account user, string password)
    {
        Interlocked.Increment(ref _count);
        return _hasher.HashPassword(user, password);
    }

    public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
    {
        Interlocked.Increment(ref _count);
        return _hasher.VerifyHashedPassword(user, hashedPassword, providedPassword);
    }
}
