using System.Globalization;

namespace ArxivLens.Core.Network.Exports;

/// <summary>What a file for another program says of a node, the same in every format.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type as GraphML and GEXF name it.</param>
/// <param name="OfWork">Its value for the work at a place, or <c>null</c> when it is not known.</param>
/// <param name="OfArticle">Its value for the article at a place; <c>null</c> when articles have none.</param>
internal sealed record NodeAttribute(
    string Name, string Type, Func<NetworkPicture, int, string?> OfWork, Func<PictureArticles, int, string?>? OfArticle = null)
{
    /// <summary>All of them but key and title.</summary>
    public static IReadOnlyList<NodeAttribute> All { get; } =
    [
        new(
            "authors", "string",
            (picture, place) => Text(string.Join("; ", picture.Nodes[place].Work.Authors.Select(author => author.Display))),
            (articles, place) => articles.Shown[place].Facts.Author),
        new("year", "int", (picture, place) => Number(picture.Nodes[place].Work.Year), (articles, place) => Number(DayOf(articles, place)?.Year)),
        new("category", "string", (picture, place) => picture.Nodes[place].Category),
        new("role", "string", (picture, place) => picture.Nodes[place].Role.ToString().ToLowerInvariant(), (_, _) => ExportRows.ArticleKind),
        new("citations", "int", (picture, place) => Number(picture.Nodes[place].Citations), (_, _) => Number(0)),
        new("similarity", "double", (picture, place) => Number(picture.Nodes[place].Similarity)),
        new("cluster", "int", (picture, place) => Number(picture.Nodes[place].Cluster)),
        new("cluster-label", "string", LabelOf),
        new("doi", "string", (picture, place) => picture.Nodes[place].Work.Key.Doi ?? picture.Nodes[place].Work.Doi),
        new("also-as", "string", (picture, place) => Text(string.Join(' ', picture.Nodes[place].AlsoAs))),
        new("x", "double", (picture, place) => Number(picture.Positions.Span[place].X), (articles, place) => Number(articles.Positions.Span[place].X)),
        new("y", "double", (picture, place) => Number(picture.Positions.Span[place].Y), (articles, place) => Number(articles.Positions.Span[place].Y)),
    ];

    /// <summary>All of a picture with articles: what tells them from works, and what only they have, comes last.</summary>
    public static IReadOnlyList<NodeAttribute> WithArticles { get; } =
    [
        .. All,
        new("kind", "string", (_, _) => "work", (_, _) => ExportRows.ArticleKind),
        new("site", "string", Nothing, (articles, place) => articles.Shown[place].Facts.Site),
        new("published", "string", Nothing, (articles, place) => DayOf(articles, place)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        new("questions", "int", Nothing, (articles, place) => Number(articles.Shown[place].Questions)),
    ];

    private static string? Nothing(NetworkPicture picture, int place) => null;

    private static DateOnly? DayOf(PictureArticles articles, int place) => articles.Shown[place].Facts.Published;

    private static string? LabelOf(NetworkPicture picture, int place)
        => picture.Nodes[place].Cluster is { } cluster ? Text(picture.Clusters[cluster].Label) : null;

    private static string? Text(string text) => text.Length > 0 ? text : null;

    private static string? Number(int? value) => value?.ToString(CultureInfo.InvariantCulture);

    private static string? Number(double? value) => value?.ToString("0.#####", CultureInfo.InvariantCulture);
}
