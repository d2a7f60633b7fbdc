using ArxivLens.Core;
using ArxivLens.Core.Annotations;
using ArxivLens.Core.Papers;
using ArxivLens.Storage.Sqlite.Community;
using Microsoft.Data.Sqlite;

namespace ArxivLens.Storage.Tests.Community;

public sealed class AnchorStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _file;
    private readonly SqliteCommunity _community;

    public AnchorStoreTests()
    {
        _file = Path.Combine(_folder.Path, "community.db");
        _community = SqliteCommunity.Open(_file);
        Run("""
            INSERT INTO accounts (number, handle, name, name_key, joined) VALUES (1, 'h', 'ada', 'ada', '2026-11-30T00:00:00Z');
            INSERT INTO contributions (number, kind, account, subject_kind, subject, text, state, written)
            VALUES (7, 1, 1, 1, '2311.09227', 'Why?', 0, '2026-11-30T00:00:00Z'), (8, 1, 1, 1, '2311.09227', 'How?', 0, '2026-11-30T00:00:00Z');
            """);
    }

    [Fact]
    public async Task An_anchor_comes_back_as_it_was_saved()
    {
        var anchor = Some() with { Exact = "a\0b \ud800 $x^2$ 😀", Section = "1 Introduction", Prefix = "", Version = null };
        await _community.Anchors.SaveAsync(7, anchor);
        var found = await _community.Anchors.FindAsync([7, 8, 9]);
        Assert.Equal(anchor, Assert.Single(found).Value);
        Assert.Equal([7], await _community.Anchors.ListAsync(anchor.Source));
    }

    [Fact]
    public async Task Saving_an_anchor_changes_what_everybody_sees()
    {
        var before = await _community.ReadStampAsync();
        await _community.Anchors.SaveAsync(7, Some());
        Assert.NotEqual(before, await _community.ReadStampAsync());
    }

    [Fact]
    public async Task A_contribution_that_is_not_there_gets_no_anchor() =>
        await Assert.ThrowsAsync<LibraryException>(() => _community.Anchors.SaveAsync(99, Some()));

    [Theory]
    [InlineData("UPDATE contributions SET state = 3 WHERE number = 7")]
    [InlineData("UPDATE contributions SET account = NULL WHERE number = 7")]
    [InlineData("DELETE FROM contributions WHERE number = 7")]
    public async Task The_anchor_goes_with_what_was_said(string sql)
    {
        await _community.Anchors.SaveAsync(7, Some());
        await _community.Anchors.SaveAsync(8, Some());
        Run(sql);
        Assert.Equal([8], (await _community.Anchors.FindAsync([7, 8])).Keys);
    }

    [Fact]
    public async Task A_removed_contribution_keeps_its_anchor_since_it_may_be_restored()
    {
        await _community.Anchors.SaveAsync(7, Some());
        Run("UPDATE contributions SET state = 2 WHERE number = 7");
        Assert.Single(await _community.Anchors.FindAsync([7]));
    }

    public void Dispose()
    {
        _community.Dispose();
        _folder.Dispose();
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

    private void Run(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_file};Pooling=False;Foreign Keys=True");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
