using System.Globalization;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Shelves;
using ArxivLens.Web.Features.Accounts;
using ArxivLens.Web.Features.Errors;
using ArxivLens.Web.Features.Papers;
using ArxivLens.Web.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArxivLens.Web.Features.Shelves;

/// <summary>
/// Saves a work, and leads back to where that was asked for. A script that puts the answer in place of the form (header
/// <see cref="PartHeader"/>) is given nothing but the form.
/// </summary>
[Community]
[AcceptsForms]
public sealed class SaveModel(
    IShelfStore shelves, IShelfEntryStore entries, ShelfDesk desk, ShelfSharingDesk sharing, SaveForms forms, TimeProvider clock) : PageModel
{
    /// <summary>What a script sends that wants the form and no page.</summary>
    public const string PartHeader = "X-Part";

    private static readonly Absence NoWork = new(
        "This names no work", "A work is named by its arXiv id or its DOI.", Examples: IdComplaint.Examples);

    /// <summary>The form.</summary>
    public SaveForm? Form { get; private set; }

    /// <summary>What is said when there is nothing to save.</summary>
    public Absence? Absence { get; private set; }

    private long Account => HttpContext.FindReader()!.Account;

    /// <summary>Asks on which shelf; nothing is saved by following a link.</summary>
    public Task<IActionResult> OnGetAsync() => ShowAsync(Request.Query["work"], Request.Query["return"], "");

    /// <summary>Saves it: on the shelf named, else on the first.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } work)
            return Refuse();
        var own = await shelves.ListAsync(Account, clock.GetUtcNow(), cancellationToken);
        var shelf = ShelfNamed(own, Request.Form["shelf"]);
        if (shelf is null)
            return await AnswerAsync(work.Work, "This shelf is not yours, or no longer there.", StatusCodes.Status422UnprocessableEntity);
        var saved = await desk.SaveAsync(Account, shelf.Number, [work], cancellationToken);
        return saved.Outcome == ShelfOutcome.Done
            ? await AnswerAsync(work.Work, $"Saved on {shelf.Name}.")
            : await AnswerAsync(
                work.Work, ShelfWords.NoRoom(shelf), StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>Takes it away.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } work || !TryReadNumber(Request.Form["shelf"], out var number))
            return Refuse();
        if (await shelves.FindAsync(Account, number, cancellationToken) is { } shelf)
        {
            var stored = await desk.FindStoredAsync(shelf.Number, [work.Work], cancellationToken);
            await entries.RemoveAsync(Account, shelf.Number, stored, clock.GetUtcNow(), cancellationToken);
        }

        return await AnswerAsync(work.Work, "");
    }

    /// <summary>Puts back what was taken away.</summary>
    public async Task<IActionResult> OnPostUndoAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } work)
            return Refuse();
        if (await entries.FindRemovedAsync(Account, work.Work, clock.GetUtcNow() - ShelfLimits.Undoable, cancellationToken) is var (number, at)
            && await shelves.FindAsync(Account, number, cancellationToken) is { } shelf)
        {
            var outcome = await sharing.WatchAsync(
                HttpContext, shelf, () => entries.RestoreAsync(Account, number, at, clock.GetUtcNow(), cancellationToken));
            if (outcome == ShelfOutcome.Full)
                return await AnswerAsync(work.Work, ShelfWords.NoRoom(shelf), StatusCodes.Status422UnprocessableEntity);
        }

        return await AnswerAsync(work.Work, "");
    }

    /// <summary>Reads a number of a form.</summary>
    internal static bool TryReadNumber(string? text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    /// <summary>The shelf that a form names; the first when it names none, <c>null</c> when it names none of the reader's.</summary>
    internal static Shelf? ShelfNamed(IReadOnlyList<Shelf> own, string? text)
    {
        if (string.IsNullOrEmpty(text))
            return own[0];
        return TryReadNumber(text, out var number) ? own.FirstOrDefault(shelf => shelf.Number == number) : null;
    }

    private async Task<NewEntry?> FindAsync(CancellationToken cancellationToken) =>
        WorkKey.TryParse(Request.Form["work"], out var key) ? await desk.NameAsync(key, cancellationToken) : null;

    private Task<IActionResult> AnswerAsync(WorkKey work, string said, int status = StatusCodes.Status200OK)
    {
        Response.StatusCode = status;
        if (Request.Headers.ContainsKey(PartHeader) || status != StatusCodes.Status200OK)
            return ShowAsync(work.ToString(), Request.Form["return"], said);
        return Task.FromResult<IActionResult>(LocalRedirect(LocalAddress.Read(Request.Form["return"])));
    }

    private async Task<IActionResult> ShowAsync(string? text, string? back, string said)
    {
        if (!WorkKey.TryParse(text, out var key))
            return Refuse();
        var work = await desk.NameAsync(key, HttpContext.RequestAborted);
        var isRow = Request.HasFormContentType && Request.Form["row"] == "yes";
        var address = string.IsNullOrEmpty(back) ? WorkAddress.Of(work.Work) : LocalAddress.Read(back);
        Form = await forms.ReadAsync(HttpContext, new SaveForm(work.Work, work.Title, isRow) { Said = said, Return = address });
        return Request.Headers.ContainsKey(PartHeader) ? Partial("/Features/Shelves/_SaveForm.cshtml", Form) : Page();
    }

    private PageResult Refuse()
    {
        Absence = NoWork;
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
