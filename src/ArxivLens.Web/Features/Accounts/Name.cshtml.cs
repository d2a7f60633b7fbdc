using ArxivLens.Core.Accounts;
using ArxivLens.Core.Moderation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace ArxivLens.Web.Features.Accounts;

/// <summary>Where a reader takes another name.</summary>
[Community]
[AcceptsForms]
[FreshSignIn]
public sealed class NameModel(IServiceProvider services) : FormPage
{
    private readonly AccountDesk _desk = services.GetRequiredService<AccountDesk>();

    /// <summary>The name.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>Shows the form.</summary>
    public void OnGet() => Name = HttpContext.GetReader().Name;

    /// <summary>Gives the account the name.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        var name = Name?.Trim() ?? "";
        Refuse(nameof(Name), AccountName.FindFault(name) ?? await FindHindranceAsync());
        if (IsRefused)
            return Again();
        var outcome = await _desk.SetNameAsync(await _desk.GetAsync(HttpContext), name);
        if (outcome == AccountOutcome.Saved)
            return Redirect("/account?done=name");
        Refuse(nameof(Name), outcome == AccountOutcome.NameTaken ? "Somebody has this name, or one that looks like it." : "Try once more.");
        return Again();
    }

    // A name stands beside everything that was ever written under it.
    private async Task<string?> FindHindranceAsync() =>
        await services.GetRequiredService<IModerationStore>().FindClosureAsync(HttpContext.GetReader().Account, HttpContext.RequestAborted) is null
            ? null
            : "Your account is closed: it reads and writes nothing, and keeps its name.";
}
