using System.Globalization;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Recommendations;
using ArxivLens.Web.Features.Accounts;
using ArxivLens.Web.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArxivLens.Web.Features.Recommendations;

/// <summary>What is recommended to a reader, why, and what to change of it.</summary>
[Community]
[AcceptsForms]
public sealed class RecommendationsModel(RecommendationReader reader, IRecommendationStore choices, TimeProvider clock) : PageModel
{
    private const int LongestValue = 200;

    /// <summary>What is shown.</summary>
    public RecommendationView View { get; private set; } = null!;

    /// <summary>Whether the newest stand first.</summary>
    public bool IsNewestFirst { get; private set; }

    /// <summary>The one work that the page is about; <c>null</c> for all.</summary>
    public WorkKey? Only { get; private set; }

    /// <summary>What is wrong with what was sent.</summary>
    public string? Complaint { get; private set; }

    /// <summary>The address of this page.</summary>
    public string Address => $"{Request.Path}{Request.QueryString}";

    private long Account => HttpContext.FindReader()!.Account;

    /// <summary>Shows them.</summary>
    public Task OnGetAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    /// <summary>Keeps a decision.</summary>
    public async Task<IActionResult> OnPostChooseAsync(CancellationToken cancellationToken)
    {
        var form = Request.Form;
        if (!TryReadKind(form["kind"], out var kind) || form["value"].ToString() is not { Length: > 0 and <= LongestValue } value)
            return await ComplainAsync("This cannot be chosen.", cancellationToken);
        var isWeight = kind is ChoiceKind.Seed or ChoiceKind.Shelf;
        var weight = 0.0;
        if (isWeight && !(double.TryParse(form["weight"], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out weight)
            && RecommendationReader.Weights.Contains(weight)))
        {
            return await ComplainAsync("A weight is 0, 0.5, 1 or 2.", cancellationToken);
        }

        // What counts as usual needs no row.
        if (isWeight && weight == 1)
            await choices.ClearAsync(Account, kind, value, cancellationToken);
        else if (!await choices.SetAsync(Account, new RecommendationChoice(kind, value, weight, clock.GetUtcNow()), cancellationToken))
            return await ComplainAsync("You have decided of as many things as there can be. Take some decisions back first.", cancellationToken);
        return LocalRedirect(LocalAddress.Read(form["return"]));
    }

    /// <summary>Takes a decision back.</summary>
    public async Task<IActionResult> OnPostUndoAsync(CancellationToken cancellationToken)
    {
        if (TryReadKind(Request.Form["kind"], out var kind))
            await choices.ClearAsync(Account, kind, Request.Form["value"].ToString(), cancellationToken);
        return LocalRedirect(LocalAddress.Read(Request.Form["return"]));
    }

    private static bool TryReadKind(string? text, out ChoiceKind kind) =>
        Enum.TryParse(text, ignoreCase: true, out kind) && Enum.IsDefined(kind) && !char.IsAsciiDigit(text![0]);

    private async Task<IActionResult> ComplainAsync(string complaint, CancellationToken cancellationToken)
    {
        Complaint = complaint;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        await ReadAsync(cancellationToken);
        return Page();
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        IsNewestFirst = Request.Query["order"] == "newest";
        Only = WorkKey.TryParse(Request.Query["why"], out var key) ? key : null;
        View = await reader.ReadAsync(Account, IsNewestFirst, Only, cancellationToken);
    }
}
