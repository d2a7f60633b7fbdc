using ArxivLens.Core.Accounts;
using ArxivLens.Core.Moderation;
using ArxivLens.Web.Features.Moderation;
using ArxivLens.Web.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ArxivLens.Web.Features.Accounts;

/// <summary>Where one makes an account.</summary>
[Community(IsOpenToAll = true)]
[AcceptsForms]
public sealed class SignUpModel : FormPage
{
    private const string TooSoon =
        "The form came back sooner than somebody can fill it in, or too old. Wait a moment and send it again, with the password.";

    private readonly AccountDesk _desk;
    private readonly PasskeyDesk _passkeys;
    private readonly SignInLimits _limits;
    private readonly SubmissionRules _rules;
    private readonly ReaderSessions _sessions;
    private readonly WebOptions _options;

    /// <summary>Made for one request.</summary>
    public SignUpModel(IServiceProvider services, ReaderSessions sessions, IOptions<WebOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _desk = services.GetRequiredService<AccountDesk>();
        _passkeys = services.GetRequiredService<PasskeyDesk>();
        _limits = services.GetRequiredService<SignInLimits>();
        _rules = services.GetRequiredService<SubmissionRules>();
        (_sessions, _options) = (sessions, options.Value);
    }

    /// <summary>The name that others will see.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>The e-mail address, where this server sends mail.</summary>
    [BindProperty]
    public string? Email { get; set; }

    /// <summary>The password; nothing with a passkey.</summary>
    [BindProperty]
    public string? Password { get; set; }

    /// <summary>What a new passkey answered.</summary>
    [BindProperty]
    public string? Credential { get; set; }

    /// <summary>The sealed state that came with the question to it.</summary>
    [BindProperty]
    public string? State { get; set; }

    /// <summary>Where to go afterwards.</summary>
    [BindProperty(SupportsGet = true, Name = SignInAddress.Return)]
    public string? Back { get; set; }

    /// <summary>An invitation, where not everybody may sign up.</summary>
    [BindProperty(SupportsGet = true, Name = "invite")]
    public string? Invitation { get; set; }

    /// <summary>Whether there may be an account.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Whether accounts have addresses.</summary>
    public bool HasMail => _desk.HasMail;

    /// <summary>Whether the browser would keep the session's cookie.</summary>
    public bool IsSecure => SecureAddress.IsEnough(_options, Request);

    /// <summary>Whether passkeys can be used here.</summary>
    public bool HasPasskeys => PasskeyDomain.IsUsable(_options, Request);

    /// <summary>Shows the form; leads on who is signed in.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (HttpContext.FindReader() is not null)
            return Redirect(LocalAddress.Read(Back));
        IsOpen = await _desk.IsOpenAsync(Invitation);
        return Page();
    }

    /// <summary>Makes the account.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        IsOpen = await _desk.IsOpenAsync(Invitation);
        if (!IsOpen)
            return Again("No accounts are made here without an invitation, and this one was used or ran out.");
        var passage = FormGuard.Read(HttpContext);
        if (passage.IsTrapped)
            return Again("A field was filled in that people do not see. Leave it empty, and send the form once more.");
        if (_limits.WaitToSignUp(HttpContext) is { } wait)
            return TooOften(wait);
        var name = Name?.Trim() ?? "";
        Refuse(nameof(Name), AccountName.FindFault(name));
        var email = EmailAddress.Read(Email);
        if (HasMail && email is null)
            Refuse(nameof(Email), "Write an e-mail address, such as ada@example.org.");
        var passkey = Credential is null ? null : await _passkeys.ReadNewAsync(HttpContext, new PasskeyAnswer(Credential, State), AddedPasskey.Name(Request));
        if (Credential is null)
            Refuse(nameof(Password), PasswordRules.FindFault(Password ?? "", name, email));
        else if (passkey is null)
            return Again("The passkey could not be read, or it took too long. Try once more.");
        if (IsRefused)
            return Again();
        // Last, so that whoever has something to mend does so meanwhile.
        return passage.Took < _rules.Limits.LeastTime ? Again(TooSoon) : await AddAsync(name, email, passkey);
    }

    private async Task<IActionResult> AddAsync(string name, string? email, (Passkey, string)? passkey)
    {
        // Used up before the account is made, so that two at once make one; without a need for it, it stays good.
        var invitation = _options.SignUp ? null : await _desk.TakeLinkAsync(Invitation, LinkPurpose.Invitation);
        if (invitation is null && !_options.SignUp)
            return Again("This invitation was used meanwhile.");
        var (outcome, account) = await _desk.AddAsync(
            HttpContext, name, HasMail ? email : null, Role.Reader, passkey is null ? Password : null, passkey);
        if (account is null)
        {
            if (invitation is not null)
                await _desk.ReturnLinkAsync(Invitation!, invitation);
            Refuse(nameof(Name), outcome == AccountOutcome.NameTaken ? "Somebody has this name, or one that looks like it." : "Try once more.");
            return Again();
        }

        await _sessions.BeginAsync(HttpContext, account, SignInWay.SignUp);
        return Redirect(LocalAddress.Read(Back ?? "/account"));
    }
}
