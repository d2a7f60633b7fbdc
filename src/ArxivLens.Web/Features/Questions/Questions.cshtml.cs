using ArxivLens.Core.Questions;
using ArxivLens.Web.Features.Errors;
using ArxivLens.Web.Features.Search;
using ArxivLens.Web.Layout;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArxivLens.Web.Features.Questions;

/// <summary>What articles ask: all of it, or by paper, category, label and status.</summary>
public sealed class QuestionsModel(QuestionReader reader) : PageModel
{
    /// <summary>What the address asks for.</summary>
    public QuestionQuery Query { get; private set; } = new(new QuestionFilter(), 1, []);

    /// <summary>The questions of this page.</summary>
    public IReadOnlyList<QuestionEntry> Entries { get; private set; } = [];

    /// <summary>The pages before and after.</summary>
    public PageLinks? Pages { get; private set; }

    /// <summary>Whether there is an article at all.</summary>
    public bool HasArticles { get; private set; }

    /// <summary>What is said when there is no such page.</summary>
    public Absence? Absence { get; private set; }

    /// <summary>Shows a page of the list.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Query = QuestionQuery.Read(Request.Query);
        if (Query.Page is not { } page)
        {
            Absence = new("There is no such page", $"Pages are numbered from 1 to {SearchQuery.LastPage}.");
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        (Entries, var total) = await reader.ListAsync(Query.Filter, page, cancellationToken: cancellationToken);
        HasArticles = total > 0 || await reader.CountArticlesAsync(cancellationToken) > 0;
        Pages = PageLinks.Of(page, QuestionQuery.PageSize, total, next => QuestionQuery.To(Query.Filter, next));
        return Page();
    }
}
