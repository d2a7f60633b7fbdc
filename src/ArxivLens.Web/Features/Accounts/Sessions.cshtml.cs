using ArxivLens.Core.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArxivLens.Web.Features.Accounts;

/// <summary>Where a reader sees where they are signed in, and ends what should not be.</summary>
[Community]
[AcceptsForms]
public sealed class SessionsModel(ISessionStore sessions, ReaderSessions present, TimeProvider clock) : PageModel
{
    /// <summary>The sessions, the last used first.</summary>
    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    /// <summary>What was just done.</summary>
    [BindProperty(SupportsGet = true, Name = "done")]
    public string? Done { get; set; }

    /// <summary>The session to end.</summary>
    [BindProperty]
    public long Number { get; set; }

    /// <summary>The session of this browser.</summary>
    public long? Current => HttpContext.Features.Get<SignedIn>()?.Session?.Number;

    /// <summary>How a session began, in words.</summary>
    public static string Describe(SignInWay way) => way switch
    {
        SignInWay.Passkey => "with a passkey",
        SignInWay.SignUp => "by signing up",
        _ => "with the password",
    };

    /// <summary>Lists them.</summary>
    public async Task OnGetAsync() =>
        Sessions = await sessions.ListAsync(HttpContext.GetReader().Account, clock.GetUtcNow(), HttpContext.RequestAborted);

    /// <summary>Ends one.</summary>
    public async Task<IActionResult> OnPostEndAsync()
    {
        if (Number == Current)
        {
            await present.EndAsync(HttpContext);
            return Redirect("/");
        }

        return await sessions.EndAsync(HttpContext.GetReader().Account, Number) ? Redirect("/account/sessions?done=end") : NotFound();
    }

    /// <summary>Ends all but this one.</summary>
    public async Task<IActionResult> OnPostOthersAsync()
    {
        await sessions.EndAllAsync(HttpContext.GetReader().Account, Current);
        return Redirect("/account/sessions?done=others");
    }
}
