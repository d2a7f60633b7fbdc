using ArxivLens.Core.Discussion;

namespace ArxivLens.Core.Tests.Discussion;

public sealed class ThreadsTests
{
    private const ContributionState Shown = ContributionState.Shown;

    [Fact]
    public void Replies_stand_behind_what_they_answer_the_oldest_first()
    {
        ContributionPlace[] places = [Place(1), Place(2), Place(3, 1), Place(4, 2), Place(5, 1), Place(6, 3)];
        Assert.Equal([1, 3, 6, 5, 2, 4], Numbers(places));
        Assert.Equal([2, 4, 1, 3, 6, 5], Numbers(places, newestFirst: true));
    }

    [Theory]
    [InlineData(ContributionState.Held)]
    [InlineData(ContributionState.Removed)]
    public void What_is_not_shown_is_seen_by_its_author_and_moderators_only(ContributionState state)
    {
        ContributionPlace[] places = [Place(1, state: state, account: 7)];
        Assert.Empty(Numbers(places));
        Assert.Empty(Numbers(places, account: 8));
        Assert.Equal([1], Numbers(places, account: 7));
        Assert.Equal([1], Numbers(places, isModerator: true));
    }

    [Theory]
    [InlineData(ContributionState.Held)]
    [InlineData(ContributionState.Removed)]
    [InlineData(ContributionState.TakenBack)]
    public void An_answered_one_keeps_its_place_without_its_words(ContributionState state)
    {
        var lines = Threads.Arrange([Place(1, state: state), Place(2, 1, state), Place(3, 2)], null, false, false);
        Assert.Equal([new ThreadLine(1, null, true), new(2, 1, true), new(3, 2, false)], lines);
    }

    [Fact]
    public void What_was_taken_back_is_seen_by_nobody()
    {
        ContributionPlace[] places = [Place(1, state: ContributionState.TakenBack, account: 7), Place(2, 1, ContributionState.TakenBack)];
        Assert.Empty(Numbers(places, account: 7));
        Assert.Empty(Numbers(places, isModerator: true));
    }

    [Fact]
    public void A_reply_to_what_is_not_there_or_is_younger_begins_a_thread() =>
        Assert.Equal([1, 2], Numbers([Place(1, 2), Place(2, 99)]));

    [Fact]
    public void A_thread_of_many_thousand_replies_is_put_in_order()
    {
        var places = Enumerable.Range(1, 20_000).Select(number => Place(number, number == 1 ? null : number - 1)).ToArray();
        Assert.Equal(places.Select(place => place.Number), Numbers(places));
    }

    [Theory]
    [InlineData(CommentLimits.Roots, 1)]
    [InlineData(CommentLimits.Roots + 1, 2)]
    [InlineData(3 * CommentLimits.Roots, 3)]
    public void A_page_has_so_many_threads(int roots, int pages)
    {
        var lines = Threads.Arrange([.. Enumerable.Range(1, roots).Select(number => Place(number))], null, false, false);
        Assert.Equal(Enumerable.Range(0, pages).Select(page => page * CommentLimits.Roots), Threads.FindPages(lines));
    }

    [Theory]
    [InlineData(Threads.PageSize, 1)]
    [InlineData(Threads.PageSize + 1, 2)]
    public void A_page_has_so_many_comments(int count, int pages)
    {
        var places = Enumerable.Range(1, count).Select(number => Place(number, number == 1 ? null : 1)).ToArray();
        Assert.Equal(Enumerable.Range(0, pages).Select(page => page * Threads.PageSize), Threads.FindPages(Threads.Arrange(places, null, false, false)));
    }

    [Fact]
    public void A_discussion_without_comments_has_one_page() => Assert.Equal([0], Threads.FindPages([]));

    private static ContributionPlace Place(long number, long? parent = null, ContributionState state = Shown, long? account = null) =>
        new(number, parent, state, account);

    private static IEnumerable<long> Numbers(
        ContributionPlace[] places, long? account = null, bool isModerator = false, bool newestFirst = false) =>
        Threads.Arrange(places, account, isModerator, newestFirst).Select(line => line.Number);
}
