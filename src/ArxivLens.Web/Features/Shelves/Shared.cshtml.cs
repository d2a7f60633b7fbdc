using ArxivLens.Core.Discussion;
using ArxivLens.Core.Shelves;
using ArxivLens.Web.Features.Accounts;
using ArxivLens.Web.Features.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArxivLens.Web.Features.Shelves;

/// <summary>A shelf as those see it to whom its owner gave the address.</summary>
[Community(IsOpenToAll = true)]
[AcceptsForms]
public sealed class SharedModel(IShelfStore shelves, ShelfDesk desk, ShelfSharingDesk sharing, TimeProvider clock) : PageModel
{
    /// <summary>The shelf; <c>null</c> when none is shared here.</summary>
    public ShelfView? View { get; private set; }

    /// <summary>How moderators know it.</summary>
    public Contribution? Contribution { get; private set; }

    /// <summary>Whether the reader follows it, and since when they have seen it.</summary>
    public FollowedShelf? Followed { get; private set; }

    /// <summary>Whether it is the reader's own.</summary>
    public bool IsOwn { get; private set; }

    /// <summary>What is said when none is.</summary>
    public Absence Absence { get; } = new(
        "No shelf is shared here",
        "Its owner may have stopped sharing it, or the address is not whole: it ends in 43 letters, digits, dashes and underscores.");

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancellationToken)
    {
        Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        if (await sharing.FindAsync(HttpContext, token) is not var (shelf, contribution))
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }

        var page = ShelfAddress.OfShared(token);
        var sight = ShelfSight.OfShared(shelf.Sharing!);
        View = await desk.ReadAsync(shelf, ShelfAddress.Read(Request.Query), query => ShelfAddress.Of(page, query), sight, cancellationToken);
        Contribution = contribution;
        if (HttpContext.FindReader() is not { } reader)
            return Page();
        IsOwn = reader.Account == shelf.Account;
        var followed = await shelves.ListFollowedAsync(reader.Account, cancellationToken);
        Followed = followed.FirstOrDefault(one => one.Shelf.Number == shelf.Number);
        return Page();
    }

    /// <summary>Follows it, or follows it no more; following once more notes that what is new was seen.</summary>
    public async Task<IActionResult> OnPostFollowAsync(string token, CancellationToken cancellationToken)
    {
        if (HttpContext.FindReader() is not { } reader)
            return Unauthorized();
        if (await sharing.FindAsync(HttpContext, token) is not var (shelf, _))
            return NotFound();
        await shelves.FollowAsync(reader.Account, shelf.Number, Request.Form["follow"] != "no", clock.GetUtcNow(), cancellationToken);
        return LocalRedirect(ShelfAddress.OfShared(shelf.Sharing!.Token));
    }
}
