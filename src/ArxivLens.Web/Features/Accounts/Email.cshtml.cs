using ArxivLens.Core.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace ArxivLens.Web.Features.Accounts;

/// <summary>Where a reader names an address. Whether it is another account's only the mail to it tells.</summary>
[Community]
[AcceptsForms]
[FreshSignIn]
public sealed class EmailModel(IServiceProvider services) : FormPage
{
    private readonly AccountDesk _desk = services.GetRequiredService<AccountDesk>();

    /// <summary>The address.</summary>
    [BindProperty]
    public string? Address { get; set; }

    /// <summary>What was just done.</summary>
    [BindProperty(SupportsGet = true, Name = "done")]
    public string? Done { get; set; }

    /// <summary>The account.</summary>
    public Account Account { get; private set; } = null!;

    /// <summary>Whether accounts have addresses.</summary>
    public bool HasMail => _desk.HasMail;

    /// <summary>Shows the form.</summary>
    public async Task OnGetAsync() => Account = await _desk.GetAsync(HttpContext);

    /// <summary>Names the address.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        Account = await _desk.GetAsync(HttpContext);
        if (!HasMail)
            return Again();
        if (EmailAddress.Read(Address) is not { } address)
        {
            Refuse(nameof(Address), "Write an e-mail address, such as ada@example.org.");
            return Again();
        }

        return await _desk.NameEmailAsync(HttpContext, Account, address) is { } wait ? TooOften(wait) : Redirect("/account/email?done=sent");
    }
}
