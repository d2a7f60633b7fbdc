using ArxivLens.Core.Accounts;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Moderation;
using ArxivLens.Web.Features.Accounts;
using ArxivLens.Web.Features.Discussion;
using ArxivLens.Web.Features.Search;
using ArxivLens.Web.Layout;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArxivLens.Web.Features.Moderation;

/// <summary>What a reader wrote that everybody sees.</summary>
[Community(IsOpenToAll = true)]
public sealed class ReaderPageModel(
    IAccountStore accounts, IModerationStore store, SubmissionRules rules, CommentReader comments, PageParts parts) : PageModel
{
    private const int PageSize = 25;

    /// <summary>Whose page it is; <c>null</c> when nobody has the name.</summary>
    public Reader? Reader { get; private set; }

    /// <summary>What they wrote, the newest first.</summary>
    public IReadOnlyList<Contribution> Contributions { get; private set; } = [];

    /// <summary>Their words, by number.</summary>
    public IReadOnlyDictionary<long, IHtmlContent> Words { get; private set; } = new Dictionary<long, IHtmlContent>();

    /// <summary>The pages before and after.</summary>
    public PageLinks? Pages { get; private set; }

    /// <summary>Whether the account is closed.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>
    /// Whether search engines are to leave the page out: an account of yesterday may be there for its links only.
    /// </summary>
    public bool IsNew { get; private set; }

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(string name)
    {
        Reader = await accounts.FindReaderAsync(name, HttpContext.RequestAborted);
        if (Reader is null || !SearchQuery.TryReadPage(Request.Query["page"], out var page))
        {
            Response.StatusCode = Reader is null ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest;
            Reader = null;
            return Page();
        }

        var address = ContributionAddress.OfReader(Reader.Name);
        if (Reader.Name != name)
            return LocalRedirectPermanent(address + Request.QueryString);
        (Contributions, var total) = await store.ListShownOfAsync(Reader.Account, (page - 1) * PageSize, PageSize, HttpContext.RequestAborted);
        (Words, var hasMathematics) = await comments.ReadAsync(Contributions, cancellationToken: HttpContext.RequestAborted);
        if (hasMathematics)
            parts.NeedMathematics();
        IsClosed = await store.FindClosureAsync(Reader.Account, HttpContext.RequestAborted) is not null;
        IsNew = rules.IsNew(Reader, total);
        Pages = PageLinks.Of(page, PageSize, total, next => FormattableString.Invariant($"{address}?page={next}"));
        return Page();
    }
}
