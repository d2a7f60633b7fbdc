using ArxivLens.Core.Citing;

namespace ArxivLens.Web.Features.TakeAway;

/// <summary>What stands under a list of works for taking them away: those that are ticked, or all.</summary>
/// <param name="Page">The address of the list, as a page.</param>
/// <param name="Total">Works in it.</param>
public sealed record TakeAwayList(string? Page, int Total)
{
    /// <summary>The name by which the boxes of the works find the form.</summary>
    public const string Form = "take-away";

    /// <summary>The formats of whole lists.</summary>
    public static IReadOnlyList<CitationFormat> Formats { get; } =
        [CitationFormat.BibTex, CitationFormat.Ris, CitationFormat.CslJson, CitationFormat.Csv, CitationFormat.Markdown];
}
