using ArxivLens.Core.Discussion;
using Microsoft.Extensions.DependencyInjection;

namespace ArxivLens.Tests.Security.Authorization;

/// <summary>A comment of the reader's; made anew for everybody who asks, since some of them take it back.</summary>
internal sealed class CommentCases : IAuthorizationCases
{
    private const string Work = "2311.09227";
    private const string Words = "Said to be asked for.";

    public Task PrepareAsync(AuthorizationSite site)
    {
        Add(site, "GET /comment/{number:long}", "");
        Add(site, "GET /comment/{number:long}/edit", "/edit");
        Add(site, "POST /comment/{number:long}/edit", "/edit", $"revision=1&text={Uri.EscapeDataString(Words)}");
        Add(site, "POST /comment/{number:long}/edit?handler=TakeBack", "/edit?handler=TakeBack");
        Add(site, "GET /comment/{number:long}/history", "/history");
        Add(site, "GET /comment/{number:long}/reply", "/reply");
        Add(site, "POST /comment/{number:long}/reply", "/reply", "text=words");
        site.Add("GET /comments/new", $"/comments/new?about=work:{Work}");
        site.Add("POST /comments/new", "/comments/new", $"about=work:{Work}&text=words");
        return Task.CompletedTask;
    }

    private static void Add(AuthorizationSite site, string route, string ending, string? body = null) => site.Add(route, async () =>
    {
        var comment = await site.Services.GetRequiredService<IContributionStore>().AddAsync(new Contribution
        {
            Kind = ContributionKind.Comment,
            Account = AuthorizationSite.AccountOf(1),
            Subject = new Subject(SubjectKind.Work, Work),
            Text = Words,
            Written = new DateTimeOffset(2026, 11, 28, 9, 0, 0, TimeSpan.Zero),
        });
        return new AuthorizationCase(FormattableString.Invariant($"/comment/{comment.Number}{ending}"), body);
    });
}
