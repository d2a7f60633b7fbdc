using ArxivLens.Core.Articles;
using ArxivLens.Web.Features.Errors;
using ArxivLens.Web.Features.Search;
using ArxivLens.Web.Layout;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArxivLens.Web.Features.Articles;

/// <summary>The articles of the library, the newest first.</summary>
public sealed class ArticlesModel(IArticleStore articles) : PageModel
{
    /// <summary>Articles on a page.</summary>
    internal const int PageSize = 25;

    /// <summary>Those of this page.</summary>
    public IReadOnlyList<Article> Articles { get; private set; } = [];

    /// <summary>The pages before and after.</summary>
    public PageLinks? Pages { get; private set; }

    /// <summary>What is said when there is no such page.</summary>
    public Absence? Absence { get; private set; }

    /// <summary>The address of a page.</summary>
    public static string AddressOf(int page) => page > 1 ? $"/articles?page={page:D}" : "/articles";

    /// <summary>Shows a page of the list.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!SearchQuery.TryReadPage(Request.Query["page"], out var page))
        {
            Absence = new("There is no such page", $"Pages are numbered from 1 to {SearchQuery.LastPage}.");
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        var total = (int)Math.Min(await articles.CountAsync(cancellationToken), int.MaxValue);
        Articles = await articles.ListAsync((page - 1) * PageSize, PageSize, cancellationToken);
        Pages = PageLinks.Of(page, PageSize, total, AddressOf);
        return Page();
    }
}
