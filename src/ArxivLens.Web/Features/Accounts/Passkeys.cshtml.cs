using System.Buffers.Text;
using ArxivLens.Core.Accounts;
using ArxivLens.Web.Features.Accounts.Mail;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ArxivLens.Web.Features.Accounts;

/// <summary>Where a reader adds, names and removes passkeys.</summary>
[Community]
[AcceptsForms]
[FreshSignIn]
public sealed class PasskeysModel(IServiceProvider services, IPasskeyStore passkeys, IOptions<WebOptions> options) : FormPage
{
    private readonly AccountDesk _desk = services.GetRequiredService<AccountDesk>();

    /// <summary>The passkeys, the first first.</summary>
    public IReadOnlyList<Passkey> Passkeys { get; private set; } = [];

    /// <summary>Which one is meant, in base64url.</summary>
    [BindProperty]
    public string? Id { get; set; }

    /// <summary>What it is to be called.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>What a new one answered.</summary>
    [BindProperty]
    public string? Credential { get; set; }

    /// <summary>The sealed state that came with the question to it.</summary>
    [BindProperty]
    public string? State { get; set; }

    /// <summary>What was just done.</summary>
    [BindProperty(SupportsGet = true, Name = "done")]
    public string? Done { get; set; }

    /// <summary>Whether passkeys can be used here.</summary>
    public bool IsUsable => PasskeyDomain.IsUsable(options.Value, Request);

    /// <summary>The name that passkeys are bound to.</summary>
    public string? Domain => PasskeyDomain.Of(options.Value);

    private long Account => HttpContext.GetReader().Account;

    /// <summary>Lists them.</summary>
    public async Task OnGetAsync() => Passkeys = await passkeys.ListAsync(Account, HttpContext.RequestAborted);

    /// <summary>Adds one.</summary>
    public async Task<IActionResult> OnPostAddAsync()
    {
        var account = await _desk.GetAsync(HttpContext);
        var made = await services.GetRequiredService<PasskeyDesk>()
            .ReadNewAsync(HttpContext, new PasskeyAnswer(Credential, State), AddedPasskey.Name(Request));
        if (made is not ({ } passkey, { } handle) || handle != account.Handle)
            return await RefuseAsync("The passkey could not be read, or it took too long. Try once more.");
        if (await passkeys.AddAsync(passkey with { Account = account.Number }) != PasskeyOutcome.Done)
            return await RefuseAsync($"This device has a passkey already, or you have {PasskeyLimits.Count}.");
        await services.GetRequiredService<AccountMail>().TellAsync(account.Number, account.Email, AccountNotice.PasskeyAdded);
        return Redirect("/account/passkeys?done=add");
    }

    /// <summary>Gives one another name.</summary>
    public async Task<IActionResult> OnPostRenameAsync()
    {
        var name = Name?.Trim() ?? "";
        if (AddedPasskey.FindFault(name) is { } fault)
            return await RefuseAsync(fault);
        return ReadId() is { } id && await passkeys.RenameAsync(Account, id, name) == PasskeyOutcome.Done
            ? Redirect("/account/passkeys?done=rename")
            : NotFound();
    }

    /// <summary>Removes one.</summary>
    public async Task<IActionResult> OnPostRemoveAsync()
    {
        if (ReadId() is not { } id)
            return NotFound();
        switch (await passkeys.RemoveAsync(Account, id))
        {
            case PasskeyOutcome.Done:
                var account = await _desk.GetAsync(HttpContext);
                await services.GetRequiredService<AccountMail>().TellAsync(account.Number, account.Email, AccountNotice.PasskeyRemoved);
                return Redirect("/account/passkeys?done=remove");
            case PasskeyOutcome.LastWayIn:
                return await RefuseAsync("This is your last way in. Add another passkey or set a password first.");
            default:
                return NotFound();
        }
    }

    private byte[]? ReadId() => Id is { Length: > 0 and < 2_000 } && Base64Url.IsValid(Id) ? Base64Url.DecodeFromChars(Id) : null;

    private async Task<IActionResult> RefuseAsync(string fault)
    {
        await OnGetAsync();
        return Again(fault);
    }
}
