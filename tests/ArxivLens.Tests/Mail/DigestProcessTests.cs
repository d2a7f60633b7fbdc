using System.Net;
using ArxivLens.Core.Accounts;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Following;
using ArxivLens.Storage.Sqlite.Community;
using ArxivLens.Tests.Processes;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Tests.Mail;

/// <summary>A digest from the time it is due to the click that ends them, by the assembled program and a real mail server (R62, R63).</summary>
public sealed class DigestProcessTests : IDisposable
{
    private static readonly FollowedThing Paper = new(FollowKind.Work, "0704.0001");
    private readonly DataFolder _data = new();

    private string CommunityFile => Path.Combine(_data.Path, "community.db");

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_digest_that_is_due_is_mailed_once_and_ended_by_one_click()
    {
        await using var smtp = await SmtpServer.StartAsync();
        var ada = await PrepareAsync();
        await using var server = await ServerProcess.StartAsync(
            _data,
            new Dictionary<string, string> { ["ARXIVLENS_SMTP"] = $"smtp://127.0.0.1:{smtp.Port}", ["ARXIVLENS_MAIL_FROM"] = "lens@example.org" },
            "--no-built-in", "--public-address", "https://lens.example.org");

        var mail = await smtp.NextAsync();

        Assert.Equal("ada@example.org", mail.To);
        Assert.Equal("1 new: 0704.0001 (daily digest)", mail.Header("Subject"));
        Assert.Contains("* Comment: Is it so?", mail.Text, StringComparison.Ordinal);
        Assert.Equal("List-Unsubscribe=One-Click", mail.Header("List-Unsubscribe-Post"));
        Assert.Empty(mail.Defects);
        var address = new Uri(mail.Header("List-Unsubscribe")!.Trim('<', '>'));
        Assert.Equal("lens.example.org", address.Host);

        using var click = new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]);
        Assert.Equal(HttpStatusCode.OK, (await server.Client.SendAsync(HttpMethod.Post, address.AbsolutePath, "text/html", click)).Status);
        await server.KillAsync();
        using var community = SqliteCommunity.Open(CommunityFile);
        Assert.False((await community.Follows.ReadSettingsAsync(ada.Account)).HasDigests);
        Assert.Empty(await community.Digests.ListAsync(ada.Account));
        Assert.Empty(smtp.Rest());
    }

    // The server was down when the digest was due.
    private async Task<Reader> PrepareAsync()
    {
        await using (await (await ServerProcess.StartAsync(_data)).ReadyAsync())
        {
        }

        using var community = SqliteCommunity.Open(CommunityFile);
        var (ada, bob) = (await CommunityAccounts.AddAsync(community, "Ada"), await CommunityAccounts.AddAsync(community, "Bob"));
        var now = TimeProvider.System.GetUtcNow();
        var since = new NewsMark(now.AddDays(-4), 0, 0);
        await community.Follows.AddAsync(ada.Account, new Follow(Paper, DigestChoice.Daily, since));
        await community.Digests.ScheduleAsync(ada.Account, DigestChoice.Daily, now.AddDays(-3), since);
        await community.Contributions.AddAsync(new Contribution
        {
            Kind = ContributionKind.Comment,
            Account = bob.Account,
            Subject = new Subject(SubjectKind.Work, Paper.Value),
            Text = "Is it so?",
            Written = now,
        });
        return ada;
    }
}
