using ArxivLens.Core.Papers;
using ArxivLens.Web.Features.Errors;
using ArxivLens.Web.Features.Network;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArxivLens.Web.Features.Papers;

/// <summary>The page of a work outside arXiv, by DOI or slug.</summary>
public sealed class OtherWorkModel(PaperViewReader reader, NetworkPanelReader networks) : PageModel
{
    /// <summary>What is shown; <c>null</c> when there is nothing to.</summary>
    public PaperView? View { get; private set; }

    /// <summary>What is said when there is nothing to show.</summary>
    public Absence? Absence { get; private set; }

    /// <summary>Shows the page, or leads to its one address.</summary>
    public async Task<IActionResult> OnGetAsync(string? key, CancellationToken cancellationToken)
    {
        var text = WorkAddress.Unescape(key);
        if (!WorkAddress.TryRead(text, out var workKey))
        {
            return Missing(StatusCodes.Status400BadRequest, new(
                "This names no work", "Works outside arXiv are found here by their DOI, such as 10.1007/BF01645742, or by this library's own short name."));
        }
        if (workKey.Arxiv is not null || Uri.UnescapeDataString(WorkAddress.Of(workKey)) != "/work/" + text)
            return LocalRedirectPermanent(WorkAddress.Of(workKey) + Request.QueryString);

        View = await reader.ReadAsync(workKey, TableQuery.Read(Request.Query), cancellationToken);
        if (View is null)
        {
            return Missing(StatusCodes.Status404NotFound, new(
                "This work is not in this library", "This library holds neither the work nor a citation of it.",
                workKey.Doi is { } doi ? new($"Look for {doi} at doi.org", DoiAddress.Of(doi)) : null));
        }
        View = View with { Network = await networks.ReadAsync(Request.Query, View.Address, [workKey], cancellationToken) };
        return Page();
    }

    private PageResult Missing(int status, Absence absence)
    {
        Absence = absence;
        Response.StatusCode = status;
        return Page();
    }
}
