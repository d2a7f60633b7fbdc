using ArxivLens.Core.Categories;
using ArxivLens.Core.Citing;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Retractions;
using ArxivLens.Core.Summaries;
using ArxivLens.Index.Querying;

namespace ArxivLens.Web.Features.Papers;

/// <summary>A work as lists show it.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Href">Its page.</param>
/// <param name="Title">Its title, or its key when only that is known.</param>
/// <param name="Authors">Its authors.</param>
/// <param name="Year">Its year, when known.</param>
/// <param name="Published">Its day, when known.</param>
/// <param name="Categories">Its categories, the primary one first.</param>
/// <param name="Summary">The first sentence of its quick summary, when it has one.</param>
/// <param name="Citations">How many works of the library cite it.</param>
public sealed record WorkEntry(
    string Key,
    string Href,
    string Title,
    IReadOnlyList<PersonName> Authors,
    int? Year,
    DateOnly? Published,
    IReadOnlyList<CategoryCode> Categories,
    string? Summary,
    int Citations)
{
    /// <summary>How the score of a hit adds up, when that is to be shown.</summary>
    public Explanation? Score { get; init; }

    /// <summary>Whether those responsible still stand by it.</summary>
    public WorkStanding Standing { get; init; }

    /// <summary>What reference managers read of it (COinS); empty when only its key is known.</summary>
    public string Coins { get; init; } = "";

    /// <summary>The entry of a work.</summary>
    public static WorkEntry Of(Work work, int citations) => new(
        work.Key.ToString(),
        WorkAddress.Of(work.Key),
        work.Title.Length > 0 ? work.Title : work.Key.ToString(),
        work.Authors,
        work.Year,
        work.Published,
        CategoryTaxonomy.Distinct(work.Categories),
        QuickSummary.Choose(work) is [var first, ..] ? first.Text : null,
        citations)
    {
        Coins = work.Title.Length > 0 ? ContextObject.Write(new CitedWork(work)) : "",
    };
}
