using ArxivLens.Core.Network;

namespace ArxivLens.Web.Features.Network;

/// <summary>What a page says of a network before, or without, its picture.</summary>
/// <param name="Source">The address of the picture's data, of the page's works without anything else asked for.</param>
/// <param name="Page">The address of the page, of its works without anything else asked for.</param>
/// <param name="Starts">The works it starts from, the one in the middle first.</param>
/// <param name="Question">What was asked for.</param>
/// <param name="ReferenceCount">References of the first start in all.</param>
/// <param name="CitationCount">Citations of the first start in all.</param>
/// <param name="Outline">The works of the picture in words.</param>
public sealed record NetworkPanel(
    string Source,
    string Page,
    IReadOnlyList<PanelWork> Starts,
    NetworkQuestion Question,
    int ReferenceCount,
    int CitationCount,
    NetworkOutline Outline)
{
    /// <summary>The page's parameters for the network as they were read, by their names without <c>n-</c>.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>The articles about its works; <c>null</c> where the library has none at all.</summary>
    public PanelArticles? Articles { get; init; }

    /// <summary>Names of those who assert citations, to choose one.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];
}

/// <summary>A work of the panel.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Title">Its title, with its mathematics, or its key.</param>
/// <param name="Href">Its page.</param>
/// <param name="Authors">Its authors in short.</param>
/// <param name="Year">Its year, when known.</param>
public sealed record PanelWork(string Key, string Title, string Href, string Authors, int? Year);

/// <summary>Articles about the works of a picture.</summary>
/// <param name="Total">How many there are.</param>
/// <param name="Shown">The most telling ones, when they are asked for.</param>
/// <param name="Works">The works these discuss, by their places.</param>
public sealed record PanelArticles(int Total, IReadOnlyList<PictureArticle> Shown, IReadOnlyDictionary<int, PanelWork> Works);

/// <summary>A picture in words: how many works, and those with the strongest ties.</summary>
/// <param name="Sentence">Such as "Cites 31 works of this library and is cited by 4,281; 149 of 4,312 are shown."</param>
/// <param name="Heading">What the list holds.</param>
/// <param name="Works">At most 20 works: of a path in its order, else those with the strongest ties first.</param>
/// <param name="Shown">Works of the picture, those it starts from left out.</param>
/// <param name="Total">Works that could be shown under an endless budget.</param>
/// <param name="IsTotalExact">Whether that is the whole number.</param>
public sealed record NetworkOutline(
    string Sentence, string Heading, IReadOnlyList<OutlineEntry> Works, int Shown, int Total, bool IsTotalExact);

/// <summary>A work of the outline.</summary>
/// <param name="Work">The work.</param>
/// <param name="Relation">How it stands to the starting ones: "cites it", "cited by it" …</param>
/// <param name="Ties">Citations between it and the works of the picture.</param>
public sealed record OutlineEntry(PanelWork Work, string Relation, int Ties);
