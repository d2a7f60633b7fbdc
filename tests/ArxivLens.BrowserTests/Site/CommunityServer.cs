using System.Diagnostics;
using System.Text.RegularExpressions;
using ArxivLens.Core.Following;
using ArxivLens.Storage.Sqlite.Community;
using ArxivLens.Tests.Shared;
using Microsoft.Playwright;

namespace ArxivLens.BrowserTests.Site;

/// <summary>The program with accounts and mail, and the mail server that it writes to; started for the first who asks.</summary>
public sealed partial class CommunityServer : IAsyncLifetime
{
    // Mail leads to the public address; readers here open the same path where the server listens.
    private const string PublicAddress = "https://localhost";

    private readonly List<TakenMail> _unread = [];
    private SmtpServer? _smtp;
    private ServedLibrary? _library;

    /// <summary>Where the site is: by a name, since passkeys are bound to one.</summary>
    internal Uri Address => new($"http://localhost:{Library.Address.Port}");

    /// <summary>What the program said so far.</summary>
    internal string Messages => Library.Messages;

    private ServedLibrary Library => _library ?? throw new InvalidOperationException("Nobody has opened a window yet.");

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_library is not null)
            await _library.DisposeAsync();
        if (_smtp is not null)
            await _smtp.DisposeAsync();
    }

    /// <summary>Opens a reader's window.</summary>
    internal async Task<Reader> OpenAsync(
        BrowserSite site, bool scripts = true, int width = 1280, ColorScheme theme = ColorScheme.Light)
    {
        await StartAsync();
        var context = await site.NewContextAsync(Address, width, scripts, theme: theme);
        return new Reader(context, await context.NewPageAsync(), Address);
    }

    /// <summary>Waits for a mail that the mail server took.</summary>
    /// <param name="to">Whose it is.</param>
    /// <param name="subject">Words of its subject.</param>
    internal async Task<TakenMail> ReadMailAsync(string to, string subject)
    {
        while (true)
        {
            var at = _unread.FindIndex(mail => mail.To == to && mail.Header("Subject").Contains(subject, StringComparison.Ordinal));
            if (at < 0)
            {
                _unread.Add(await _smtp!.NextAsync());
                continue;
            }

            var found = _unread[at];
            _unread.RemoveAt(at);
            return found;
        }
    }

    /// <summary>Where a link of a mail leads on this server.</summary>
    internal static string PathIn(string text, string begin)
    {
        var link = LinkPattern().Matches(text).Select(match => new Uri(match.Value)).First(one => one.AbsolutePath.StartsWith(begin, StringComparison.Ordinal));
        Assert.Equal(PublicAddress, link.GetLeftPart(UriPartial.Authority));
        return link.PathAndQuery;
    }

    /// <summary>The address that <c>arxivlens admin</c> prints beside the running server.</summary>
    internal async Task<string> PrintSetupAddressAsync() => (await Library.RunAsync("admin", "--at", Address.ToString())).Trim();

    /// <summary>Has the daily digest of a reader due since an hour, as if the server had been down at the time.</summary>
    internal Task MissDigestAsync(string name) => Library.RestartAsync(async () =>
    {
        using var community = SqliteCommunity.Open(Path.Combine(Library.Data, "community.db"));
        var reader = await community.Accounts.FindReaderAsync(name);
        var planned = Assert.Single(await community.Digests.ListAsync(reader!.Account));
        await community.Digests.ScheduleAsync(
            reader.Account, DigestChoice.Daily, TimeProvider.System.GetUtcNow().AddHours(-1), planned.From);
    });

    /// <summary>Finds what a word stands in of the data directory, whatever its case: bytes of files, by a program that is not ours.</summary>
    internal async Task<string> FindFilesAsync(string word)
    {
        var start = new ProcessStartInfo("grep", ["-r", "-l", "-i", "-a", "-F", "-e", word, Library.Data]) { RedirectStandardOutput = true };
        start.Environment["LC_ALL"] = "C";
        using var grep = Process.Start(start)!;
        var found = await grep.StandardOutput.ReadToEndAsync();
        await grep.WaitForExitAsync();
        Assert.InRange(grep.ExitCode, 0, 1);
        return found;
    }

    private async Task StartAsync()
    {
        if (_library is not null)
            return;
        _smtp = await SmtpServer.StartAsync();
        // A form that comes back at once is a program's; those who drive a browser are no slower.
        _library = await ServedLibrary.StartAsync(
            [
                ("ARXIVLENS_ACCOUNTS", "on"), ("ARXIVLENS_SMTP", $"smtp://127.0.0.1:{_smtp.Port}"), ("ARXIVLENS_MAIL_FROM", "lens@example.org"),
                ("ARXIVLENS_MODERATION_LIMITS", "least-seconds=0"),
            ],
            ["--public-address", PublicAddress]);
    }

    [GeneratedRegex(@"https?://[^\s<>]+", RegexOptions.NonBacktracking)]
    private static partial Regex LinkPattern();
}
