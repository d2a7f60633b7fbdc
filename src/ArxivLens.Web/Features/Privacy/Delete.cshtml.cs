using ArxivLens.Core.Accounts;
using ArxivLens.Core.Privacy;
using ArxivLens.Web.Features.Accounts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArxivLens.Web.Features.Privacy;

/// <summary>Where a reader deletes their account.</summary>
[Community]
[AcceptsForms]
[FreshSignIn]
public sealed class DeleteModel(AccountDeletion deletion, IAccountStore accounts, ReaderSessions sessions) : PageModel
{
    /// <summary>What was typed to confirm it.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>Whose page it is.</summary>
    public Reader Reader => HttpContext.GetReader();

    /// <summary>Whether something else than the name was typed.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>Whether nobody would be left to give roles.</summary>
    public bool IsLastAdministrator { get; private set; }

    /// <summary>Says what goes and what stays.</summary>
    public Task OnGetAsync() => LookAsync();

    /// <summary>Deletes it.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!string.Equals(Name?.Trim(), Reader.Name, StringComparison.OrdinalIgnoreCase))
        {
            IsRefused = true;
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            await LookAsync();
            return Page();
        }

        await deletion.DeleteAsync(Reader.Account);
        // The session went with the account; its cookie goes too.
        await sessions.EndAsync(HttpContext);
        return Redirect("/account/deleted");
    }

    private async Task LookAsync() => IsLastAdministrator =
        Reader.Role == Role.Administrator && (await accounts.CountAsync(HttpContext.RequestAborted))[(int)Role.Administrator] == 1;
}
