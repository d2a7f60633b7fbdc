using ArxivLens.Core.Articles;
using ArxivLens.Core.Papers;
using ArxivLens.Index;
using ArxivLens.Index.Layout;

namespace ArxivLens.Core.Network;

/// <summary>
/// The articles of a picture: those that surely discuss works it shows, the most telling first. They take no place from the works:
/// they have a bound of their own.
/// </summary>
/// <param name="Shown">Those that are shown.</param>
/// <param name="Total">How many there are about the works shown.</param>
public sealed record PictureArticles(IReadOnlyList<PictureArticle> Shown, int Total)
{
    /// <summary>Articles a picture shows at most: beyond these they would hide the works they are about.</summary>
    public const int Most = 12;

    /// <summary>A place each, as works have them.</summary>
    public ReadOnlyMemory<Position> Positions { get; init; } = new Position[Shown.Count];

    /// <summary>Finds the articles about the works of a network.</summary>
    /// <param name="articles">The articles of the library.</param>
    /// <param name="index">The index the works were chosen from.</param>
    /// <param name="network">The works.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static async Task<PictureArticles> FindAsync(
        IArticleStore articles, IndexReader index, CitationNetwork network, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(articles);
        ArgumentNullException.ThrowIfNull(network);
        var (keys, places, first) = KeysOf(index, network);
        var among = await articles.FindAmongAsync(keys, first, Most, cancellationToken);
        return new PictureArticles([.. among.Articles.Select(one => PictureArticle.Of(one, places))], among.Total);
    }

    /// <summary>Counts the articles about the works of a network.</summary>
    /// <param name="articles">The articles of the library.</param>
    /// <param name="index">The index the works were chosen from.</param>
    /// <param name="network">The works.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static async Task<int> CountAsync(
        IArticleStore articles, IndexReader index, CitationNetwork network, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(articles);
        ArgumentNullException.ThrowIfNull(network);
        var (keys, _, first) = KeysOf(index, network);
        return (await articles.FindAmongAsync(keys, first, 0, cancellationToken)).Total;
    }

    /// <summary>Counts the articles about the works of a picture.</summary>
    /// <param name="articles">The articles of the library.</param>
    /// <param name="picture">The works.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static async Task<int> CountAsync(IArticleStore articles, NetworkPicture picture, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(articles);
        ArgumentNullException.ThrowIfNull(picture);
        List<WorkKey> keys = [.. picture.Nodes.SelectMany(node => ReadAll(node.AlsoAs).Prepend(node.Work.Key))];
        return (await articles.FindAmongAsync(keys, 0, 0, cancellationToken)).Total;
    }

    /// <summary>All keys of the works, those of the starts first, with the place each belongs to.</summary>
    private static (List<WorkKey> Keys, List<int> Places, int First) KeysOf(IndexReader index, CitationNetwork network)
    {
        var (keys, places, first) = (new List<WorkKey>(network.Nodes.Count), new List<int>(network.Nodes.Count), 0);
        foreach (var (place, node) in network.Nodes.Index())
        {
            keys.AddRange(ReadAll(node.AlsoAs.Prepend(node.Document).Select(index.Key)));
            while (places.Count < keys.Count)
                places.Add(place);
            first = place < network.Starts ? keys.Count : first;
        }

        return (keys, places, first);
    }

    private static IEnumerable<WorkKey> ReadAll(IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            if (WorkKey.TryParse(text, out var key))
                yield return key;
        }
    }
}

/// <summary>An article of a picture.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Facts">What it says of itself, as corrected.</param>
/// <param name="Questions">How many questions it asks, as its page counts them.</param>
/// <param name="Ties">The works of the picture it discusses, each once.</param>
public sealed record PictureArticle(ArticleId Id, ArticleFacts Facts, int Questions, IReadOnlyList<ArticleTie> Ties)
{
    /// <summary>What stands before the identity in a key: no work has such a key.</summary>
    public const string KeyPrefix = "article:";

    /// <summary>What it is known by among the nodes of a picture.</summary>
    public string Key => KeyPrefix + Id;

    /// <summary>Its title, else the site it stands on, else its key.</summary>
    public string Title => string.IsNullOrWhiteSpace(Facts.Title) ? Facts.Site ?? Key : Facts.Title;

    internal static PictureArticle Of(ArticleAmong among, IReadOnlyList<int> places) => new(
        among.Article.Id,
        among.Article.Facts,
        among.Article.Reading.Questions.Count,
        [
            .. among.Works.GroupBy(one => places[one.Place]).OrderBy(one => one.Key)
                .Select(one => new ArticleTie(one.Key, one.Any(work => work.IsAsked))),
        ]);
}

/// <summary>That an article discusses a work of the picture.</summary>
/// <param name="Work">The place of the work in <see cref="NetworkPicture.Nodes"/>.</param>
/// <param name="IsAsked">Whether the article puts a question to it.</param>
public readonly record struct ArticleTie(int Work, bool IsAsked);
