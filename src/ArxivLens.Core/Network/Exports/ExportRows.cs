using ArxivLens.Index.Layout;

namespace ArxivLens.Core.Network.Exports;

/// <summary>
/// A picture as rows for files: its works and then its articles, its citations and then which articles discuss which works. Without
/// articles nothing tells that there could be some.
/// </summary>
internal sealed class ExportRows(NetworkPicture picture)
{
    /// <summary>The kind and the role of an article.</summary>
    public const string ArticleKind = "article";

    /// <summary>The attribute that tells citations from what articles do.</summary>
    public const string Relation = "relation";

    /// <summary>The attribute that tells who does not list a citation.</summary>
    public const string NotListedBy = "not_listed_by";

    private readonly int _works = picture.Nodes.Count;

    /// <summary>Whether there may be articles.</summary>
    public bool HasArticles => picture.Articles is not null;

    /// <summary>Whether some do not list a citation of the picture; else nothing tells that they might.</summary>
    public bool HasDisputes { get; } = picture.Edges.Any(edge => edge.NotListedBy is not null);

    /// <summary>Number of nodes.</summary>
    public int Count => _works + (picture.Articles?.Shown.Count ?? 0);

    /// <summary>What is said of a node beside key and title.</summary>
    public IReadOnlyList<NodeAttribute> Attributes => HasArticles ? NodeAttribute.WithArticles : NodeAttribute.All;

    /// <summary>The article of a row; <c>null</c> for a work.</summary>
    public PictureArticle? ArticleOf(int row) => row < _works ? null : picture.Articles!.Shown[row - _works];

    /// <summary>The key of a row.</summary>
    public string KeyOf(int row) => ArticleOf(row)?.Key ?? picture.Nodes[row].Work.Key.ToString();

    /// <summary>The title of a row.</summary>
    public string TitleOf(int row) => ArticleOf(row)?.Title ?? picture.Nodes[row].Title;

    /// <summary>The place of a row.</summary>
    public Position PositionOf(int row) => row < _works ? picture.Positions.Span[row] : picture.Articles!.Positions.Span[row - _works];

    /// <summary>An attribute of a row, or <c>null</c>.</summary>
    public string? ValueOf(NodeAttribute attribute, int row)
        => row < _works ? attribute.OfWork(picture, row) : attribute.OfArticle?.Invoke(picture.Articles!, row - _works);

    /// <summary>The edges by their rows.</summary>
    public IEnumerable<ExportEdge> Edges()
    {
        foreach (var edge in picture.Edges)
            yield return new ExportEdge(edge.From, edge.To, string.Join(' ', picture.OriginSets[edge.OriginSet]), "cites") { NotListedBy = edge.NotListedBy ?? "" };
        for (var row = _works; row < Count; row++)
        {
            foreach (var tie in ArticleOf(row)!.Ties)
                yield return new ExportEdge(row, tie.Work, "", NameOf(tie));
        }
    }

    /// <summary>What an article does to a work, in a word.</summary>
    public static string NameOf(ArticleTie tie) => tie.IsAsked ? "asks" : "discusses";
}

/// <summary>An edge of a file.</summary>
/// <param name="From">The row it leads from.</param>
/// <param name="To">The row it leads to.</param>
/// <param name="Origins">Who asserts it, separated by blanks; of a citation only.</param>
/// <param name="Relation"><c>cites</c>, <c>asks</c> or <c>discusses</c>.</param>
internal readonly record struct ExportEdge(int From, int To, string Origins, string Relation)
{
    /// <summary>Who does not list the citation, separated by blanks.</summary>
    public string NotListedBy { get; init; } = "";
}
