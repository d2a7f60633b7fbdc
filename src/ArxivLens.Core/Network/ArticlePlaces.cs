using ArxivLens.Index.Layout;

namespace ArxivLens.Core.Network;

/// <summary>
/// Places the articles of a picture once its works stand: as near to what they discuss as these leave room, and of two works nearer
/// to the one that is asked. In a timeline they stand at their day; those of later years than the works stand together behind
/// them, or a picture of old works would be mostly empty.
/// </summary>
internal static class ArticlePlaces
{
    /// <summary>A work that is asked counts as much as so many that are discussed.</summary>
    private const float AskedWeight = 2;

    /// <summary>Years between the last works and the articles that are all later.</summary>
    private const int Behind = 2;

    /// <summary>How much of a year's width its works take, as in <see cref="NetworkLayout"/>.</summary>
    private const float Filled = 0.8f;

    /// <summary>The picture with its articles in their places; itself where it has none.</summary>
    public static NetworkPicture Place(NetworkPicture picture)
    {
        if (picture.Articles is not { Shown.Count: > 0 } articles)
            return picture;
        var middles = articles.Shown.Select(one => MiddleOf(picture, one));
        var kind = picture.Question.Layout;
        var wished = kind == LayoutKind.Timeline ? AtTheirDays(picture, articles.Shown, middles) : middles;
        return picture with
        {
            Articles = articles with { Positions = NetworkLayout.PlaceBeside(picture.Positions.Span, wished.ToArray(), kind) },
        };
    }

    private static Position MiddleOf(NetworkPicture picture, PictureArticle article)
    {
        var (x, y, weight) = (0f, 0f, 0f);
        foreach (var tie in article.Ties)
        {
            var position = picture.Positions.Span[tie.Work];
            var own = tie.IsAsked ? AskedWeight : 1;
            (x, y, weight) = (x + own * position.X, y + own * position.Y, weight + own);
        }

        return weight > 0 ? new Position(x / weight, y / weight) : default;
    }

    private static IEnumerable<Position> AtTheirDays(NetworkPicture picture, IReadOnlyList<PictureArticle> articles, IEnumerable<Position> middles)
    {
        var known = picture.Nodes.Index().Where(node => node.Item.Work.Year is not null).ToList();
        if (known.Count == 0)
            return middles.Select(middle => middle with { X = Behind * NetworkLayout.YearWidth });
        var (earliest, last) = (known.Min(node => node.Item.Work.Year!.Value), known.Max(node => node.Item.Work.Year!.Value));
        // A work stands within less than half a year's width of the middle of its year.
        var (place, some) = known[0];
        var zero = (float)Math.Round(some.Work.Year!.Value - picture.Positions.Span[place].X / NetworkLayout.YearWidth);
        return middles.Select((middle, at) => middle with { X = NetworkLayout.YearWidth * (YearOf(articles[at].Facts.Published) - zero) });

        float YearOf(DateOnly? published) => published is not { } day || day.Year > last + 1 ? last + Behind
            : Math.Max(earliest, day.Year) + Filled * (day.Month - 6.5f) / 12;
    }
}
