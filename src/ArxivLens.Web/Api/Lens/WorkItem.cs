using ArxivLens.Core.Categories;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Retractions;
using ArxivLens.Web.Features.Papers;
using Microsoft.AspNetCore.Http;

namespace ArxivLens.Web.Api.Lens;

/// <summary>A work, a paper of arXiv or not, as lists of the lens have it.</summary>
/// <param name="Key">Its key: an arXiv id, a DOI or <c>work:…</c>. It goes into a path as it stands but for slashes, which are escaped.</param>
/// <param name="Title">Its title as Unicode, with mathematics as <c>$…$</c>; the key when only that is known.</param>
/// <param name="Authors">Its authors in order.</param>
/// <param name="Year">Its year.</param>
/// <param name="Published">Its day of first publication.</param>
/// <param name="Categories">Codes of its categories, separated by blanks, the primary one first.</param>
/// <param name="Doi">The DOI of the published version.</param>
/// <param name="PaperId">Its arXiv id, when it is a paper of arXiv.</param>
/// <param name="Citations">How many works of this library cite it.</param>
/// <param name="Standing">Whether it was withdrawn or retracted.</param>
/// <param name="Url">Its page here.</param>
public sealed record WorkItem(
    string Key, string Title, IReadOnlyList<AuthorItem> Authors, int? Year, DateOnly? Published, string Categories, string? Doi,
    string? PaperId, int Citations, WorkStanding Standing, string Url)
{
    internal static WorkItem Of(Work work, int citations, WorkStanding standing, HttpContext http) => new(
        work.Key.ToString(),
        work.Title.Length > 0 ? TexText.ToDisplay(work.Title) : work.Key.ToString(),
        [.. work.Authors.Select(author => new AuthorItem(author.Display, author.Slug))],
        work.Year,
        work.Published,
        string.Join(' ', CategoryTaxonomy.Distinct(work.Categories)),
        work.Doi ?? work.Key.Doi,
        work.Key.Arxiv?.ToString(),
        citations,
        standing,
        http.AddressOf(WorkAddress.Of(work.Key)));
}

/// <summary>An author of a work.</summary>
/// <param name="Name">The name as written.</param>
/// <param name="GenSlug">What the name is addressed by: <c>/api/v1/authors/{genSlug}</c>.</param>
public sealed record AuthorItem(string Name, string GenSlug);
