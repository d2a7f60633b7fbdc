using ArxivLens.Core.References;
using ArxivLens.Core.Retractions;
using ArxivLens.Core.Shelves;

namespace ArxivLens.Web.Features.Shelves;

/// <summary>What shelves say.</summary>
public static class ShelfWords
{
    /// <summary>What is said where a shelf takes no more.</summary>
    public static string NoRoom(Shelf shelf) => $"{shelf.Name} is full: a shelf holds {ShelfLimits.MostEntries:N0} works.";

    /// <summary>What was just done, as the address of the page says it.</summary>
    public static string? Of(string? done) => done switch
    {
        "tagged" => "The works have the tag.",
        "moved" => "The works stand on the other shelf now.",
        "copied" => "The works stand on both shelves now.",
        _ => null,
    };

    /// <summary>What an order is called.</summary>
    public static string NameOf(ShelfOrder order) => order switch
    {
        ShelfOrder.Added => "Date saved",
        ShelfOrder.Date => "Date published",
        ShelfOrder.Title => "Title",
        ShelfOrder.Citations => "Citations",
        _ => "Your order",
    };

    /// <summary>What is new of a work.</summary>
    public static string Of(ShelfNews news)
    {
        ArgumentNullException.ThrowIfNull(news);
        var parts = new List<string>();
        if (news.Standing is { } standing)
            parts.Add(standing == WorkStanding.Usual ? "no longer withdrawn" : standing.ToString().ToLowerInvariant());
        if (news.Version is { } version)
            parts.Add(FormattableString.Invariant($"version {version}"));
        if (news.Citations > 0)
            parts.Add(FormattableString.Invariant($"{news.Citations} new {(news.Citations == 1 ? "citation" : "citations")}"));
        return string.Join(", ", parts);
    }

    /// <summary>By what a reference was told.</summary>
    public static string Of(ReferenceEvidence evidence) => evidence switch
    {
        ReferenceEvidence.Arxiv => "arXiv id",
        ReferenceEvidence.Doi => "DOI",
        ReferenceEvidence.Journal => "journal, volume and page",
        ReferenceEvidence.Title => "title, author and year",
        _ => "nearly the same title, author and year",
    };
}
