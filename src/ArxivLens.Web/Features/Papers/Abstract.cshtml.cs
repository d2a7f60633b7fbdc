using ArxivLens.Core.Fetching;
using ArxivLens.Core.Papers;
using ArxivLens.Web.Features.Errors;
using ArxivLens.Web.Features.Fetching;
using ArxivLens.Web.Features.Network;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArxivLens.Web.Features.Papers;

/// <summary>The page of a work in arXiv, by its identifier in any shape.</summary>
public sealed class AbstractModel(PaperViewReader reader, NetworkPanelReader networks, FetchDesk desk) : PageModel
{
    /// <summary>What is shown; <c>null</c> when there is nothing to.</summary>
    public PaperView? View { get; private set; }

    /// <summary>What is said when there is nothing to show.</summary>
    public Absence? Absence { get; private set; }

    /// <summary>Shows the page, or leads to its one address.</summary>
    public async Task<IActionResult> OnGetAsync(string? id, CancellationToken cancellationToken)
    {
        if (id is null && Request.Query["id"] is [{ Length: > 0 } asked])
            return LocalRedirect("/abs/" + Uri.EscapeDataString(asked));
        var text = WorkAddress.Unescape(id);
        if (!ArxivId.TryParse(text, out var arxivId, out var version))
        {
            return Missing(StatusCodes.Status400BadRequest, new(
                "This is no arXiv id", IdComplaint.Explain(text), Examples: IdComplaint.Examples));
        }
        if (text != WorkAddress.Of(arxivId, version)["/abs/".Length..])
            return LocalRedirectPermanent(WorkAddress.Of(arxivId, version) + Request.QueryString);

        View = await reader.ReadAsync(WorkKey.Of(arxivId), TableQuery.Read(Request.Query), cancellationToken);
        if (View is null)
            return Unheld(arxivId);
        if (version is not null && Newest(View) is { } newest && version > newest)
        {
            return Missing(StatusCodes.Status404NotFound, new(
                $"There is no version {version} of this paper",
                newest == 1 ? $"arXiv:{arxivId} has one version." : $"arXiv:{arxivId} has versions 1 to {newest}.",
                new($"Look for arXiv:{arxivId}v{version} at arxiv.org", $"https://arxiv.org/abs/{arxivId}v{version}"),
                [$"{arxivId}", $"{arxivId}v{newest}"]) { Fetch = OfferOf(arxivId) });
        }
        // What is known of it stands there all the same.
        if (View.Work.Deleted is not null) Response.StatusCode = StatusCodes.Status410Gone;
        View = View with
        {
            Version = version,
            Fetch = View.Work.Paper is null ? OfferOf(arxivId) : null,
            Network = await networks.ReadAsync(Request.Query, View.Address, [View.Work.Key], cancellationToken),
        };
        return Page();
    }

    // Where nothing is fetched, what is shown of a work is all there is to say.
    private FetchNotice? OfferOf(ArxivId id) => desk.IsOpen ? desk.Look(id) : null;

    // 202 says that the answer is not there yet, 404 that it does not come of itself; neither is kept.
    private PageResult Unheld(ArxivId id)
    {
        var notice = desk.Look(id);
        Response.Headers.CacheControl = "no-store";
        return Missing(
            notice.IsInLine ? StatusCodes.Status202Accepted : StatusCodes.Status404NotFound,
            new(HeadingOf(notice), ExplanationOf(notice), new($"Look for {id} at arxiv.org", $"https://arxiv.org/abs/{id}")) { Fetch = notice });
    }

    private static string HeadingOf(FetchNotice notice) => notice.Standing?.State switch
    {
        FetchState.Waiting or FetchState.Asking => $"arXiv:{notice.Id} is on its way",
        FetchState.Unknown => $"arXiv has no paper {notice.Id}",
        _ => $"arXiv:{notice.Id} is not in this library",
    };

    private static string ExplanationOf(FetchNotice notice) => notice.IsInLine
        ? "ArxivLens is asking arXiv for it."
        : "The id is well formed, but this library holds neither the paper nor a citation of it.";

    // Of a work without its full record nobody here knows how many versions it has.
    private static int? Newest(PaperView view) => view.Work.Paper?.Versions[^1].Number;

    private PageResult Missing(int status, Absence absence)
    {
        View = null;
        Absence = absence;
        Response.StatusCode = status;
        return Page();
    }
}
