namespace ArxivLens.Web.Api.Authors;

/// <summary>A paper of an author.</summary>
public sealed record AuthorPaper
{
    /// <summary>The title; mathematics as <c>$…$</c>.</summary>
    public required string Title { get; init; }

    /// <summary>The quick summary; <c>null</c> when there is no abstract, and beyond the first 50 papers.</summary>
    public required string? TwoLineSummary { get; init; }

    /// <summary>Codes of categories with blanks between them, the primary one first.</summary>
    public required string Categories { get; init; }

    /// <summary>The arXiv id without version.</summary>
    public required string PaperId { get; init; }

    /// <summary>The paper's name in paths.</summary>
    public required string GenSlug { get; init; }

    /// <summary>When its first version was submitted, UTC.</summary>
    public required DateTimeOffset Published { get; init; }
}

/// <summary>Everyone who signs by one name.</summary>
/// <param name="Name">The name as the newest paper has it.</param>
/// <param name="GenSlug">The name in paths.</param>
/// <param name="PaperCount">How many papers they have here, exactly.</param>
/// <param name="PaperTitles">Titles of <paramref name="Papers"/>, in their order.</param>
/// <param name="Papers">The papers, the newest first: in a list of authors 5 of each, of one author 1,000 at most.</param>
public sealed record AuthorProfile(
    string Name, string GenSlug, int PaperCount, IReadOnlyList<string> PaperTitles, IReadOnlyList<AuthorPaper> Papers);

/// <summary>A page of authors.</summary>
/// <param name="Authors">The authors, in order.</param>
/// <param name="TotalCount">How many there are in all, exactly.</param>
/// <param name="Page">The number of the page, from 1.</param>
/// <param name="PageSize">How many a page has at most.</param>
public sealed record AuthorProfiles(IReadOnlyList<AuthorProfile> Authors, int TotalCount, int Page, int PageSize)
    : Paged(TotalCount, Page, PageSize);
