using ArxivLens.Core.Discussion;
using ArxivLens.Core.Moderation;

namespace ArxivLens.Storage.Tests.Community;

public sealed class SubmissionRulesTests
{
    private const string Long = "The second experiment measures the wrong thing, because the sample was chosen after the results were known.";

    [Fact]
    public async Task A_field_that_people_do_not_see_is_to_stay_empty()
    {
        using var room = new WritingRoom();
        var ada = await room.OldAsync("Ada");

        var trapped = await room.SendAsync(WritingRoom.Write(ada, Long) with { IsTrapped = true });

        Assert.Equal(VerdictKind.Refuse, trapped.Kind);
        Assert.Contains("stay empty", trapped.Reason, StringComparison.Ordinal);
        Assert.Equal(VerdictKind.Accept, (await room.SendAsync(ada, Long)).Kind);
    }

    [Theory]
    [InlineData(0.0, VerdictKind.Refuse)]
    [InlineData(2.9, VerdictKind.Refuse)]
    [InlineData(3.0, VerdictKind.Accept)]
    [InlineData(86_400.0 * 3, VerdictKind.Accept)]
    [InlineData(null, VerdictKind.Accept)]
    public async Task A_form_takes_at_least_the_time_that_people_need(double? seconds, VerdictKind verdict)
    {
        using var room = new WritingRoom();
        var ada = await room.OldAsync("Ada");
        var took = seconds is { } known ? TimeSpan.FromSeconds(known) : (TimeSpan?)null;

        Assert.Equal(verdict, (await room.SendAsync(WritingRoom.Write(ada, Long) with { Took = took })).Kind);
    }

    [Theory]
    [InlineData("See https://example.org/a.", VerdictKind.Hold)]
    [InlineData("See [this](HTTPS://example.org) and www.example.com.", VerdictKind.Hold)]
    [InlineData("See https://a.example https://b.example https://c.example", VerdictKind.Refuse)]
    [InlineData("See [x](//a.example) [y](&#104;ttps://b.example) [z](https\\://c.example)", VerdictKind.Refuse)]
    [InlineData("See <mailto:a@example.org>", VerdictKind.Hold)]
    [InlineData("See <a@example.org>", VerdictKind.Hold)]
    [InlineData("See [a]\n\n[a]: //example.org", VerdictKind.Hold)]
    [InlineData("See https://arxiv.org/abs/2311.09227, http://www.arxiv.org, https://doi.org/10.1000/1 and https://export.arxiv.org/x", VerdictKind.Accept)]
    [InlineData("See https://notarxiv.org", VerdictKind.Hold)]
    [InlineData("See https://arxiv.org@evil.example/", VerdictKind.Hold)]
    [InlineData("See 2311.09227 and [this](/abs/2311.09227), at 3:15 o'clock a//b.", VerdictKind.Accept)]
    [InlineData("See ![a plot](https://example.org/a.png)", VerdictKind.Refuse)]
    [InlineData("See <img src=x>", VerdictKind.Refuse)]
    public async Task Of_new_accounts_links_are_held_and_many_links_and_images_refused(string text, VerdictKind verdict)
    {
        using var room = new WritingRoom();

        Assert.Equal(verdict, (await room.SendAsync(await room.NewAsync("Bob"), text)).Kind);
        Assert.Equal(VerdictKind.Accept, (await room.SendAsync(await room.OldAsync("Ada"), $"{Long} {text}")).Kind);
    }

    [Fact]
    public async Task An_account_is_new_until_it_has_both_age_and_contributions()
    {
        using var room = new WritingRoom();
        var bob = await room.NewAsync("Bob");
        for (var i = 0; i < 3; i++)
            await room.KeepAsync(bob, $"Bob says a thing, {i}", ContributionState.Shown);

        Assert.Equal(VerdictKind.Hold, (await room.SendAsync(bob, "Young: https://a.example")).Kind);
        room.Clock.Pass(TimeSpan.FromDays(3));
        Assert.Equal(VerdictKind.Accept, (await room.SendAsync(bob, "Old enough: https://b.example")).Kind);

        var eve = await room.NewAsync("Eve");
        room.Clock.Pass(TimeSpan.FromDays(30));
        await room.KeepAsync(eve, "Eve is held", ContributionState.Held);
        await room.KeepAsync(eve, "Eve is removed", ContributionState.Removed);
        await room.KeepAsync(eve, "Eve is shown", ContributionState.Shown);
        Assert.Equal(VerdictKind.Hold, (await room.SendAsync(eve, "Silent for a month: https://c.example")).Kind);
    }

