using ArxivLens.Core.Following;
using ArxivLens.Web.Features.Accounts;
using ArxivLens.Web.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArxivLens.Web.Features.Following;

/// <summary>
/// Ends digests by one click (RFC 8058): a POST does it, from whoever has the address, without a cookie and without a form of ours; a
/// GET, which mail servers make to look at what a link holds, only shows a button.
/// </summary>
[Community(IsOpenToAll = true)]
[AcceptsForms]
[SentByMachines]
[IgnoreAntiforgeryToken]
public sealed class UnsubscribeModel(DigestSchedule schedule, UnsubscribeToken token) : PageModel
{
    /// <summary>Whether the address is one that was mailed.</summary>
    public bool IsKnown { get; private set; }

    /// <summary>Whether digests were ended just now.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Shows the button.</summary>
    public void OnGet(string word) => Find(word);

    /// <summary>Ends them; again changes nothing.</summary>
    public async Task OnPostAsync(string word, CancellationToken cancellationToken)
    {
        if (Find(word) is not { } account)
            return;
        await schedule.EndAsync(account, cancellationToken);
        IsDone = true;
    }

    private long? Find(string word)
    {
        Response.Headers.CacheControl = "no-store";
        Response.Headers["X-Robots-Tag"] = "noindex";
        var account = token.Find(word);
        IsKnown = account is not null;
        if (!IsKnown)
            Response.StatusCode = StatusCodes.Status404NotFound;
        return account;
    }
}
