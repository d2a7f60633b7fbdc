using ArxivLens.Core;
using ArxivLens.Core.Accounts;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Library;
using ArxivLens.Core.Moderation;
using ArxivLens.Storage.Sqlite.Community;
using ArxivLens.Tests.Processes;

namespace ArxivLens.Tests.Moderation;

/// <summary>The operator without a browser: list, remove, restore, log.</summary>
public sealed class ModerationCommandTests : IAsyncLifetime, IDisposable
{
    private readonly DataFolder _data = new();

    private string CommunityFile => new DataDirectory(_data.Path).CommunityFile;

    public Task InitializeAsync() => ImportTests.ImportAllAsync(_data, "papers");

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Without_accounts_it_says_that_nobody_wrote_anything()
    {
        var reason = await Assert.ThrowsAsync<DataDirectoryException>(() => InProcess.RunAsync(_data, "moderation", "list"));
        Assert.Contains("accounts were never on", reason.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(CommunityFile));
    }

    [Fact]
    public async Task What_waits_is_listed_removed_restored_and_logged()
    {
        var number = await SayAsync("Held words\n\u001b[31mwith a colour", ContributionState.Held);

        Assert.Matches($@"^{number}  Ada  0704\.0001  \(held\)  Held words ", (await InProcess.RunAsync(_data, "moderation", "list")).Ends(0).Output);
        Assert.DoesNotContain('\u001b', (await InProcess.RunAsync(_data, "moderation", "list")).Output);
        Assert.Contains("\"total\": 1", (await InProcess.RunAsync(_data, "moderation", "list", "--json")).Ends(0).Output, StringComparison.Ordinal);
        Assert.Empty((await InProcess.RunAsync(_data, "moderation", "list", "--reported")).Ends(0).Output);

        var removed = (await InProcess.RunAsync(_data, "moderation", "remove", $"{number}", "--rule", "spam", "--words", "No.")).Ends(0);
        Assert.Contains("A comment was removed: advertising or repetition, by the operator", removed.Output, StringComparison.Ordinal);
        Assert.Contains("it is removed", (await InProcess.RunAsync(_data, "moderation", "remove", $"{number}", "--rule", "spam")).Ends(1).Error, StringComparison.Ordinal);
        Assert.Contains("\"action\": \"restore\"", (await InProcess.RunAsync(_data, "moderation", "restore", $"{number}", "--json")).Ends(0).Output, StringComparison.Ordinal);
        Assert.Equal(2, (await InProcess.RunAsync(_data, "moderation", "log", "--plain")).Ends(0).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Theory]
    [InlineData("moderation remove 1", "--rule")]
    [InlineData("moderation remove 1 --rule nonsense", "no house rule")]
    [InlineData("moderation remove x --rule spam", "no number")]
    [InlineData("moderation restore -1", "")]
    public async Task What_cannot_be_understood_is_said(string line, string said) =>
        Assert.Contains(said, (await Arxivlens.RunAsync(_data, line.Split(' '))).Ends(2).Error, StringComparison.Ordinal);

    [Fact]
    public async Task What_is_not_there_is_said()
    {
        await SayAsync("Words", ContributionState.Shown);
        Assert.Contains("no longer there", (await InProcess.RunAsync(_data, "moderation", "remove", "99", "--rule", "spam")).Ends(1).Error, StringComparison.Ordinal);
        var words = new string('x', ModerationLimits.DecisionWords + 1);
        (await InProcess.RunAsync(_data, "moderation", "remove", "1", "--rule", "spam", "--words", words)).Ends(2);
    }

    private async Task<long> SayAsync(string text, ContributionState state)
    {
        using var community = SqliteCommunity.Open(CommunityFile);
        var (_, ada) = await community.Accounts.AddAsync(new Account { Name = "Ada", Joined = DateTimeOffset.UnixEpoch });
        return (await community.Contributions.AddAsync(new Contribution
        {
            Kind = ContributionKind.Comment,
            Account = ada!.Number,
            Subject = new Subject(SubjectKind.Work, "0704.0001"),
            Text = text,
            State = state,
            Written = DateTimeOffset.UnixEpoch,
        })).Number;
    }
}
