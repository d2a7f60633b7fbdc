using System.Globalization;
using ArxivLens.Core.Accounts;
using ArxivLens.Core.Following;
using ArxivLens.Core.Mail;
using ArxivLens.Web.Features.Accounts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace ArxivLens.Web.Features.Following;

/// <summary>When digests come, whether lists are marked, and the private feed.</summary>
[Community]
[AcceptsForms]
public sealed class FollowingSettingsModel(IFollowStore follows, ILookStore looks, DigestSchedule schedule) : PageModel
{
    /// <summary>How the reader wants to be told, or what was sent and refused.</summary>
    public FollowSettings Settings { get; private set; } = new();

    /// <summary>What is wrong with the time zone that was sent.</summary>
    public string? ZoneFault { get; private set; }

    /// <summary>What is wrong with anything else that was sent.</summary>
    public string? Fault { get; private set; }

    /// <summary>Whether it was just saved.</summary>
    public bool IsSaved { get; private set; }

    /// <summary>The address of the private feed, this one time: only its hash is kept.</summary>
    public string? Feed { get; private set; }

    /// <summary>Whether this server sends mail.</summary>
    public bool HasMail => HttpContext.RequestServices.GetService<MailOptions>() is not null;

    private long Account => HttpContext.FindReader()!.Account;

    /// <summary>Shows it.</summary>
    public async Task OnGetAsync(string? saved, CancellationToken cancellationToken)
    {
        IsSaved = saved is not null;
        Settings = await follows.ReadSettingsAsync(Account, cancellationToken);
    }

    /// <summary>Saves it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var form = Request.Form;
        var known = await follows.ReadSettingsAsync(Account, cancellationToken);
        var zone = form["zone"].ToString().Trim();
        Settings = known with { Zone = zone, HasDigests = form["digests"] == "on", MarksLists = form["marks"] == "on" };
        ZoneFault = DigestTimes.FindZone(zone) is null
            ? "This is no time zone. It is written like Europe/Lisbon, America/New_York or UTC."
            : null;
        var isRead = TryReadNumber(form["hour"], 23, out var hour) & TryReadNumber(form["weekday"], 6, out var day)
            & DigestWords.TryRead(form["digest"], out var digest);
        Fault = isRead ? null : "Choose an hour, a day and a digest from the lists.";
        if (ZoneFault is not null || Fault is not null)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        Settings = Settings with { Hour = hour, Weekday = (DayOfWeek)day, Digest = digest };
        await follows.SaveSettingsAsync(Account, Settings, cancellationToken);
        if (!Settings.MarksLists)
            await looks.ForgetAsync(Account, cancellationToken);
        await schedule.UpdateAsync(Account, cancellationToken);
        return LocalRedirect("/following/settings?saved=1");
    }

    /// <summary>Makes a private feed, or gives the one there is another address.</summary>
    public async Task OnPostFeedAsync(CancellationToken cancellationToken)
    {
        var word = Secret.Draw();
        await follows.SetFeedAsync(Account, word.Hash, cancellationToken);
        Feed = $"/following/{word.Text}.atom";
        Settings = await follows.ReadSettingsAsync(Account, cancellationToken);
    }

    /// <summary>Closes the private feed.</summary>
    public async Task<IActionResult> OnPostCloseAsync(CancellationToken cancellationToken)
    {
        await follows.SetFeedAsync(Account, null, cancellationToken);
        return LocalRedirect("/following/settings?saved=1");
    }

    private static bool TryReadNumber(string? text, int most, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= most;
}
