using System.Text;
using System.Text.Json;
using ArxivLens.Core.Library;
using ArxivLens.Core.Shelves;
using ArxivLens.Web.Features.Accounts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArxivLens.Web.Features.Shelves;

/// <summary>Takes references in from a file: it is read and shown first, and saved when its reader says so.</summary>
[Community]
[AcceptsForms]
[RequestFormLimits(ValueLengthLimit = MostBytes)]
[RequestSizeLimit(MostBytes)]
public sealed class ImportModel(
    IShelfStore shelves, IShelfEntryStore entries, ShelfDesk desk, ShelfSharingDesk sharing, ReferenceImport import,
    IReferenceFileReader reader, TimeProvider clock) : PageModel
{
    // What stands around the file in a form.
    private const int MostBytes = ShelfLimits.MostImportedBytes + (64 * 1024);

    /// <summary>Rows of each sort that are shown; all are saved.</summary>
    public const int Shown = 500;

    /// <summary>The reader's shelves.</summary>
    public IReadOnlyList<Shelf> Shelves { get; private set; } = [];

    /// <summary>What was read; <c>null</c> before anything was.</summary>
    public ImportPreview? Preview { get; private set; }

    /// <summary>Places among the found of those that stand on one of the reader's shelves already.</summary>
    public IReadOnlySet<int> Known { get; private set; } = new HashSet<int>();

    /// <summary>What is wrong with what was sent.</summary>
    public string? Complaint { get; private set; }

    /// <summary>The lines as they were typed.</summary>
    public string Typed { get; private set; } = "";

    /// <summary>What was saved.</summary>
    public (Shelf Shelf, SavedEntries Saved)? Done { get; private set; }

    private long Account => HttpContext.FindReader()!.Account;

    /// <summary>Shows the form.</summary>
    public Task OnGetAsync(CancellationToken cancellationToken) => ReadShelvesAsync(cancellationToken);

    /// <summary>Reads a file or lines, and shows what they were taken for.</summary>
    public async Task<IActionResult> OnPostReadAsync(IFormFile? file, CancellationToken cancellationToken)
    {
        await ReadShelvesAsync(cancellationToken);
        Typed = Request.Form["lines"].ToString();
        if (file is { Length: > ShelfLimits.MostImportedBytes } || Typed.Length > ShelfLimits.MostImportedBytes)
            return Complain("A file may have 5 MB. Divide it, and import the parts one after another: nothing is doubled.");
        var text = file is { Length: > 0 } ? await ReadAsync(file, cancellationToken) : Typed;
        if (string.IsNullOrWhiteSpace(text))
            return Complain("Choose a file, or paste references.");
        Preview = await import.MatchAsync(reader.Read(text), cancellationToken);
        await shelves.KeepImportAsync(Account, JsonSerializer.Serialize(Preview, StoredJson.Options), clock.GetUtcNow(), cancellationToken);
        await FindKnownAsync(cancellationToken);
        return Page();
    }

    /// <summary>Saves what was shown.</summary>
    public async Task<IActionResult> OnPostSaveAsync(CancellationToken cancellationToken)
    {
        await ReadShelvesAsync(cancellationToken);
        if (await shelves.FindImportAsync(Account, clock.GetUtcNow(), cancellationToken) is not { } kept)
            return Complain("What was read is no longer kept. Choose the file once more.");
        Preview = JsonSerializer.Deserialize<ImportPreview>(kept, StoredJson.Options)!;
        await FindKnownAsync(cancellationToken);
        if (SaveModel.ShelfNamed(Shelves, Request.Form["shelf"]) is not { } shelf)
            return Complain("Choose a shelf.");
        var chosen = Preview.Found.Where(one => one.IsKnown || Request.Form["unknown"] == "yes").Select(one => one.ToEntry()).ToList();
        var saved = await sharing.WatchAsync(HttpContext, shelf, () => desk.SaveAsync(Account, shelf.Number, chosen, cancellationToken));
        if (saved.Outcome == ShelfOutcome.Full)
            return Complain($"{shelf.Name} has no room for all of them: a shelf holds {ShelfLimits.MostEntries:N0} works.");
        await shelves.ForgetImportAsync(Account, cancellationToken);
        Done = (shelf, saved);
        return Page();
    }

    private static async Task<string> ReadAsync(IFormFile file, CancellationToken cancellationToken)
    {
        // Half of the files in the world that are not UTF-8 are Latin-1; a name with a wrong letter is found all the same.
        await using var stream = file.OpenReadStream();
        var bytes = new byte[file.Length];
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        try
        {
            var encoding = bytes switch
            {
                [0xFF, 0xFE, ..] => Encoding.Unicode,
                [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
                _ => new UTF8Encoding(false, throwOnInvalidBytes: true),
            };
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }

    private async Task FindKnownAsync(CancellationToken cancellationToken)
    {
        var shelved = await entries.FindAsync(Account, [.. Preview!.Found.Select(one => one.Work)], cancellationToken);
        var on = shelved.Select(one => one.Work).ToHashSet();
        Known = Enumerable.Range(0, Preview.Found.Count).Where(at => on.Contains(Preview.Found[at].Work)).ToHashSet();
    }

    private async Task ReadShelvesAsync(CancellationToken cancellationToken) =>
        Shelves = await shelves.ListAsync(Account, clock.GetUtcNow(), cancellationToken);

    private PageResult Complain(string complaint)
    {
        Complaint = complaint;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
