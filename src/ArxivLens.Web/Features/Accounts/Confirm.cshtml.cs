using ArxivLens.Core.Accounts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace ArxivLens.Web.Features.Accounts;

/// <summary>Where a link from a mail leads. Opening it changes nothing, since programs that look through mail open links too.</summary>
[Community(IsOpenToAll = true)]
[AcceptsForms]
public sealed class ConfirmModel(IServiceProvider services) : FormPage
{
    private readonly AccountDesk _desk = services.GetRequiredService<AccountDesk>();

    /// <summary>The secret of the link.</summary>
    [BindProperty(SupportsGet = true, Name = "token")]
    public string? Token { get; set; }

    /// <summary>What it is for; <c>null</c> when it is worth nothing.</summary>
    public OneTimeLink? Link { get; private set; }

    /// <summary>The name of the account.</summary>
    public string? Name { get; private set; }

    /// <summary>Asks.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        Link = await _desk.FindLinkAsync(Token, LinkPurpose.Confirm);
        if (Link is not { Account: { } number })
        {
            Response.StatusCode = StatusCodes.Status410Gone;
            return Page();
        }

        Name = (await _desk.FindAsync(number))?.Name;
        return Page();
    }

    /// <summary>Confirms.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (await _desk.ConfirmEmailAsync(Token) is not null)
            return Redirect("/account?done=email");
        Response.StatusCode = StatusCodes.Status410Gone;
        return Page();
    }
}
