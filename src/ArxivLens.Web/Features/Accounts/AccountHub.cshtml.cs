using ArxivLens.Core.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace ArxivLens.Web.Features.Accounts;

/// <summary>What a reader finds of their own, and where to change it.</summary>
[Community]
public sealed class AccountHubModel(IServiceProvider services, IPasskeyStore passkeys, ISessionStore sessions, TimeProvider clock) : PageModel
{
    private readonly AccountDesk _desk = services.GetRequiredService<AccountDesk>();

    /// <summary>Whose page it is.</summary>
    public Reader Reader => HttpContext.GetReader();

    /// <summary>The account.</summary>
    public Account Account { get; private set; } = null!;

    /// <summary>How many passkeys it has.</summary>
    public int PasskeyCount { get; private set; }

    /// <summary>How many browsers are signed in.</summary>
    public int SessionCount { get; private set; }

    /// <summary>Whether accounts have addresses.</summary>
    public bool HasMail => _desk.HasMail;

    /// <summary>What was just done.</summary>
    [BindProperty(SupportsGet = true, Name = "done")]
    public string? Done { get; set; }

    /// <summary>What was just done, in words.</summary>
    public string? Said => Done switch
    {
        "email" => "Your address is confirmed.",
        "name" => "Your name is changed.",
        "password" => "The password is saved, and all other sessions are ended.",
        _ => null,
    };

    /// <summary>What a role is called.</summary>
    public static string Name(Role role) => role switch
    {
        Role.Administrator => "Administrator",
        Role.Moderator => "Moderator",
        _ => "Reader",
    };

    /// <summary>Reads what the lines say.</summary>
    public async Task OnGetAsync()
    {
        Account = await _desk.GetAsync(HttpContext);
        PasskeyCount = (await passkeys.ListAsync(Account.Number, HttpContext.RequestAborted)).Count;
        SessionCount = (await sessions.ListAsync(Account.Number, clock.GetUtcNow(), HttpContext.RequestAborted)).Count;
    }
}
