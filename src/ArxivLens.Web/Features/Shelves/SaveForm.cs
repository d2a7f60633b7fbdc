using ArxivLens.Core.Papers;
using ArxivLens.Core.Shelves;
using ArxivLens.Web.Features.Accounts;
using Microsoft.AspNetCore.Http;

namespace ArxivLens.Web.Features.Shelves;

/// <summary>The form by which a work is saved, as it stands for one reader.</summary>
/// <param name="Work">The work.</param>
/// <param name="Title">What it is called.</param>
/// <param name="IsRow">Whether it stands in a row of a list, where there is room for a button only.</param>
public sealed record SaveForm(WorkKey Work, string Title, bool IsRow)
{
    /// <summary>The reader's shelves.</summary>
    public IReadOnlyList<Shelf> Shelves { get; init; } = [];

    /// <summary>Those on which it stands.</summary>
    public IReadOnlyList<Shelf> Saved { get; init; } = [];

    /// <summary>The shelf from which it was taken a moment ago.</summary>
    public Shelf? Removed { get; init; }

    /// <summary>What is said of what was just done; empty when nothing was.</summary>
    public string Said { get; init; } = "";

    /// <summary>Where one comes back to; the page that is shown when it is empty.</summary>
    public string Return { get; init; } = "";
}

/// <summary>Tells how works stand on a reader's shelves; a page asks for the shelves once.</summary>
public sealed class SaveForms(IShelfStore shelves, IShelfEntryStore entries, ShelfDesk desk, TimeProvider clock)
{
    private static readonly object Key = new();
    private static readonly TimeSpan Moment = TimeSpan.FromMinutes(10);

    /// <summary>The form of a work; <c>null</c> when nobody is signed in.</summary>
    public async Task<SaveForm?> ReadAsync(HttpContext http, SaveForm form)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(form);
        if (http.FindReader() is not { } reader)
            return null;
        var own = await ShelvesOfAsync(http, reader.Account);
        var keys = await desk.KeysOfAsync(form.Work, http.RequestAborted);
        var on = (await entries.FindAsync(reader.Account, keys, http.RequestAborted)).Select(one => one.Shelf).ToHashSet();
        var since = clock.GetUtcNow() - Moment;
        var removed = on.Count > 0 ? null : await entries.FindRemovedAsync(reader.Account, form.Work, since, http.RequestAborted);
        return form with
        {
            Shelves = own,
            Saved = [.. own.Where(shelf => on.Contains(shelf.Number))],
            Removed = own.FirstOrDefault(shelf => shelf.Number == removed?.Shelf),
            Return = form.Return.Length == 0 ? $"{http.Request.Path}{http.Request.QueryString}" : form.Return,
        };
    }

    private async Task<IReadOnlyList<Shelf>> ShelvesOfAsync(HttpContext http, long account)
    {
        if (http.Items[Key] is IReadOnlyList<Shelf> known)
            return known;
        var own = await shelves.ListAsync(account, clock.GetUtcNow(), http.RequestAborted);
        http.Items[Key] = own;
        return own;
    }
}
