using ArxivLens.Core.Accounts;
using ArxivLens.Web.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace ArxivLens.Web.Features.Accounts;

/// <summary>Where one signs in, with a password or a passkey.</summary>
[Community(IsOpenToAll = true)]
[AcceptsForms]
public sealed class SignInModel : FormPage
{
    private const string Wrong = "There is no account with this name and password.";

    private readonly SignInDesk _desk;
    private readonly ReaderSessions _sessions;
    private readonly WebOptions _options;

    /// <summary>Made for one request.</summary>
    public SignInModel(IServiceProvider services, ReaderSessions sessions, IOptions<WebOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_desk, _sessions, _options) = ((SignInDesk)services.GetService(typeof(SignInDesk))!, sessions, options.Value);
    }

    /// <summary>The name or the address of the account.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>The password.</summary>
    [BindProperty]
    public string? Password { get; set; }

    /// <summary>What a passkey answered.</summary>
    [BindProperty]
    public string? Credential { get; set; }

    /// <summary>The sealed state that came with the question to it.</summary>
    [BindProperty]
    public string? State { get; set; }

    /// <summary>Where to go afterwards.</summary>
    [BindProperty(SupportsGet = true, Name = SignInAddress.Return)]
    public string? Back { get; set; }

    /// <summary>Whether who is signed in is asked once more, before they change the ways in.</summary>
    [BindProperty(SupportsGet = true, Name = SignInAddress.Again)]
    public bool IsAgain { get; set; }

    /// <summary>Whether something was just done that one signs in after.</summary>
    [BindProperty(SupportsGet = true, Name = "done")]
    public string? Done { get; set; }

    /// <summary>Whether the browser would keep the session's cookie.</summary>
    public bool IsSecure => SecureAddress.IsEnough(_options, Request);

    /// <summary>Whether passkeys can be used here.</summary>
    public bool HasPasskeys => PasskeyDomain.IsUsable(_options, Request);

    /// <summary>Whether anybody may sign up.</summary>
    public bool HasSignUp => _options.SignUp;

    /// <summary>Whether accounts have addresses, and a forgotten password a way back.</summary>
    public bool HasMail => _desk.HasMail;

    /// <summary>Shows the form; leads on who is signed in.</summary>
    public IActionResult OnGet()
    {
        if (HttpContext.FindReader() is not { } reader)
            return Page();
        if (!IsAgain)
            return Redirect(LocalAddress.Read(Back));
        Name = reader.Name;
        return Page();
    }

    /// <summary>Signs in with a password.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        var name = Name?.Trim() ?? "";
        if (name.Length is 0 or > EmailAddress.Longest)
            Refuse(nameof(Name), HasMail ? "Write your name or your e-mail address." : "Write your name.");
        if (string.IsNullOrEmpty(Password))
            Refuse(nameof(Password), "Write your password.");
        if (IsRefused)
            return Again();
        var outcome = await _desk.TryPasswordAsync(HttpContext, name, Password!);
        if (outcome.Wait is { } wait)
            return TooOften(wait);
        return outcome.Account is { } account ? await EnterAsync(account, SignInWay.Password) : Again(Wrong);
    }

    /// <summary>Signs in with a passkey.</summary>
    public async Task<IActionResult> OnPostPasskeyAsync()
    {
        var outcome = await _desk.TryPasskeyAsync(HttpContext, new PasskeyAnswer(Credential, State));
        if (outcome.Wait is { } wait)
            return TooOften(wait);
        return outcome.Account is { } account
            ? await EnterAsync(account, SignInWay.Passkey)
            : Again("This passkey is not known here, or it took too long. Try once more.");
    }

    private async Task<IActionResult> EnterAsync(Account account, SignInWay way)
    {
        await _sessions.BeginAsync(HttpContext, account, way);
        return Redirect(LocalAddress.Read(Back));
    }
}
