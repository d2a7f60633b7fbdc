using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArxivLens.Web.Features.Accounts;

/// <summary>Ends the session of this browser.</summary>
[Community(IsOpenToAll = true)]
[AcceptsForms]
public sealed class SignOutModel(ReaderSessions sessions) : PageModel
{
    /// <summary>Signs out, and who is not signed in is led on.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await sessions.EndAsync(HttpContext);
        return Redirect("/");
    }
}
