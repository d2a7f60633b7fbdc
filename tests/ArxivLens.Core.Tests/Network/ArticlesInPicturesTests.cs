using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using ArxivLens.Core.Articles;
using ArxivLens.Core.Network;
using ArxivLens.Core.Network.Exports;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Tests.Network.Exports;
using ArxivLens.Index;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Layout;
using static ArxivLens.Core.Tests.Network.NetworkCases;

namespace ArxivLens.Core.Tests.Network;

/// <summary>Articles among the nodes of a picture: where they stand, and what is written of them.</summary>
public sealed class ArticlesInPicturesTests
{
    private const string Hostile = "a<b>&\"'\t\r\n]]>\u0001\uD800 é";

    [Theory]
    [InlineData(LayoutKind.Force)]
    [InlineData(LayoutKind.Timeline)]
    public void Works_stand_exactly_where_they_stand_without_articles(LayoutKind layout)
    {
        using var test = Star();
        var described = Describe(test.Reader, Question(0) with { Layout = layout });
        var articles = Articles(12, one => [new ArticleTie(one % 5, one % 2 == 0)]);
        var (without, with) = (NetworkDrawing.Settle(described), NetworkDrawing.Settle(described with { Articles = articles }));
        Assert.Equal(without.Positions.ToArray(), with.Positions.ToArray());
        Assert.Equal(without.Clusters, with.Clusters, (one, other) => one.Label == other.Label && one.Size == other.Size);
        Assert.Equal(with.Articles!.Positions.ToArray(), NetworkDrawing.Settle(described with { Articles = articles }).Articles!.Positions.ToArray());
    }

    [Fact]
    public void Articles_stand_near_what_they_discuss_and_on_nothing()
    {
        using var test = Star();
        var picture = NetworkDrawing.Settle(Describe(test.Reader, Question(0)) with { Articles = Articles(24, one => [new ArticleTie(1 + one % 8, true)]) });
        var works = picture.Positions.ToArray();
        var articles = picture.Articles!.Positions.ToArray();
        Position[] all = [.. works, .. articles];
        foreach (var (place, article) in picture.Articles.Shown.Index())
        {
            var discussed = works[article.Ties[0].Work];
            Assert.All(all.Where((_, other) => other != works.Length + place), other => Assert.True(Distance(other, articles[place]) > .05));
            Assert.True(Distance(discussed, articles[place]) < .5, $"{article.Key} is {Distance(discussed, articles[place])} away");
        }
    }

    [Fact]
    public void An_article_stands_nearer_to_the_work_it_asks_than_to_the_one_it_mentions()
    {
        using var test = Star();
        var picture = NetworkDrawing.Settle(Describe(test.Reader, Question(0)) with { Articles = Articles(1, _ => [new ArticleTie(1, true), new ArticleTie(2, false)]) });
        var (works, article) = (picture.Positions.ToArray(), picture.Articles!.Positions.Span[0]);
        Assert.True(Distance(works[1], article) < Distance(works[2], article));
    }

    [Fact]
    public void In_a_timeline_articles_stand_at_their_day_and_much_later_ones_behind_all_works()
    {
        using var test = Star();
        var described = Describe(test.Reader, Question(0) with { Layout = LayoutKind.Timeline });
        var articles = Articles(4, _ => [new ArticleTie(0, false)], [new DateOnly(1995, 7, 1), new DateOnly(2024, 1, 1), null, new DateOnly(1890, 1, 1)]);
        var picture = NetworkDrawing.Settle(described with { Articles = articles });
        var places = picture.Articles!.Positions.ToArray();
        var ofYear = picture.Nodes.Index().Where(node => node.Item.Work.Year == 1995).Select(node => picture.Positions.Span[node.Index].X).ToList();
        Assert.InRange(places[0].X, ofYear.Min() - NetworkLayout.YearWidth, ofYear.Max() + NetworkLayout.YearWidth);
        var last = picture.Positions.ToArray().Max(position => position.X);
        Assert.InRange(places[1].X, last + NetworkLayout.YearWidth, last + 3 * NetworkLayout.YearWidth);
        Assert.Equal(places[1].X, places[2].X);
        Assert.NotEqual(places[1].Y, places[2].Y);
        Assert.True(places[3].X > picture.Positions.ToArray().Min(position => position.X) - NetworkLayout.YearWidth);
    }

