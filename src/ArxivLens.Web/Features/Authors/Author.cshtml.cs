using ArxivLens.Core.Indexing;
using ArxivLens.Index;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Querying;
using ArxivLens.Web.Features.Errors;
using ArxivLens.Web.Features.Papers;
using ArxivLens.Web.Features.Search;
using ArxivLens.Web.Layout;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArxivLens.Web.Features.Authors;

/// <summary>The works of everyone of one name, with whom and when.</summary>
public sealed class AuthorModel(IndexHost indexHost, SearchReader search, AuthorNames names) : PageModel
{
    private const int PageSize = 50;
    private const int CoauthorsShown = 15;

    /// <summary>The name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The works of this page, the newest first.</summary>
    public IReadOnlyList<WorkEntry> Works { get; private set; } = [];

    /// <summary>With whom, the most frequent first.</summary>
    public IReadOnlyList<Coauthor> Coauthors { get; private set; } = [];

    /// <summary>Works by year, the newest first.</summary>
    public IReadOnlyList<YearCount> Years { get; private set; } = [];

    /// <summary>The pages before and after.</summary>
    public PageLinks? Pages { get; private set; }

    /// <summary>What is said when there is nobody to show.</summary>
    public Absence? Absence { get; private set; }

    /// <summary>Shows the author.</summary>
    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellationToken)
    {
        if (!SearchQuery.TryReadPage(Request.Query["page"], out var number) || number > PageLinks.Window / PageSize)
            return Missing(StatusCodes.Status400BadRequest, new("There is no such page", "Pages are numbered from 1."));
        using var lease = indexHost.Acquire();
        var index = lease.Index;
        var byAuthor = new KeywordQuery(KeywordField.Author, slug);
        var result = index.Search(
            new SearchRequest(byAuthor, (number - 1) * PageSize, PageSize, SearchOrder.Newest, CoauthorsShown + 1), cancellationToken);
        if (result.Total == 0)
        {
            return Missing(StatusCodes.Status404NotFound, new(
                "Nobody of this name is in this library", "Names are kept as authors signed their papers; a search finds other forms."));
        }
        Works = await search.ListAsync(index, result.Hits, cancellationToken);
        Years = result.Facets?.Years ?? [];
        await NameEverybodyAsync(index, slug, result.Facets?.Authors ?? [], cancellationToken);
        Pages = PageLinks.Of(number, PageSize, result.Total, next => $"/author/{Uri.EscapeDataString(slug)}?page={next}");
        return Page();
    }

    private async Task NameEverybodyAsync(
        IndexReader index, string slug, IReadOnlyList<FacetCount> authors, CancellationToken cancellationToken)
    {
        var others = authors.Where(author => author.Value != slug).Take(CoauthorsShown).ToList();
        var found = await names.FindAsync(index, [slug, .. others.Select(other => other.Value)], cancellationToken);
        Name = found[slug];
        Coauthors = [.. others.Select(other => new Coauthor(other.Value, found[other.Value], other.Count))];
    }

    private PageResult Missing(int status, Absence absence)
    {
        Absence = absence;
        Response.StatusCode = status;
        return Page();
    }
}

/// <summary>Somebody who signed works together with the author.</summary>
public sealed record Coauthor(string Slug, string Name, int Count);
