using System.Globalization;
using ArxivLens.Core.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace ArxivLens.Web.Features.Accounts;

/// <summary>Where a reader sets another password.</summary>
[Community]
[AcceptsForms]
[FreshSignIn]
public sealed class PasswordModel(IServiceProvider services) : FormPage
{
    private readonly AccountDesk _desk = services.GetRequiredService<AccountDesk>();

    /// <summary>The password until now.</summary>
    [BindProperty]
    public string? Current { get; set; }

    /// <summary>The new one.</summary>
    [BindProperty]
    public string? Next { get; set; }

    /// <summary>Whether there is one already.</summary>
    public bool HasPassword { get; private set; }

    /// <summary>Whether a mail will tell of it.</summary>
    public bool HasMail { get; private set; }

    /// <summary>The name, by which browsers keep passwords apart.</summary>
    public string Name => HttpContext.GetReader().Name;

    /// <summary>Shows the form.</summary>
    public async Task OnGetAsync() => Show(await _desk.GetAsync(HttpContext));

    /// <summary>Sets the password.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        var account = await _desk.GetAsync(HttpContext);
        Show(account);
        if (HasPassword)
        {
            var limits = services.GetRequiredService<SignInLimits>();
            var counted = account.Number.ToString(CultureInfo.InvariantCulture);
            if (limits.WaitToSignIn(HttpContext, counted) is { } wait)
                return TooOften(wait);
            if (!await services.GetRequiredService<Passwords>().IsRightAsync(account, Current ?? "", HttpContext.RequestAborted))
            {
                limits.CountFailure(HttpContext, counted);
                Refuse(nameof(Current), "This is not your password until now.");
            }
        }

        Refuse(nameof(Next), PasswordRules.FindFault(Next ?? "", account));
        if (IsRefused)
            return Again();
        var outcome = await _desk.SetPasswordAsync(account, Next!, HttpContext.Features.Get<SignedIn>()?.Session?.Number);
        return outcome == AccountOutcome.Saved ? Redirect("/account?done=password") : Again("Your account was changed elsewhere at the same time. Try once more.");
    }

    private void Show(Account account) => (HasPassword, HasMail) = (account.PasswordHash is not null, account.Email is not null && _desk.HasMail);
}
