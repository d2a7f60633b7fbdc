using ArxivLens.Core.Merging;
using ArxivLens.Core.Papers;
using ArxivLens.Web.Features.Errors;
using ArxivLens.Web.Features.Papers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArxivLens.Web.Features.Merging;

/// <summary>With which works a work was held to be one, why, and who said otherwise.</summary>
public sealed class HistoryModel(IWorkStore works, IMergeStore merges) : PageModel
{
    /// <summary>The work that was asked for.</summary>
    public Work? Asked { get; private set; }

    /// <summary>The work that it is shown as; itself when it is no member.</summary>
    public WorkKey Shown { get; private set; }

    /// <summary>What was held, the newest first.</summary>
    public IReadOnlyList<Merge> Merges { get; private set; } = [];

    /// <summary>What is said when there is nothing to show.</summary>
    public Absence? Absence { get; private set; }

    /// <summary>The address of a work's history.</summary>
    public static string AddressOf(WorkKey key) => "/history/" + string.Join('/', key.ToString().Split('/').Select(Uri.EscapeDataString));

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(string? key, CancellationToken cancellationToken)
    {
        var text = WorkAddress.Unescape(key);
        if (!WorkAddress.TryRead(text, out var read))
        {
            return Missing(StatusCodes.Status400BadRequest, new(
                "This names no work", "The history of a work is found by its arXiv id, its DOI or this library's own name of it."));
        }

        if (Uri.UnescapeDataString(AddressOf(read)) != "/history/" + text)
            return LocalRedirectPermanent(AddressOf(read));
        Asked = await works.FindAsync(read, cancellationToken);
        if (Asked is null)
        {
            return Missing(StatusCodes.Status404NotFound, new(
                "This work is not in this library", "This library holds neither the work nor a citation of it."));
        }

        Shown = (await merges.FindWorksAsync([read], cancellationToken))[0];
        Merges = [.. (await merges.ReadHistoryAsync(read, cancellationToken)).Reverse()];
        return Page();
    }

    private PageResult Missing(int status, Absence absence)
    {
        Absence = absence;
        Response.StatusCode = status;
        return Page();
    }
}