    [Fact]
    public void The_JSON_has_articles_behind_the_works_and_tells_what_they_ask()
    {
        var picture = WithArticles(Picture("Title"), Hostile);
        var json = Json(output => NetworkJson.Write(picture, output, key => "/abs/" + key, articleAddressOf: id => "/article/" + id));
        Assert.Equal((2, 40), (json.GetProperty("articles").GetProperty("shown").GetInt32(), json.GetProperty("articles").GetProperty("total").GetInt32()));
        Assert.Equal(1, json.GetProperty("shown").GetInt32());
        var article = json.GetProperty("nodes")[2];
        Assert.Equal(
            ["key", "title", "authors", "site", "year", "published", "role", "x", "y", "citations", "questions", "href"],
            article.EnumerateObject().Select(property => property.Name));
        Assert.Equal(("article", "article:" + ArticleId.Of("0")), (article.GetProperty("role").GetString(), article.GetProperty("key").GetString()));
        Assert.Equal("/article/" + ArticleId.Of("0"), article.GetProperty("href").GetString());
        Assert.Equal(["0 1 file second", "2 0 asks", "2 1 discusses", "3 1 discusses"], json.GetProperty("edges").EnumerateArray().Select(edge =>
            $"{edge[0]} {edge[1]} {string.Join(' ', json.GetProperty("originSets")[edge[2].GetInt32()].EnumerateArray().Select(one => one.GetString()))}"));
        Assert.Equal(8, Json(output => NetworkJson.WritePositions(picture, output)).GetProperty("positions").GetArrayLength());
        // Its title is nobody's formula, and its key no work's.
        Assert.False(WorkKey.TryParse(article.GetProperty("key").GetString(), out _));
    }

