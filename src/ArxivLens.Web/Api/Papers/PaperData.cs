namespace ArxivLens.Web.Api.Papers;

/// <summary>An author of a paper.</summary>
/// <param name="Name">The name as it is signed.</param>
/// <param name="GenSlug">What <c>/authors/{genSlug}</c> knows everyone of this name by.</param>
public sealed record Author(string Name, string GenSlug);

/// <summary>A paper in a list.</summary>
public record PaperListItem
{
    /// <summary>A number that is the paper's for ever, made from its arXiv id; below 2³¹.</summary>
    public required int Id { get; init; }

    /// <summary>The title; mathematics as <c>$…$</c>.</summary>
    public required string Title { get; init; }

    /// <summary>The quick summary, at most two sentences; empty when there is no abstract.</summary>
    public required string TwoLineSummary { get; init; }

    /// <summary>
    /// Codes of categories with blanks between them, the primary one first, as recorded; then those they are listed under now.
    /// </summary>
    public required string Categories { get; init; }

    /// <summary>The arXiv id without version.</summary>
    public required string PaperId { get; init; }

    /// <summary>The paper's name in paths; never changes.</summary>
    public required string GenSlug { get; init; }

    /// <summary>Its page at arXiv.</summary>
    public required string ArxivLink { get; init; }

    /// <summary>Its PDF at arXiv.</summary>
    public required string PdfLink { get; init; }

    /// <summary>When its first version was submitted, UTC.</summary>
    public required DateTimeOffset Published { get; init; }

    /// <summary>Everyone who signs it, in order.</summary>
    public required IReadOnlyList<Author> Authors { get; init; }

    /// <summary>An image; this server has none.</summary>
    public string? ThumbnailUrl { get; init; }

    /// <summary>Where it is from: <c>arxiv</c>.</summary>
    public string Source { get; init; } = PaperSource.Arxiv;
}

/// <summary>A paper with all that is recorded of it.</summary>
public sealed record PaperDetail : PaperListItem
{
    /// <summary>The abstract; mathematics as <c>$…$</c>.</summary>
    public required string Summary { get; init; }

    /// <summary>Where it was published, when known.</summary>
    public required string? JournalRef { get; init; }

    /// <summary>The DOI of the published version, when known.</summary>
    public required string? Doi { get; init; }

    /// <summary>When its newest version was submitted, UTC.</summary>
    public required DateTimeOffset Updated { get; init; }
}

/// <summary>A page of papers.</summary>
/// <param name="Papers">The papers, in order.</param>
/// <param name="TotalCount">How many there are in all, exactly.</param>
/// <param name="Page">The number of the page, from 1.</param>
/// <param name="PageSize">How many a page has at most.</param>
/// <param name="Notes">What of the query was read otherwise than typed, for people; often empty.</param>
public sealed record PaperPage(
    IReadOnlyList<PaperListItem> Papers, int TotalCount, int Page, int PageSize, IReadOnlyList<string> Notes)
    : Paged(TotalCount, Page, PageSize);

/// <summary>The papers of a day.</summary>
/// <param name="Papers">The papers, in order of their coming in.</param>
/// <param name="Pagination">Where they stand among all of the day.</param>
public sealed record PapersOfDay(IReadOnlyList<PaperListItem> Papers, DayPaging Pagination);

/// <summary>Where a page stands among the papers of a day.</summary>
/// <param name="Total">How many there are in all, exactly.</param>
/// <param name="Page">The number of the page, from 1.</param>
/// <param name="Limit">How many a page has at most.</param>
public sealed record DayPaging(int Total, int Page, int Limit);

/// <summary>A paper and what is like it.</summary>
/// <param name="Paper">The paper.</param>
/// <param name="SimilarPapers">Papers like it by text and citations, the most similar first; other works are left out.</param>
public sealed record PaperAnswer(PaperDetail Paper, IReadOnlyList<PaperListItem> SimilarPapers);