    [Fact]
    public async Task The_third_text_with_a_link_to_a_host_within_a_day_is_held_whoever_wrote_the_others()
    {
        using var room = new WritingRoom();
        var (ada, bob) = (await room.OldAsync("Ada"), await room.OldAsync("Bob"));

        Assert.Equal(VerdictKind.Accept, (await room.SendAsync(ada, "One thing: https://x.shop.example/1")).Kind);
        Assert.Equal(VerdictKind.Accept, (await room.SendAsync(bob, "Another thing: https://y.shop.example/2")).Kind);
        Assert.Equal(VerdictKind.Accept, (await room.SendAsync(ada, "Elsewhere: https://other.example")).Kind);
        var third = await room.SendAsync(ada, "A third thing: https://SHOP.example./3");
        Assert.Equal(VerdictKind.Hold, third.Kind);
        Assert.Contains("shop.example", third.Reason, StringComparison.Ordinal);

        room.Clock.Pass(TimeSpan.FromHours(25));
        Assert.Equal(VerdictKind.Accept, (await room.SendAsync(ada, "A day later: https://shop.example/4")).Kind);
    }

    [Theory]
    [InlineData("The second experiment measures the wrong thing, because the sample was picked after the results were known.")]
    [InlineData("THE SECOND EXPERIMENT measures the wrong thing - because the sample was chosen after the results were known!!!")]
    [InlineData("The sec\u200bond experiment measures the wrong thing, because the sa\u0301mple was chosen after the results were known.")]
    [InlineData("> Well\n\nThe second experiment measures the wrong thing, because the sample was chosen after the results were known. Thanks.")]
    public async Task The_same_text_with_small_changes_is_refused_from_whoever(string copy)
    {
        using var room = new WritingRoom();
        var (ada, bob) = (await room.OldAsync("Ada"), await room.OldAsync("Bob"));
        await room.SendAsync(ada, Long);

        Assert.Contains("You wrote the same", (await room.SendAsync(ada, copy)).Reason, StringComparison.Ordinal);
        Assert.Contains("Somebody wrote the same", (await room.SendAsync(bob, copy)).Reason, StringComparison.Ordinal);
        room.Clock.Pass(TimeSpan.FromDays(31));
        Assert.Equal(VerdictKind.Accept, (await room.SendAsync(bob, copy)).Kind);
    }

    [Fact]
    public async Task Another_opinion_a_quotation_and_short_thanks_are_no_copies()
    {
        using var room = new WritingRoom();
        var (ada, bob) = (await room.OldAsync("Ada"), await room.OldAsync("Bob"));
        await room.SendAsync(ada, Long);
        await room.SendAsync(ada, "Thank you!");

        Assert.Equal(VerdictKind.Accept, (await room.SendAsync(bob, "The first experiment is sound: it was planned before anybody saw a single result of it.")).Kind);
        Assert.Equal(VerdictKind.Accept, (await room.SendAsync(bob, $"> {Long}\n\nI looked into the protocol, and it says otherwise on page 7.")).Kind);
        Assert.Equal(VerdictKind.Accept, (await room.SendAsync(bob, "Thank you!")).Kind);
        var elsewhere = new Subject(SubjectKind.Question, "q1");
        Assert.Equal(VerdictKind.Accept, (await room.SendAsync(WritingRoom.Write(ada, "Thank you!", elsewhere))).Kind);
        Assert.Equal(VerdictKind.Refuse, (await room.SendAsync(ada, "Thank you!")).Kind);
    }

