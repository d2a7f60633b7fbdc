using ArxivLens.Core.Accounts;
using ArxivLens.Core.Discussion;
using ArxivLens.Storage.Sqlite.Community;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Storage.Tests.Community;

public sealed class ContributionStoreTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Day = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);
    private static readonly Subject Paper = new(SubjectKind.Work, "2311.09227");
    private static readonly Subject Other = new(SubjectKind.Question, "jpt97t7xa58y");

    private readonly TemporaryFolder _folder = new();
    private readonly SqliteCommunity _community;
    private Reader _ada = null!;
    private Reader _bob = null!;

    public ContributionStoreTests() => _community = SqliteCommunity.Open(_folder.File("community.db"));

    private IContributionStore Store => _community.Contributions;

    public async Task InitializeAsync()
    {
        _ada = await CommunityAccounts.AddAsync(_community, "Ada");
        _bob = await CommunityAccounts.AddAsync(_community, "Bob");
    }

    public Task DisposeAsync()
    {
        _community.Dispose();
        _folder.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_contribution_comes_back_as_it_was_written_with_its_authors_name()
    {
        var kept = await AddAsync(_ada, text: "a\0b \ud800 $x^2$ 😀", submission: "m1");
        Assert.Equivalent(kept, await Store.FindAsync(kept.Number), strict: true);
        Assert.Equal(("Ada", "a\0b \ud800 $x^2$ 😀", 1, Day), (kept.Author, kept.Text, kept.Revision, kept.Written));
        Assert.Null(await Store.FindAsync(99));
        Assert.Equal([kept.Number, null], (await Store.FindAsync([kept.Number, 99])).Select(one => one?.Number));
    }

    [Fact]
    public async Task The_same_form_sent_twice_is_one_contribution_of_its_account_only()
    {
        var first = await AddAsync(_ada, text: "once", submission: "mark");
        var second = await AddAsync(_ada, text: "twice", submission: "mark");
        var others = await AddAsync(_bob, text: "mine", submission: "mark");
        Assert.Equal((first.Number, "once"), (second.Number, second.Text));
        Assert.NotEqual(first.Number, others.Number);
        Assert.Equal(first.Number, (await Store.FindSentAsync(_ada.Account, "mark"))?.Number);
        Assert.Null(await Store.FindSentAsync(_ada.Account, "other"));
    }

    [Fact]
    public async Task Lists_and_counts_are_of_the_subjects_and_counts_of_what_is_shown()
    {
        var one = await AddAsync(_ada);
        var held = await AddAsync(_bob, state: ContributionState.Held);
        var reply = await AddAsync(_bob, parent: one.Number);
        var other = await AddAsync(_ada, Other);
        Assert.Equal([one.Number, held.Number, reply.Number], (await Store.ListAsync(ContributionKind.Comment, [Paper])).Select(all => all.Number));
        Assert.Equal(
            [new ContributionPlace(one.Number, null, ContributionState.Shown, _ada.Account), new(held.Number, null, ContributionState.Held, _bob.Account), new(reply.Number, one.Number, ContributionState.Shown, _bob.Account)],
            await Store.ListPlacesAsync(ContributionKind.Comment, [Paper]));
        Assert.Equal([2, 0, 1, 2], await Store.CountAsync(ContributionKind.Comment, [Paper, new(SubjectKind.Article, "2311.09227"), Other, Paper]));
        Assert.Empty(await Store.ListAsync(ContributionKind.Answer, [Paper]));
        Assert.Equal([other.Number, reply.Number, one.Number], (await Store.ListNewestAsync(ContributionKind.Comment, null, null, 0, 9)).Select(all => all.Number));
        Assert.Equal([one.Number], (await Store.ListNewestAsync(ContributionKind.Comment, SubjectKind.Work, _ada.Account, 0, 9)).Select(all => all.Number));
        Assert.Equal(3, await Store.CountNewestAsync(ContributionKind.Comment, null, null));
    }

    [Fact]
    public async Task An_edit_keeps_the_words_before_and_fails_where_somebody_was_quicker()
    {
        var one = await AddAsync(_ada, text: "first");
        var edited = await Store.EditAsync(one.Number, 1, "second", null, ContributionState.Shown, Day.AddMinutes(1));
        Assert.Equal(("second", 2, Day.AddMinutes(1)), (edited!.Text, edited.Revision, edited.Edited));
        Assert.Null(await Store.EditAsync(one.Number, 1, "late", null, ContributionState.Shown, Day.AddMinutes(2)));
        Assert.Equal(
            [new Wording(1, "first", Day), new(2, "second", Day.AddMinutes(1))], await Store.ListRevisionsAsync(one.Number));
    }

    [Theory]
    [InlineData(ContributionState.Removed)]
    [InlineData(ContributionState.TakenBack)]
    public async Task What_is_not_shown_any_more_gets_no_new_words(ContributionState state)
    {
        var one = await AddAsync(_ada);
        await Store.SetStateAsync(one.Number, state);
        Assert.Null(await Store.EditAsync(one.Number, 1, "new", null, ContributionState.Shown, Day));
    }

    [Fact]
    public async Task An_edit_does_not_show_what_is_held()
    {
        var held = await AddAsync(_ada, state: ContributionState.Held);
        Assert.Equal(ContributionState.Held, (await Store.EditAsync(held.Number, 1, "new", null, ContributionState.Shown, Day))!.State);
    }

    [Fact]
    public async Task What_is_taken_back_has_no_words_in_any_row()
    {
        var one = await AddAsync(_ada, text: "first");
        await Store.EditAsync(one.Number, 1, "second", null, ContributionState.Shown, Day);
        var taken = await Store.SetStateAsync(one.Number, ContributionState.TakenBack);
        Assert.Equal("", taken!.Text);
        Assert.Equal([""], (await Store.ListRevisionsAsync(one.Number)).Select(wording => wording.Text));
        Assert.Null(await Store.SetStateAsync(99, ContributionState.TakenBack));
    }

    [Fact]
    public async Task An_account_that_goes_leaves_empty_places_only_where_others_replied()
    {
        var alone = await AddAsync(_ada, text: "alone");
        var answered = await AddAsync(_ada, text: "answered");
        await Store.EditAsync(answered.Number, 1, "answered again", null, ContributionState.Shown, Day);
        var own = await AddAsync(_ada, text: "to myself", parent: alone.Number);
        var reply = await AddAsync(_bob, parent: answered.Number);

        await Store.DeleteOfAsync(_ada.Account);

        Assert.Equal([null, null], (await Store.FindAsync([alone.Number, own.Number])).Select(one => one?.Number));
        var left = await Store.FindAsync(answered.Number);
        Assert.Equal(("", null, null, ContributionState.TakenBack), (left!.Text, left.Account, left.Author, left.State));
        Assert.Equal([""], (await Store.ListRevisionsAsync(answered.Number)).Select(wording => wording.Text));
        Assert.Equal("words", (await Store.FindAsync(reply.Number))!.Text);
        Assert.Empty(await Store.ListOfAsync(_ada.Account));
        await _community.Accounts.DeleteAsync(_ada.Account, Day);
    }

    [Fact]
    public async Task Every_change_changes_the_state_of_what_everybody_sees()
    {
        var stamps = new List<string> { await _community.ReadStampAsync() };
        var one = await AddAsync(_ada);
        stamps.Add(await _community.ReadStampAsync());
        await Store.EditAsync(one.Number, 1, "new", null, ContributionState.Shown, Day);
        stamps.Add(await _community.ReadStampAsync());
        await Store.SetStateAsync(one.Number, ContributionState.Removed);
        stamps.Add(await _community.ReadStampAsync());
        await Store.DeleteOfAsync(_ada.Account);
        stamps.Add(await _community.ReadStampAsync());
        Assert.Equal(stamps.Count, stamps.Distinct().Count());
    }

    private Task<Contribution> AddAsync(
        Reader reader, Subject? about = null, string text = "words", long? parent = null, ContributionState state = ContributionState.Shown,
        string? submission = null) => Store.AddAsync(new Contribution
        {
            Kind = ContributionKind.Comment,
            Account = reader.Account,
            Subject = about ?? Paper,
            Parent = parent,
            Text = text,
            State = state,
            Written = Day,
            Submission = submission,
        });
}
