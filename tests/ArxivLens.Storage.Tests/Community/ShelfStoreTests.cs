using ArxivLens.Core.Papers;
using ArxivLens.Core.Recommendations;
using ArxivLens.Core.Retractions;
using ArxivLens.Core.Shelves;
using ArxivLens.Storage.Sqlite.Community;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Storage.Tests.Community;

/// <summary>Shelves in a real file.</summary>
public sealed class ShelfStoreTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 9, 0, 0, TimeSpan.Zero);
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteCommunity _community;

    public ShelfStoreTests() => _community = SqliteCommunity.Open(_folder.File("community.db"));

    private IShelfStore Shelves => _community.Shelves;

    private IShelfEntryStore Entries => _community.ShelfEntries;

    public void Dispose()
    {
        _community.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task An_account_begins_with_a_shelf_and_somebody_elses_is_not_there()
    {
        var (ada, bob) = (await AddAsync("ada"), await AddAsync("bob"));
        var first = Assert.Single(await Shelves.ListAsync(ada, Now));
        Assert.Equal(Shelf.FirstName, first.Name);
        Assert.Equal(first.Number, Assert.Single(await Shelves.ListAsync(ada, Now)).Number);
        Assert.Null(await Shelves.FindAsync(bob, first.Number));
        Assert.Equal(ShelfOutcome.NotThere, (await Entries.SaveAsync(bob, first.Number, [New("2401.00001")], Now)).Outcome);
        Assert.Equal(ShelfOutcome.NotThere, await Shelves.RenameAsync(bob, first.Number, "Mine", Now));
        Assert.Equal(ShelfOutcome.NotThere, await Shelves.RemoveAsync(bob, first.Number, Now));
        Assert.Equal(0, await Entries.RemoveAsync(bob, first.Number, [Key("2401.00001")], Now));
    }

    [Fact]
    public async Task There_are_as_many_shelves_as_there_may_be_and_no_two_of_one_name()
    {
        var ada = await AddAsync("ada");
        await Shelves.ListAsync(ada, Now);
        for (var number = 2; number <= ShelfLimits.MostShelves; number++)
            Assert.Equal(ShelfOutcome.Done, (await Shelves.AddAsync(ada, $"Shelf {number}", Now)).Outcome);
        Assert.Equal(ShelfOutcome.NameTaken, (await Shelves.AddAsync(ada, "SHELF 2", Now)).Outcome);
        Assert.Equal(ShelfOutcome.Full, (await Shelves.AddAsync(ada, "One more", Now)).Outcome);
    }

    [Fact]
    public async Task A_shelf_takes_its_last_work_and_none_after_it()
    {
        var (ada, shelf) = await ShelfOfAsync("ada");
        var all = Enumerable.Range(0, ShelfLimits.MostEntries).Select(number => New($"work:w{number}")).ToList();
        Assert.Equal(new SavedEntries(ShelfOutcome.Done, ShelfLimits.MostEntries, 0), await Entries.SaveAsync(ada, shelf, all, Now));
        Assert.Equal(ShelfOutcome.Full, (await Entries.SaveAsync(ada, shelf, [New("2401.00001")], Now)).Outcome);
        Assert.Equal(new SavedEntries(ShelfOutcome.Done, 0, 1), await Entries.SaveAsync(ada, shelf, [all[0]], Now));
    }

    [Fact]
    public async Task What_is_saved_stands_first_in_the_order_given_and_nothing_is_doubled()
    {
        var (ada, shelf) = await ShelfOfAsync("ada");
        await Entries.SaveAsync(ada, shelf, [New("2401.00001")], Now);
        await Entries.SaveAsync(ada, shelf, [New("2401.00002"), New("2401.00003") with { Tags = ["a"], Note = "n" }], Now);
        var again = await Entries.SaveAsync(ada, shelf, [New("2401.00003") with { Tags = ["A", "b"], Note = "other" }], Now.AddDays(1));
        Assert.Equal((0, 1), (again.Added, again.Known));
        var entries = await Entries.ListAsync(shelf);
        Assert.Equal(["2401.00002", "2401.00003", "2401.00001"], entries.Select(entry => entry.Work.ToString()));
        Assert.Equal(("n", Now), (entries[1].Note, entries[1].Added));
        Assert.Equal(["a", "b"], entries[1].Tags);
    }

    [Theory]
    [InlineData("2401.00003", "2401.00001", "3 1 2")]
    [InlineData("2401.00001", null, "2 3 1")]
    [InlineData("2401.00001", "2401.00003", "2 1 3")]
    [InlineData("2401.00001", "2401.00002", "1 2 3")]
    [InlineData("2401.00009", "2401.00002", "1 2 3")]
    [InlineData("2401.00001", "2401.00009", "1 2 3")]
    public async Task A_work_is_moved_before_another(string work, string? before, string order)
    {
        var (ada, shelf) = await ShelfOfAsync("ada");
        await Entries.SaveAsync(ada, shelf, [New("2401.00001"), New("2401.00002"), New("2401.00003")], Now);
        await Entries.MoveAsync(ada, shelf, Key(work), before is null ? null : Key(before), Now);
        Assert.Equal(order, string.Join(' ', (await Entries.ListAsync(shelf)).Select(entry => entry.Work.ToString()[^1])));
    }

    [Fact]
    public async Task What_is_taken_away_comes_back_as_it_was_for_a_day()
    {
        var (ada, shelf) = await ShelfOfAsync("ada");
        await Entries.SaveAsync(ada, shelf, [New("2401.00001"), New("2401.00002") with { Note = "Ünïcode \0 \n lines", Tags = ["x"] }, New("2401.00003")], Now);
        Assert.Equal(1, await Entries.RemoveAsync(ada, shelf, [Key("2401.00002")], Now.AddHours(1)));
        Assert.Equal(2, (await Entries.ListAsync(shelf)).Count);
        Assert.Equal((shelf, Now.AddHours(1)), await Entries.FindRemovedAsync(ada, Key("2401.00002"), Now));
        Assert.Equal(ShelfOutcome.Done, await Entries.RestoreAsync(ada, shelf, Now.AddHours(1), Now.AddHours(1)));
        var back = (await Entries.ListAsync(shelf))[1];
        Assert.Equal("Ünïcode \0 \n lines", back.Note);
        await Entries.RemoveAsync(ada, shelf, [Key("2401.00002")], Now.AddHours(2));
        await Entries.RemoveAsync(ada, shelf, [Key("2401.00003")], Now.AddHours(2) + ShelfLimits.Undoable);
        Assert.Equal(
            ShelfOutcome.NotThere, await Entries.RestoreAsync(ada, shelf, Now.AddHours(2), Now.AddHours(2) + ShelfLimits.Undoable));
    }

    [Fact]
    public async Task What_is_past_a_day_is_not_brought_back_and_goes_for_good_each_day()
    {
        var (ada, shelf) = await ShelfOfAsync("ada");
        await Entries.SaveAsync(ada, shelf, [New("2401.00001")], Now);
        await Entries.RemoveAsync(ada, shelf, [Key("2401.00001")], Now);
        var (_, deleted) = await Shelves.AddAsync(ada, "Deleted", Now);
        await Shelves.RemoveAsync(ada, deleted, Now);
        await Shelves.KeepImportAsync(ada, "{}", Now);
        var end = Now + ShelfLimits.Undoable;
        Assert.Equal(ShelfOutcome.NotThere, await Entries.RestoreAsync(ada, shelf, Now, end));
        await Shelves.DropEndedAsync(end.AddTicks(-1));
        Assert.NotNull(await Shelves.FindImportAsync(ada, Now));
        Assert.Equal(ShelfOutcome.Done, await Entries.RestoreAsync(ada, shelf, Now, end.AddTicks(-1)));
        await Entries.RemoveAsync(ada, shelf, [Key("2401.00001")], Now);
        await Shelves.DropEndedAsync(end);
        Assert.Null(await Shelves.FindImportAsync(ada, Now));
        Assert.Equal(ShelfOutcome.NotThere, await Entries.RestoreAsync(ada, shelf, Now, Now));
        Assert.Equal(ShelfOutcome.NotThere, await Shelves.RestoreAsync(ada, deleted, Now));
    }

    [Fact]
    public async Task What_was_taken_away_does_not_come_back_onto_a_shelf_that_is_full()
    {
        var (ada, shelf) = await ShelfOfAsync("ada");
        await Entries.SaveAsync(ada, shelf, [New("2401.00001")], Now);
        await Entries.RemoveAsync(ada, shelf, [Key("2401.00001")], Now);
        var all = Enumerable.Range(0, ShelfLimits.MostEntries).Select(number => New($"work:w{number}")).ToList();
        await Entries.SaveAsync(ada, shelf, all, Now);
        Assert.Equal(ShelfOutcome.Full, await Entries.RestoreAsync(ada, shelf, Now, Now));
        Assert.Equal(ShelfLimits.MostEntries, (await Entries.ListAsync(shelf)).Count);
    }

    [Fact]
    public async Task A_deleted_shelf_comes_back_under_another_name_when_its_own_is_taken()
    {
        var (ada, shelf) = await ShelfOfAsync("ada");
        await Entries.SaveAsync(ada, shelf, [New("2401.00001")], Now);
        await Shelves.ShareAsync(ada, shelf, new ShelfSharing("token", 7, true, true));
        await Shelves.RemoveAsync(ada, shelf, Now);
        Assert.Null(await Shelves.FindSharedAsync("token"));
        Assert.Empty(await Entries.FindAsync(ada, [Key("2401.00001")]));
        await Shelves.AddAsync(ada, Shelf.FirstName, Now);
        Assert.Equal(ShelfOutcome.Done, await Shelves.RestoreAsync(ada, shelf, Now.AddHours(1)));
        var back = await Shelves.FindAsync(ada, shelf);
        Assert.Equal(($"{Shelf.FirstName} (2)", 1, null), (back!.Name, back.Count, back.Sharing));
        await Shelves.RemoveAsync(ada, shelf, Now);
        Assert.Equal(ShelfOutcome.NotThere, await Shelves.RestoreAsync(ada, shelf, Now + ShelfLimits.Undoable));
    }

    [Fact]
    public async Task Works_are_moved_and_copied_with_what_is_noted_of_them()
    {
        var (ada, from) = await ShelfOfAsync("ada");
        var to = (await Shelves.AddAsync(ada, "Other", Now)).Number;
        await Entries.SaveAsync(ada, from, [New("2401.00001") with { Note = "n", Tags = ["t"] }, New("2401.00002")], Now);
        Assert.Equal(1, (await Entries.TransferAsync(ada, from, to, [Key("2401.00001")], true, Now)).Added);
        Assert.Equal(2, (await Entries.ListAsync(from)).Count);
        Assert.Equal(("n", "t"), (await Entries.ListAsync(to)) is [var copied] ? (copied.Note, copied.Tags[0]) : default);
        Assert.Equal((1, 1), await Entries.TransferAsync(ada, from, to, [Key("2401.00001"), Key("2401.00002")], false, Now) is var moved ? (moved.Added, moved.Known) : default);
        Assert.Empty(await Entries.ListAsync(from));
        Assert.Equal(ShelfOutcome.NotThere, (await Entries.TransferAsync(ada, to, 999, [Key("2401.00001")], false, Now)).Outcome);
        Assert.Equal(2, (await Entries.ListAsync(to)).Count);
    }

    [Fact]
    public async Task A_work_takes_its_last_tag_and_none_after_it()
    {
        var (ada, shelf) = await ShelfOfAsync("ada");
        var tags = Enumerable.Range(1, ShelfLimits.MostTags - 1).Select(number => $"t{number}").ToList();
        await Entries.SaveAsync(ada, shelf, [New("2401.00001") with { Tags = tags }], Now);
        Assert.Equal(0, await Entries.TagAsync(ada, shelf, [Key("2401.00001")], "T1", Now));
        Assert.Equal(1, await Entries.TagAsync(ada, shelf, [Key("2401.00001")], "last", Now));
        Assert.Equal(0, await Entries.TagAsync(ada, shelf, [Key("2401.00001")], "more", Now));
        Assert.Equal(ShelfLimits.MostTags, (await Entries.ListAsync(shelf))[0].Tags.Count);
    }

    [Fact]
    public async Task What_is_shared_changes_what_everybody_sees_and_what_is_not_does_not()
    {
        var (ada, shelf) = await ShelfOfAsync("ada");
        var before = await _community.ReadStampAsync();
        await Entries.SaveAsync(ada, shelf, [New("2401.00001")], Now);
        Assert.Equal(before, await _community.ReadStampAsync());
        await Shelves.ShareAsync(ada, shelf, new ShelfSharing("token", 7, true, false));
        var shared = await _community.ReadStampAsync();
        await Entries.SaveAsync(ada, shelf, [New("2401.00002")], Now);
        Assert.Equal(3, new[] { before, shared, await _community.ReadStampAsync() }.Distinct().Count());
    }

    [Fact]
    public async Task A_follower_is_told_what_was_added_since_they_looked_until_it_is_shared_no_more()
    {
        var (ada, shelf) = await ShelfOfAsync("ada");
        var bob = await AddAsync("bob");
        Assert.Equal(ShelfOutcome.NotThere, await Shelves.FollowAsync(bob, shelf, true, Now));
        await Shelves.ShareAsync(ada, shelf, new ShelfSharing("token", 7, true, false));
        Assert.Equal(ShelfOutcome.Done, await Shelves.FollowAsync(bob, shelf, true, Now));
        await Entries.SaveAsync(ada, shelf, [New("2401.00001")], Now.AddMinutes(1));
        Assert.Equal(1, Assert.Single(await Shelves.ListFollowedAsync(bob)).New);
        await Shelves.FollowAsync(bob, shelf, true, Now.AddMinutes(2));
        Assert.Equal(0, Assert.Single(await Shelves.ListFollowedAsync(bob)).New);
        await Shelves.ShareAsync(ada, shelf, null);
        Assert.Empty(await Shelves.ListFollowedAsync(bob));
        await Shelves.ShareAsync(ada, shelf, new ShelfSharing("another", 7, true, false));
        Assert.Empty(await Shelves.ListFollowedAsync(bob));
    }

    [Fact]
    public async Task What_was_seen_of_a_work_and_what_was_decided_is_kept()
    {
        var (ada, shelf) = await ShelfOfAsync("ada");
        await Entries.SaveAsync(ada, shelf, [New("2401.00001")], Now);
        Assert.Null((await Entries.ListAsync(shelf))[0].Seen);
        await Entries.SeeAsync(ada, shelf, [(Key("2401.00001"), new SeenWork(2, 5, WorkStanding.Withdrawn))]);
        Assert.Equal(new SeenWork(2, 5, WorkStanding.Withdrawn), (await Entries.ListAsync(shelf))[0].Seen);
        var choice = new RecommendationChoice(ChoiceKind.Term, "neutron", 0, Now);
        Assert.True(await _community.Recommendations.SetAsync(ada, choice));
        Assert.Equal([choice], await _community.Recommendations.ListAsync(ada));
        await _community.Recommendations.ClearAsync(ada, ChoiceKind.Term, "neutron");
        Assert.Empty(await _community.Recommendations.ListAsync(ada));
    }

    [Fact]
    public async Task What_was_read_of_a_file_is_kept_for_a_day_and_for_its_reader()
    {
        var (ada, bob) = (await AddAsync("ada"), await AddAsync("bob"));
        await Shelves.KeepImportAsync(ada, "one", Now);
        await Shelves.KeepImportAsync(ada, "two", Now);
        Assert.Equal("two", await Shelves.FindImportAsync(ada, Now.AddHours(23)));
        Assert.Null(await Shelves.FindImportAsync(bob, Now));
        Assert.Null(await Shelves.FindImportAsync(ada, Now + ShelfLimits.Undoable));
        await Shelves.ForgetImportAsync(ada);
        Assert.Null(await Shelves.FindImportAsync(ada, Now));
    }

    private static WorkKey Key(string text) => WorkKey.TryParse(text, out var key) ? key : throw new ArgumentException(text, nameof(text));

    private static NewEntry New(string key) => new(Key(key), $"Title of {key}");

    private async Task<long> AddAsync(string name) => (await CommunityAccounts.AddAsync(_community, name)).Account;

    private async Task<(long Account, long Shelf)> ShelfOfAsync(string name)
    {
        var account = await AddAsync(name);
        return (account, (await Shelves.ListAsync(account, Now))[0].Number);
    }
}
