using ArxivLens.Core;
using ArxivLens.Core.Following;
using ArxivLens.Core.Mail;
using ArxivLens.Web.Features.Accounts;
using ArxivLens.Web.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace ArxivLens.Web.Features.Following;

/// <summary>Everything a reader follows, and what is new in each.</summary>
[Community]
[AcceptsForms]
public sealed class FollowingModel(
    IFollowStore follows, ILookStore looks, FollowedNews news, NewsDesk desk, DigestSchedule schedule) : PageModel
{
    private const int ItemsShown = 5;

    /// <summary>Everything that is followed.</summary>
    public IReadOnlyList<ThingNews> Things { get; private set; } = [];

    /// <summary>The moment up to which it is shown.</summary>
    public NewsMark Now { get; private set; }

    /// <summary>Whether there is an index to find news in.</summary>
    public bool HasIndex { get; private set; } = true;

    /// <summary>How the reader wants to be told.</summary>
    public FollowSettings Settings { get; private set; } = new();

    /// <summary>Whether this server sends mail.</summary>
    public bool HasMail => HttpContext.RequestServices.GetService<MailOptions>() is not null;

    /// <summary>What could not be done, in a sentence; <c>null</c> when nothing was asked or all was done.</summary>
    public string? Refusal { get; private set; }

    private long Account => HttpContext.FindReader()!.Account;

    /// <summary>Shows it.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Settings = await follows.ReadSettingsAsync(Account, cancellationToken);
        try
        {
            Now = await desk.MarkAsync(cancellationToken);
            Things = await news.SinceSeenAsync(Account, Now, ItemsShown, cancellationToken);
        }
        catch (IndexUnavailableException)
        {
            HasIndex = false;
        }
    }

    /// <summary>Follows something from now on.</summary>
    public async Task<IActionResult> OnPostFollowAsync(
        string? kind, string? value, [FromForm(Name = "return")] string? back, CancellationToken cancellationToken)
    {
        if (!FollowedThing.TryRead(kind, value, out var thing))
            return await RefuseAsync("This cannot be followed.", cancellationToken);
        var settings = await follows.ReadSettingsAsync(Account, cancellationToken);
        var outcome = await follows.AddAsync(
            Account, new Follow(thing.Value, settings.Digest, await desk.MarkAsync(cancellationToken)), cancellationToken);
        if (outcome == FollowOutcome.Full)
        {
            return await RefuseAsync(
                $"You follow {FollowLimits.Things} things, as many as one may. Stop following something first.", cancellationToken);
        }

        await schedule.UpdateAsync(Account, cancellationToken);
        return Back(back);
    }

    /// <summary>Follows something no longer.</summary>
    public async Task<IActionResult> OnPostUnfollowAsync(
        string? kind, string? value, [FromForm(Name = "return")] string? back, CancellationToken cancellationToken)
    {
        if (!FollowedThing.TryRead(kind, value, out var thing))
            return await RefuseAsync("There is no such thing to follow.", cancellationToken);
        await follows.RemoveAsync(Account, thing.Value, cancellationToken);
        await schedule.UpdateAsync(Account, cancellationToken);
        return Back(back);
    }

    /// <summary>Chooses the digest of one thing, or of all where none is named.</summary>
    public async Task<IActionResult> OnPostChooseAsync(
        string? kind, string? value, string? digest, CancellationToken cancellationToken)
    {
        if (!DigestWords.TryRead(digest, out var choice))
            return await RefuseAsync("A digest is daily, weekly or none.", cancellationToken);
        if (string.IsNullOrEmpty(kind))
            await follows.ChooseAsync(Account, choice, cancellationToken);
        else if (!FollowedThing.TryRead(kind, value, out var thing) || !await follows.ChooseAsync(Account, thing.Value, choice, cancellationToken))
            return await RefuseAsync("You do not follow this.", cancellationToken);
        await schedule.UpdateAsync(Account, cancellationToken);
        return Back(null);
    }

    /// <summary>Says that a list was seen, or everything that is followed where none is named.</summary>
    public async Task<IActionResult> OnPostSeenAsync(
        string? list, string? mark, [FromForm(Name = "return")] string? back, CancellationToken cancellationToken)
    {
        var name = ListName.Read(list);
        if (name is null && !string.IsNullOrEmpty(list))
            return await RefuseAsync("There is no such list.", cancellationToken);
        IReadOnlyList<string> lists = name is not null
            ? [name]
            : [.. (await follows.ListAsync(Account, cancellationToken)).Select(follow => follow.Thing.ToString())];
        var now = await desk.MarkAsync(cancellationToken);
        await looks.SaveAsync(Account, lists, MarkText.Read(mark, now), cancellationToken);
        return Back(back);
    }

    private async Task<IActionResult> RefuseAsync(string refusal, CancellationToken cancellationToken)
    {
        await OnGetAsync(cancellationToken);
        Refusal = refusal;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private LocalRedirectResult Back(string? address) =>
        LocalRedirect(string.IsNullOrEmpty(address) ? "/following" : LocalAddress.Read(address));
}