    [Fact]
    public async Task What_its_author_took_back_may_be_said_again_and_what_was_removed_may_not()
    {
        using var room = new WritingRoom();
        var ada = await room.OldAsync("Ada");
        await room.SendAsync(ada, Long);
        var kept = (await room.Community.Contributions.ListOfAsync(ada.Account))[^1];

        await room.Community.Contributions.SetStateAsync(kept.Number, ContributionState.Removed);
        Assert.Equal(VerdictKind.Refuse, (await room.SendAsync(ada, Long)).Kind);
        await room.Community.Contributions.SetStateAsync(kept.Number, ContributionState.TakenBack);
        Assert.Equal(VerdictKind.Accept, (await room.SendAsync(ada, Long)).Kind);
    }

    [Fact]
    public async Task An_account_writes_so_much_in_a_day_and_a_new_one_less()
    {
        using var room = new WritingRoom(new SubmissionLimits { PerDay = 4, NewPerDay = 2 });
        var (ada, bob) = (await room.OldAsync("Ada"), await room.NewAsync("Bob"));

        for (var i = 0; i < 4; i++)
            Assert.Equal(VerdictKind.Accept, (await room.SendAsync(ada, $"Ada, {i}")).Kind);
        for (var i = 0; i < 2; i++)
            Assert.Equal(VerdictKind.Accept, (await room.SendAsync(bob, $"Bob, {i}")).Kind);
        Assert.Contains("4 times in 24 hours", (await room.SendAsync(ada, "Ada, once more")).Reason, StringComparison.Ordinal);
        Assert.Contains("2 times in 24 hours", (await room.SendAsync(bob, "Bob, once more")).Reason, StringComparison.Ordinal);
        room.Clock.Pass(TimeSpan.FromHours(24));
        Assert.Equal(VerdictKind.Accept, (await room.SendAsync(ada, "Ada, a day later")).Kind);
    }

    [Fact]
    public async Task New_accounts_of_one_network_write_so_much_in_a_day_together()
    {
        using var room = new WritingRoom(new SubmissionLimits { NewPerNetwork = 2 });
        var ada = await room.OldAsync("Ada");
        for (var i = 0; i < 2; i++)
        {
            var next = WritingRoom.Write(await room.NewAsync($"New{i}"), $"Hello from {i}") with { Network = "c0a80001" };
            Assert.Equal(VerdictKind.Accept, (await room.SendAsync(next)).Kind);
        }

        var eve = await room.NewAsync("Eve");
        var refused = await room.SendAsync(WritingRoom.Write(eve, "Hello from Eve") with { Network = "c0a80001" });
        Assert.Contains("your network", refused.Reason, StringComparison.Ordinal);
        Assert.Equal(VerdictKind.Accept, (await room.SendAsync(WritingRoom.Write(eve, "Hello from Eve") with { Network = "c0a80002" })).Kind);
        Assert.Equal(VerdictKind.Accept, (await room.SendAsync(WritingRoom.Write(ada, "Hello from Ada") with { Network = "c0a80001" })).Kind);
        room.Clock.Pass(TimeSpan.FromHours(24));
        Assert.Equal(VerdictKind.Accept, (await room.SendAsync(WritingRoom.Write(eve, "Hello again from Eve") with { Network = "c0a80001" })).Kind);
    }