    [Fact]
    public void Every_file_has_articles_as_a_kind_of_their_own()
    {
        var picture = WithArticles(Picture("Title"), Hostile);
        XNamespace graphml = "http://graphml.graphdrawing.org/xmlns";
        var graph = Xml(output => GraphmlExport.Write(picture, output));
        Assert.Equal(["work", "work", "article", "article"], graph.Descendants(graphml + "node").Select(node => Data(node, "kind")));
        Assert.Equal(["cites", "asks", "discusses", "discusses"], graph.Descendants(graphml + "edge").Select(edge => Data(edge, "relation")));
        Assert.Equal("2024-05-31", Data(graph.Descendants(graphml + "node").ElementAt(2), "published"));

        XNamespace gexf = "http://www.gexf.net/1.2draft";
        var gephi = Xml(output => GexfExport.Write(picture, output));
        Assert.Equal(4, gephi.Descendants(gexf + "node").Count());
        Assert.Equal("4", (string)gephi.Descendants(gexf + "edges").Single().Attribute("count")!);
        var declared = gephi.Descendants(gexf + "attribute").Select(one => (string)one.Attribute("id")!).ToHashSet();
        Assert.All(gephi.Descendants(gexf + "attvalue"), value => Assert.Contains((string)value.Attribute("for")!, declared));

        var vos = Json(output => VosviewerExport.Write(picture, output, _ => "https://lens.example/w", article => "https://lens.example/" + article.Id));
        VosviewerSchema.Check(vos);
        var items = vos.GetProperty("network").GetProperty("items");
        Assert.Equal(2, items[2].GetProperty("cluster").GetInt32());
        Assert.Equal("Articles", vos.GetProperty("network").GetProperty("clusters")[1].GetProperty("label").GetString());
        Assert.DoesNotContain("<b>", items[2].GetProperty("description").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("https://lens.example/" + ArticleId.Of("0"), items[2].GetProperty("url").GetString(), StringComparison.Ordinal);

        var nodes = Text(output => NetworkCsv.WriteNodes(WithArticles(Picture("Title"), "=1+1"), output)).Split("\r\n");
        Assert.EndsWith("x,y,kind,site,published,questions", nodes[0], StringComparison.Ordinal);
        Assert.Equal($"article:{ArticleId.Of("0")},'=1+1,'@writer,2024,,article,0,,,,,,0,0,article,The site,2024-05-31,3", nodes[3]);
        var edges = Text(output => NetworkCsv.WriteEdges(picture, output)).Split("\r\n");
        Assert.Equal("citing,cited,origins,relation", edges[0]);
        Assert.Equal($"article:{ArticleId.Of("0")},2311.09227,,asks", edges[2]);
    }

    [Fact]
    public void Where_nobody_asked_for_articles_no_file_tells_that_there_could_be_some()
    {
        var picture = Picture("Title");
        Action<Stream>[] writers =
        [
            output => NetworkJson.Write(picture, output), output => GraphmlExport.Write(picture, output), output => GexfExport.Write(picture, output),
            output => VosviewerExport.Write(picture, output), output => NetworkCsv.WriteNodes(picture, output), output => NetworkCsv.WriteEdges(picture, output),
        ];
        Assert.All(writers, write =>
        {
            var text = Text(write);
            Assert.DoesNotContain("article", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("relation", text, StringComparison.Ordinal);
            Assert.DoesNotContain("kind", text, StringComparison.Ordinal);
        });
    }

    private static double Distance(Position one, Position other) => Math.Sqrt(Math.Pow(one.X - other.X, 2) + Math.Pow(one.Y - other.Y, 2));

    private static PictureArticles Articles(int count, Func<int, ArticleTie[]> tiesOf, DateOnly?[]? days = null) => new(
        [.. Enumerable.Range(0, count).Select(one => new PictureArticle(
            ArticleId.Of($"{one}"), new ArticleFacts { Title = $"Article {one}", Published = days?[one] }, 0, tiesOf(one)))],
        count);

    private static NetworkPicture WithArticles(NetworkPicture picture, string title)
    {
        var facts = new ArticleFacts { Title = title, Author = "@writer", Site = "The site", Published = new DateOnly(2024, 5, 31) };
        return picture with
        {
            Articles = new PictureArticles(
                [
                    new PictureArticle(ArticleId.Of("0"), facts, 3, [new ArticleTie(0, true), new ArticleTie(1, false)]),
                    new PictureArticle(ArticleId.Of("1"), new ArticleFacts(), 0, [new ArticleTie(1, false)]),
                ],
                40),
        };
    }

    /// <summary>Sixty works of 1990 to 1999 that cite the first and some before them.</summary>
    private static TestIndex Star() => TestIndex.Of(
        Enumerable.Range(0, 60).Select(number => new IndexDocument { Key = $"work:w{number}", Title = $"Title {number}", Kind = 2, Year = 1990 + number / 6 }),
        [.. Enumerable.Range(1, 59).Select(one => (one, 0)), .. Enumerable.Range(8, 52).Select(one => (one, one - 7))]);

    private static NetworkPicture Describe(IndexReader index, NetworkQuestion question)
    {
        var network = Choose(index, question);
        Work?[] works = [.. network.Nodes.Select(node => new Work { Key = Key(index.Key(node.Document)), Title = index.Title(node.Document), Year = index.Year(node.Document) })];
        return NetworkDrawing.Describe(index, question, network, works, ["file"]);
    }

    private static string Data(XElement element, string key)
        => element.Elements().Single(one => (string?)one.Attribute("key") == key).Value;

    private static XDocument Xml(Action<Stream> write) => XDocument.Parse(Text(write));

    private static JsonElement Json(Action<Stream> write) => JsonDocument.Parse(Text(write)).RootElement;

    private static string Text(Action<Stream> write)
    {
        using var body = new MemoryStream();
        write(body);
        return Encoding.UTF8.GetString(body.ToArray()).TrimStart('\uFEFF');
    }
}
