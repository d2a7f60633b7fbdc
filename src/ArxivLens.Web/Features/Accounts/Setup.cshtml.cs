using ArxivLens.Core.Accounts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ArxivLens.Web.Features.Accounts;

/// <summary>Where the address that <c>arxivlens admin</c> prints leads: it makes an administrator, once.</summary>
[Community(IsOpenToAll = true)]
[AcceptsForms]
public sealed class SetupModel(IServiceProvider services, ReaderSessions sessions, IOptions<WebOptions> options) : FormPage
{
    private readonly AccountDesk _desk = services.GetRequiredService<AccountDesk>();

    /// <summary>The secret of the link.</summary>
    [BindProperty(SupportsGet = true, Name = "token")]
    public string? Token { get; set; }

    /// <summary>The name that others will see.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>The e-mail address, where this server sends mail.</summary>
    [BindProperty]
    public string? Email { get; set; }

    /// <summary>The password.</summary>
    [BindProperty]
    public string? Password { get; set; }

    /// <summary>What the link is for; <c>null</c> when it is worth nothing.</summary>
    public OneTimeLink? Link { get; private set; }

    /// <summary>The name of the account that it is for; <c>null</c> for one to be made.</summary>
    public string? Existing { get; private set; }

    /// <summary>Whether accounts have addresses.</summary>
    public bool HasMail => _desk.HasMail;

    /// <summary>Whether the browser would keep the session's cookie.</summary>
    public bool IsSecure => SecureAddress.IsEnough(options.Value, Request);

    /// <summary>Shows what the link does.</summary>
    public async Task<IActionResult> OnGetAsync() => await FindAsync() ? Page() : Gone();

    /// <summary>Does it.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync())
            return Gone();
        if (Existing is not null)
            return await _desk.PromoteAsync(Token) is null ? Gone() : Redirect($"{SignInAddress.Path}?{SignInAddress.Return}=%2Faccount");
        var name = Name?.Trim() ?? "";
        Refuse(nameof(Name), AccountName.FindFault(name));
        var email = EmailAddress.Read(Email);
        if (HasMail && email is null)
            Refuse(nameof(Email), "Write an e-mail address, such as ada@example.org.");
        Refuse(nameof(Password), PasswordRules.FindFault(Password ?? "", name, email));
        return IsRefused ? Again() : await AddAsync(name, email);
    }

    private async Task<IActionResult> AddAsync(string name, string? email)
    {
        if (await _desk.TakeLinkAsync(Token, LinkPurpose.Administrator) is not { } link)
            return Gone();
        var (_, account) = await _desk.AddAsync(HttpContext, name, HasMail ? email : null, Role.Administrator, Password, null);
        if (account is null)
        {
            await _desk.ReturnLinkAsync(Token!, link);
            Refuse(nameof(Name), "Somebody has this name, or one that looks like it.");
            return Again();
        }

        await sessions.BeginAsync(HttpContext, account, SignInWay.SignUp);
        return Redirect("/account");
    }

    private async Task<bool> FindAsync()
    {
        Link = await _desk.FindLinkAsync(Token, LinkPurpose.Administrator);
        if (Link is { Account: { } number })
            Existing = (await _desk.FindAsync(number))?.Name;
        return Link is not null;
    }

    private PageResult Gone()
    {
        Link = null;
        Response.StatusCode = StatusCodes.Status410Gone;
        return Page();
    }
}