    [Theory]
    [InlineData("Look at https://bad.example/x", "bad.example")]
    [InlineData("Look at [it](https://www.deep.BAD.example.)", "bad.example")]
    [InlineData("Buy  CHEAP—essays now", "cheap essays")]
    [InlineData("Cheap essaysist, cheap and essays, bad example", null)]
    [InlineData("Look at https://notbad.example/x", null)]
    public async Task Hosts_and_words_of_the_operators_list_are_refused(string text, string? named)
    {
        var blocked = Blocklist.Parse("# what we have had enough of\r\nbad.example\r\n\r\n  cheap essays\n");
        using var room = new WritingRoom(new SubmissionLimits { Blocked = blocked });

        var verdict = await room.SendAsync(await room.OldAsync("Ada"), text);

        Assert.Equal(named is null ? VerdictKind.Accept : VerdictKind.Refuse, verdict.Kind);
        if (named is not null)
            Assert.Contains(named.Split('.')[0], verdict.Reason, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task New_words_are_judged_by_what_they_add()
    {
        using var room = new WritingRoom(new SubmissionLimits { PerDay = 1 });
        var ada = await room.NewAsync("Ada");
        Assert.Equal(VerdictKind.Hold, (await room.SendAsync(ada, $"{Long} https://a.example/1")).Kind);
        var kept = (await room.Community.Contributions.ListOfAsync(ada.Account))[^1];
        Task<Verdict> EditAsync(string text) => room.Rules.CheckAsync(WritingRoom.Write(ada, text) with { Edits = kept.Number });

        Assert.Equal(VerdictKind.Hold, (await EditAsync($"{Long} Quite so.")).Kind);
        await room.Community.Contributions.SetStateAsync(kept.Number, ContributionState.Shown);
        Assert.Equal(VerdictKind.Accept, (await EditAsync($"{Long} https://a.example/1 Quite so.")).Kind);
        Assert.Equal(VerdictKind.Hold, (await EditAsync($"{Long} https://a.example/2")).Kind);
        await room.Community.Contributions.SetStateAsync(kept.Number, ContributionState.Removed);
        Assert.Equal(VerdictKind.Refuse, (await EditAsync(Long)).Kind);
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_is_judged_once()
    {
        using var room = new WritingRoom();
        var bob = await room.NewAsync("Bob");
        var sent = WritingRoom.Write(bob, "Read https://a.example") with { Form = "f1" };

        Assert.Equal(VerdictKind.Hold, (await room.SendAsync(sent)).Kind);
        Assert.Equal(VerdictKind.Hold, (await room.SendAsync(sent)).Kind);
        Assert.Equal(VerdictKind.Refuse, (await room.SendAsync(sent with { Form = "f2" })).Kind);
    }

    [Fact]
    public async Task Of_equal_texts_that_are_sent_at_the_same_time_one_is_kept()
    {
        using var room = new WritingRoom();
        var ada = await room.OldAsync("Ada");

        var verdicts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => room.Rules.CheckAsync(WritingRoom.Write(ada, Long)))));

        Assert.Single(verdicts, verdict => verdict.Kind == VerdictKind.Accept);
    }

    [Fact]
    public async Task What_was_let_through_and_never_kept_hinders_nobody()
    {
        using var room = new WritingRoom();
        var ada = await room.OldAsync("Ada");
        await room.Rules.CheckAsync(WritingRoom.Write(ada, Long));

        room.Clock.Pass(TimeSpan.FromSeconds(11));

        Assert.Equal(VerdictKind.Accept, (await room.SendAsync(ada, Long)).Kind);
    }

    [Fact]
    public async Task Why_something_is_held_is_remembered_while_it_is()
    {
        using var room = new WritingRoom();
        var bob = await room.NewAsync("Bob");
        await room.SendAsync(bob, "Read https://a.example");
        var held = (await room.Community.Contributions.ListOfAsync(bob.Account))[^1];
        await room.SendAsync(bob, "Nothing more to say.");

        room.Clock.Pass(TimeSpan.FromDays(31));
        Assert.Equal(1, await room.Rules.ForgetAsync());

        Assert.Contains("link", (await room.Community.Moderation.FindCaseAsync(held.Number))!.HeldFor, StringComparison.Ordinal);
        await room.Community.Contributions.SetStateAsync(held.Number, ContributionState.Shown);
        Assert.Equal(1, await room.Rules.ForgetAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0\ud800\udfff\u202e")]
    [InlineData("&&&&amp;amp;amp;#x;&#xffffffff;")]
    [InlineData("][](((((//////[[[[![![![")]
    public async Task Odd_texts_are_judged_like_others(string text)
    {
        using var room = new WritingRoom();

        await room.SendAsync(await room.NewAsync("Bob"), text);
        await room.SendAsync(await room.OldAsync("Ada"), string.Concat(Enumerable.Repeat(text + " https://x", 2_000)));
    }
}
