using ArxivLens.Core.Accounts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace ArxivLens.Web.Features.Accounts;

/// <summary>Where the link of a recovery leads.</summary>
[Community(IsOpenToAll = true)]
[AcceptsForms]
public sealed class ResetModel(IServiceProvider services) : FormPage
{
    private readonly AccountDesk _desk = services.GetRequiredService<AccountDesk>();

    /// <summary>The secret of the link.</summary>
    [BindProperty(SupportsGet = true, Name = "token")]
    public string? Token { get; set; }

    /// <summary>The new password.</summary>
    [BindProperty]
    public string? Password { get; set; }

    /// <summary>The name of the account; <c>null</c> when the link is worth nothing.</summary>
    public string? Name { get; private set; }

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync() => await FindAsync() is null ? Gone() : Page();

    /// <summary>Sets the password.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (await FindAsync() is not { } account)
            return Gone();
        Refuse(nameof(Password), PasswordRules.FindFault(Password ?? "", account));
        if (IsRefused)
            return Again();
        if (await _desk.TakeLinkAsync(Token, LinkPurpose.Recover) is null)
            return Gone();
        var outcome = await _desk.SetPasswordAsync(account, Password!, keptSession: null);
        return outcome == AccountOutcome.Saved ? Redirect($"{SignInAddress.Path}?done=reset") : Gone();
    }

    private async Task<Account?> FindAsync()
    {
        var account = await _desk.FindLinkAsync(Token, LinkPurpose.Recover) is { Account: { } number } ? await _desk.FindAsync(number) : null;
        Name = account?.Name;
        return account;
    }

    private PageResult Gone()
    {
        Name = null;
        Response.StatusCode = StatusCodes.Status410Gone;
        return Page();
    }
}
