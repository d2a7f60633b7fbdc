using ArxivLens.Core.Accounts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace ArxivLens.Web.Features.Accounts;

/// <summary>Where one asks for a way to a new password. Whether there is such an account nobody learns here.</summary>
[Community(IsOpenToAll = true)]
[AcceptsForms]
public sealed class RecoverModel(IServiceProvider services) : FormPage
{
    private readonly AccountDesk _desk = services.GetRequiredService<AccountDesk>();

    /// <summary>The name or the address.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>Whether it was asked for.</summary>
    public bool IsSent { get; private set; }

    /// <summary>Whether there is mail.</summary>
    public bool HasMail => _desk.HasMail;

    /// <summary>Sends the mail.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!HasMail)
            return Again();
        var name = Name?.Trim() ?? "";
        if (name.Length is 0 or > EmailAddress.Longest)
        {
            Refuse(nameof(Name), "Write your name or your e-mail address.");
            return Again();
        }

        if (services.GetRequiredService<SignInLimits>().WaitToMail(HttpContext) is { } wait)
            return TooOften(wait);
        var account = await services.GetRequiredService<SignInDesk>().FindAsync(name, HttpContext.RequestAborted);
        // After the answer, so that it takes as long whether a mail is written down or not.
        Response.OnCompleted(() => _desk.RecoverAsync(HttpContext, account));
        IsSent = true;
        Response.StatusCode = StatusCodes.Status200OK;
        return Page();
    }
}
