using System.Net;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Moderation;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Web.Tests.Accounts;

/// <summary>What a new account begins with, and what a closed one keeps.</summary>
public sealed class AccountBoundsTests
{
    [Fact]
    public async Task Who_signs_up_is_told_of_what_others_say_to_them_from_then_on()
    {
        await using var site = await AccountSite.StartAsync();
        var bea = await CommunityAccounts.AddAsync(site.Community, "bea");
        await SayAsync(site, bea.Account, "Nobody here is called @ada.");

        using var ada = await site.SignUpAsync("ada");
        await SayAsync(site, bea.Account, "Welcome, @ada.");

        var page = (await ada.GetAsync("/following")).Text;
        Assert.Contains("Replies to me and mentions of me", page, StringComparison.Ordinal);
        Assert.Contains("Welcome, @ada.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Nobody here", page, StringComparison.Ordinal);
        Assert.Contains("There is more to follow.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_account_keeps_its_name()
    {
        await using var site = await AccountSite.StartAsync();
        using var ada = await site.SignUpAsync("ada");
        var account = (await site.Community.Accounts.FindByNameAsync("ada"))!.Number;
        await new ModerationDesk(site.Community.Moderation, site.Community.Accounts, site.Clock).DecideAsync(
            new Ruling { Action = ModerationAction.Close, Account = account, Rule = HouseRule.Abuse });

        var answer = await ada.SendAsync("/account/name", ("Name", "grace"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("Your account is closed", answer.Text, StringComparison.Ordinal);
        Assert.NotNull(await site.Community.Accounts.FindByNameAsync("ada"));
    }

    private static Task<Contribution> SayAsync(AccountSite site, long account, string text) => site.Community.Contributions.AddAsync(new Contribution
    {
        Kind = ContributionKind.Comment,
        Account = account,
        Subject = new Subject(SubjectKind.Work, "2101.00001"),
        Text = text,
        Written = site.Clock.GetUtcNow(),
    });
}
