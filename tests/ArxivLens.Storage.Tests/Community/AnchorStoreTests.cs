using System.Text;
using ArxivLens.Core.Accounts;
using ArxivLens.Core.Annotations;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Papers;
using ArxivLens.Storage.Sqlite.Community;
using ArxivLens.Tests.Shared;
using Microsoft.Data.Sqlite;

namespace ArxivLens.Storage.Tests.Community;

public sealed class AnchorStoreTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _file;
    private readonly SqliteCommunity _community;
    private Reader _ada = null!;

    public AnchorStoreTests()
    {
        _file = _folder.File("community.db");
        _community = SqliteCommunity.Open(_file);
    }

    public async Task InitializeAsync() => _ada = await CommunityAccounts.AddAsync(_community, "Ada");

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _community.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task An_anchor_comes_back_as_it_was_added()
    {
        var anchor = Some() with { Exact = "a\0b \ud800 $x^2$ 😀", Section = "1 Introduction", Prefix = "", Version = null };
        var (with, without) = (await SayAsync(anchor), await SayAsync(null));
        var found = await _community.Anchors.FindAsync([with, without, 99]);
        Assert.Equal(anchor, Assert.Single(found).Value);
        Assert.Equal([with], await _community.Anchors.ListAsync(anchor.Source));
    }

    [Fact]
    public async Task A_comment_is_not_kept_without_the_passage_it_is_about()
    {
        var before = await _community.ReadStampAsync();
        // No passage is in sentence 0: the second of the two rows is refused.
        await Assert.ThrowsAnyAsync<Exception>(() => SayAsync(Some() with { Sentence = 0 }));
        Assert.Empty(await _community.Contributions.ListOfAsync(_ada.Account));
        Assert.Equal(before, await _community.ReadStampAsync());
    }

    [Fact]
    public async Task The_same_form_sent_twice_keeps_its_first_passage()
    {
        var first = await SayAsync(Some(), "mark");
        Assert.Equal(first, await SayAsync(Some() with { Exact = "another" }, "mark"));
        Assert.Equal(Some(), Assert.Single(await _community.Anchors.FindAsync([first])).Value);
    }

    [Theory]
    [InlineData("UPDATE contributions SET state = 3 WHERE number = 1")]
    [InlineData("UPDATE contributions SET account = NULL WHERE number = 1")]
    [InlineData("DELETE FROM contributions WHERE number = 1")]
    public async Task The_anchor_goes_with_what_was_said(string sql)
    {
        await SayAsync(Some());
        var other = await SayAsync(Some());
        Run(sql);
        Assert.Equal([other], (await _community.Anchors.FindAsync([1, other])).Keys);
    }

    [Fact]
    public async Task A_removed_contribution_keeps_its_anchor_since_it_may_be_restored()
    {
        var said = await SayAsync(Some());
        await _community.Contributions.SetStateAsync(said, ContributionState.Removed);
        Assert.Single(await _community.Anchors.FindAsync([said]));
    }

    [Fact]
    public async Task Nothing_of_the_words_stays_in_the_file_once_the_comment_is_taken_back()
    {
        var said = await SayAsync(Some() with { Exact = "quokkas smile", Prefix = "wombats dig", Suffix = "numbats hide" });
        await _community.Contributions.SetStateAsync(said, ContributionState.TakenBack);
        Run("PRAGMA wal_checkpoint(TRUNCATE)");
        var bytes = Encoding.Latin1.GetString(await ReadFileAsync());
        foreach (var words in new[] { "quokkas", "wombats", "numbats" })
            Assert.DoesNotContain(words, bytes, StringComparison.Ordinal);
    }

    private static Anchor Some() => Anchor.Of(
        AnchorTextBuilder.Of(new Work
        {
            Key = WorkKey.TryParse("2311.09227", out var key) ? key : default,
            Title = "On things",
            Abstract = "We prove it. It took long.",
        }),
        23,
        2)!;

    private async Task<long> SayAsync(Anchor? anchor, string? submission = null) => (await _community.Contributions.AddAsync(
        new Contribution
        {
            Kind = ContributionKind.Comment,
            Account = _ada.Account,
            Subject = new Subject(SubjectKind.Work, "2311.09227"),
            Text = "Why?",
            Written = DateTimeOffset.UnixEpoch,
            Submission = submission,
        },
        anchor)).Number;

    private async Task<byte[]> ReadFileAsync()
    {
        using var file = new FileStream(_file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private void Run(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_file};Pooling=False;Foreign Keys=True");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
