using ArxivLens.Core.Network;
using ArxivLens.Core.Papers;
using ArxivLens.Web.Features.Errors;
using ArxivLens.Web.Features.Papers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArxivLens.Web.Features.Network;

/// <summary>A network on a page of its own, which may start from several works: <c>/network?id=KEY&amp;id=KEY</c>.</summary>
public sealed class DrawingModel(NetworkPanelReader reader) : PageModel
{
    /// <summary>What the page says of the network; <c>null</c> when nothing was asked for.</summary>
    public NetworkPanel? Panel { get; private set; }

    /// <summary>What is said when there is nothing to show.</summary>
    public Absence? Absence { get; private set; }

    /// <summary>The heading of the page.</summary>
    public string Heading => Absence?.Heading
        ?? (Panel is null ? "Draw a network" : Panel.Starts.Count == 1 ? $"Network of {Panel.Starts[0].Title}" : $"Network of {Panel.Starts.Count} papers");

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var typed = Request.Query["id"].OfType<string>().Where(text => text.Length > 0).ToList();
        if (typed.Count == 0)
            return Page();
        var keys = new List<WorkKey>();
        foreach (var text in typed)
        {
            if (!WorkKey.TryParse(text.Trim(), out var key))
                return Missing(StatusCodes.Status400BadRequest, new("This names no work", IdComplaint.Explain(text), Examples: IdComplaint.Examples));
            if (!keys.Contains(key))
                keys.Add(key);
        }

        if (keys.Count > NetworkQuestion.MostStarts)
            return Missing(StatusCodes.Status400BadRequest, new("These are too many", $"A network starts from {NetworkQuestion.MostStarts} works at most."));
        var page = "/network?" + string.Join('&', keys.Select(key => "id=" + Uri.EscapeDataString(key.ToString())));
        Panel = await reader.ReadAsync(Request.Query, page, keys, cancellationToken);
        return Panel is not null
            ? Page()
            : Missing(StatusCodes.Status404NotFound, new(
                "There is no such work", $"This library holds neither {string.Join(" nor ", keys)}, or its index does not know it yet."));
    }

    private PageResult Missing(int status, Absence absence)
    {
        Absence = absence;
        Response.StatusCode = status;
        return Page();
    }
}
