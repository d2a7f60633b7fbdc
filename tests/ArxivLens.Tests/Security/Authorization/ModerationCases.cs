using ArxivLens.Core.Accounts;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Moderation;
using Microsoft.Extensions.DependencyInjection;

namespace ArxivLens.Tests.Security.Authorization;

/// <summary>A comment of the reader's, and decisions of the operator about it, made anew for everybody who asks.</summary>
internal sealed class ModerationCases : IAuthorizationCases
{
    private static readonly Subject Paper = new(SubjectKind.Work, "0704.0001");

    public async Task PrepareAsync(AuthorizationSite site)
    {
        await AddReadersAsync(site);
        var name = (await site.Services.GetRequiredService<IAccountStore>().FindReaderAsync(AuthorizationSite.AccountOf(1)))!.Name;
        site.Add("GET /reader/{name}", $"/reader/{name}");
        foreach (var method in new[] { "GET", "POST" })
        {
            site.Add($"{method} /report/{{number:long}}", async () => new($"/report/{await SayAsync(site)}"));
            site.Add($"{method} /appeal/{{number:long}}", async () => new($"/appeal/{await RemoveAsync(site)}"));
        }

        site.Add("POST /report/{number:long}?handler=withdraw", async () => new($"/report/{await SayAsync(site)}?handler=withdraw"));
        site.Add("GET /moderation/{number:long}", async () => new($"/moderation/{await SayAsync(site)}"));
        site.Add("POST /moderation/{number:long}", async () => new($"/moderation/{await SayAsync(site)}", "do=remove&rule=spam&seen=1-0-0-0"));
        site.Add("POST /moderation/{number:long}?handler=undo", async () =>
        {
            var decision = await RemoveAsync(site);
            var about = (await Store(site).FindDecisionAsync(decision))!.Contribution;
            return new($"/moderation/{about}?handler=undo", $"decision={decision}");
        });
        site.Add("POST /moderation?handler=undo", async () => new("/moderation?handler=undo", $"decision={await RemoveAsync(site)}"));
        site.Add("POST /moderation?handler=answer", async () => new("/moderation?handler=answer", $"do=confirm&decision={await AppealAsync(site)}"));
    }

    private static IModerationStore Store(AuthorizationSite site) => site.Services.GetRequiredService<IModerationStore>();

    private static async Task AddReadersAsync(AuthorizationSite site)
    {
        var accounts = site.Services.GetRequiredService<IAccountStore>();
        for (var who = 1; who < AuthorizationRow.Who.Count; who++)
        {
            if (await accounts.FindAsync(AuthorizationSite.AccountOf(who)) is null)
                await accounts.AddAsync(new Account { Name = $"Reader.{who}", Joined = DateTimeOffset.UnixEpoch, Role = (Role)Math.Max(0, who - 2) });
        }
    }

    private static async Task<long> SayAsync(AuthorizationSite site) =>
        (await site.Services.GetRequiredService<IContributionStore>().AddAsync(new Contribution
        {
            Kind = ContributionKind.Comment,
            Account = AuthorizationSite.AccountOf(1),
            Subject = Paper,
            Text = "Said.",
            Written = DateTimeOffset.UnixEpoch,
        })).Number;

    private static async Task<long> RemoveAsync(AuthorizationSite site)
    {
        var ruling = new Ruling { Action = ModerationAction.Remove, Contribution = await SayAsync(site), Rule = HouseRule.Spam };
        return (await site.Services.GetRequiredService<ModerationDesk>().DecideAsync(ruling)).Decision!.Number;
    }

    private static async Task<long> AppealAsync(AuthorizationSite site)
    {
        var decision = await RemoveAsync(site);
        await site.Services.GetRequiredService<IAppealStore>().AddAsync(
            new Appeal(decision, AuthorizationSite.AccountOf(1), "No.", DateTimeOffset.UnixEpoch));
        return decision;
    }
}
