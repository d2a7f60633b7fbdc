using ArxivLens.Core.Discussion;
using ArxivLens.Core.Moderation;
using ArxivLens.Web.Api;
using ArxivLens.Web.Api.Parameters;
using ArxivLens.Web.Features.Accounts;
using ArxivLens.Web.Features.Feeds;
using ArxivLens.Web.Features.Search;
using ArxivLens.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace ArxivLens.Web.Features.Moderation;

/// <summary>The log of moderation for programs: Atom and JSON.</summary>
internal static class ModerationLog
{
    /// <summary>For how many days the log tells how long reports waited.</summary>
    public const int FigureDays = 90;

    /// <summary>Lines that can be read by page.</summary>
    private const int Reach = 10_000;

    /// <summary>The feed.</summary>
    public static FeedLink Feed { get; } = new("Log of moderation", "/moderation/log.atom");

    internal static void MapModerationLog(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods(Feed.Address, [HttpMethods.Get, HttpMethods.Head], WriteFeedAsync).Revalidated().OfCommunity(null);
        var v1 = routes.MapGroup(ApiRoutes.Base);
        v1.RevalidatedStrongly();
        v1.MapRead("/moderation/log", ListAsync).Takes(PageParameters.Page, PageParameters.PageSize).OfCommunity(null)
            .WithName("moderationLog").WithTags("Debate").WithSummary("What moderators did")
            .WithDescription("The newest decisions first. No words and no names: what was done, by which rule, where, and as what.")
            .WithExample("/api/v1/moderation/log?pageSize=5");
    }

    private static async Task<IResult> WriteFeedAsync(HttpContext http, IModerationStore store, TimeProvider clock, IOptions<WebOptions> options)
    {
        if (!SearchQuery.TryReadPage(http.Request.Query["page"], out var page) || page > Reach / AtomFeed.PageSize)
            return Results.Problem("There is no such page of the feed.", statusCode: StatusCodes.Status400BadRequest);
        var figures = await store.CountAsync(clock.GetUtcNow(), http.RequestAborted);
        var lines = await store.ListLogAsync((page - 1) * AtomFeed.PageSize, AtomFeed.PageSize, http.RequestAborted);
        if (lines.Count == 0 && page > 1)
            return Results.Problem("The feed has no such page.", statusCode: StatusCodes.Status404NotFound);
        var entries = lines.Select(line => new AtomEntry(EntryId.Of($"moderation {line.Number} {line.At:O}"), DecisionWords.Describe(line), PlaceOf(line), line.At)
        {
            Published = line.At,
            Authors = [DecisionWords.NameOfMaker(line.ByRole)],
            Summary = line.Rule is { } rule ? HouseRules.Describe(rule) : "",
        });
        return FeedRoutes.Write(new AtomFeed(Feed, "/moderation/log", [.. entries]) { Number = page, Total = figures.Decisions }, http.Request, options.Value.PublicAddress);
    }

    private static async Task<Results<Ok<ModerationLogItems>, ProblemHttpResult>> ListAsync(
        HttpContext http, IModerationStore store, TimeProvider clock, CancellationToken cancellationToken)
    {
        var query = new ApiQuery(http.Request);
        var window = PageWindow.Read(query, Reach);
        if (query.Problem is { } bad)
            return bad;
        var figures = await store.CountAsync(clock.GetUtcNow().AddDays(-FigureDays), cancellationToken);
        var lines = await store.ListLogAsync(window.Skip, window.Take, cancellationToken);
        var paging = window.Of(figures.Decisions);
        http.Link(paging);
        return TypedResults.Ok(new ModerationLogItems(
            [.. lines.Select(line => ItemOf(line, http))], figures.OpenReports, figures.Held, (long?)figures.MedianWait?.TotalSeconds, paging.TotalCount,
            paging.Page, paging.PageSize, paging.TotalPages, paging.HasNextPage, paging.HasPreviousPage));
    }

    private static ModerationLogItem ItemOf(Decision line, HttpContext http) => new(
        line.Number, line.At, DecisionWords.NameOf(line.Action), line.Rule is { } rule ? HouseRules.NameOf(rule) : null,
        line.Rule is { } named ? HouseRules.Describe(named) : null, KindOf(line.Kind), http.AddressOf(PlaceOf(line)),
        line.ByRole?.ToString().ToLowerInvariant() ?? "operator", line.About, line.UndoneBy);

    private static string KindOf(ContributionKind? kind) => kind?.ToString().ToLowerInvariant() ?? "account";

    private static string PlaceOf(Decision line) =>
        SubjectWords.PlaceOf(line.Kind, line.Subject, line.Contribution) ?? FormattableString.Invariant($"/moderation/log#d{line.Number}");
}

/// <summary>What moderators did, a page of it, the newest first.</summary>
/// <param name="Decisions">The decisions.</param>
/// <param name="OpenReports">Reports that nobody has answered.</param>
/// <param name="Held">Contributions that wait to be looked at.</param>
/// <param name="MedianWaitSeconds">How long half of the reports answered in the last 90 days waited at most.</param>
/// <param name="TotalCount">How many there are.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="PageSize">Decisions on a page.</param>
/// <param name="TotalPages">How many pages there are.</param>
/// <param name="HasNextPage">Whether there is another behind this.</param>
/// <param name="HasPreviousPage">Whether there is one before this.</param>
public sealed record ModerationLogItems(
    IReadOnlyList<ModerationLogItem> Decisions, int OpenReports, int Held, long? MedianWaitSeconds, long TotalCount, int Page, int PageSize,
    int TotalPages, bool HasNextPage, bool HasPreviousPage);

/// <summary>A decision.</summary>
/// <param name="Number">Its number.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Action">What was done: approve, hold, remove, restore, warn, close-account, open-account, give-role, undo, confirm.</param>
/// <param name="Rule">By which house rule: spam, abuse, private, copyright, unlawful, off-topic, misleading, other.</param>
/// <param name="RuleMeaning">The rule in words.</param>
/// <param name="Kind">To what: comment, answer, standing, post, shelf, account.</param>
/// <param name="Place">The page where it stands or stood, else the line of the log.</param>
/// <param name="By">As what it was decided: moderator, administrator, operator.</param>
/// <param name="About">The earlier decision that it undoes or lets stand.</param>
/// <param name="UndoneBy">The later decision that undid it.</param>
public sealed record ModerationLogItem(
    long Number, DateTimeOffset At, string Action, string? Rule, string? RuleMeaning, string Kind, string Place, string By, long? About, long? UndoneBy);
