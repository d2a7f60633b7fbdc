using System.Text.Json;
using ArxivLens.Core.Network;
using ArxivLens.Core.Network.Exports;
using ArxivLens.Core.Papers;
using ArxivLens.Index;
using ArxivLens.Index.Documents;
using static ArxivLens.Core.Tests.Network.NetworkCases;

namespace ArxivLens.Core.Tests.Network;

public sealed class NetworkDrawingTests
{
    private static readonly string[] Subjects = ["dark matter halos", "lattice gauge theory"];

    [Fact]
    public void The_picture_is_the_same_at_every_visit()
    {
        (int, int)[] citations = [(0, 1), (0, 2), (3, 0), (4, 0), (4, 1), (3, 2)];
        using var first = TestIndex.Of(TestIndex.Numbered(5), citations);
        using var second = TestIndex.Of(TestIndex.Numbered(5), citations);
        var (one, other) = (Draw(first.Reader, Question(0)), Draw(second.Reader, Question(0)));
        Assert.Equal(one.Positions.ToArray(), other.Positions.ToArray());
        Assert.Equal(one.Nodes.Select(node => node.Document), other.Nodes.Select(node => node.Document));
        Assert.All(one.Positions.ToArray(), position => Assert.True(float.IsFinite(position.X) && float.IsFinite(position.Y)));
        Assert.True(one.IsSettled);
    }

    [Fact]
    public void Clusters_are_named_by_what_tells_them_apart()
    {
        using var test = TwoSubjects();
        var picture = Draw(test.Reader, Question(0));
        Assert.Equal(["dark matter halos", "lattice gauge theory"], picture.Clusters.Select(cluster => cluster.Label).Order());
        Assert.All(picture.Clusters, cluster => Assert.Equal(cluster.Label, cluster.Terms[0]));
        for (var place = 1; place < picture.Nodes.Count; place++)
        {
            var cluster = picture.Clusters[picture.Nodes[place].Cluster!.Value];
            Assert.Contains(cluster.Label, picture.Nodes[place].Title, StringComparison.Ordinal);
        }

        Assert.Null(picture.Nodes[0].Cluster);
        Assert.Equal(picture.Nodes.Count - 1, picture.Clusters.Sum(cluster => cluster.Size));
    }

    [Fact]
    public void A_paper_of_which_only_the_year_is_known_has_the_month_of_its_identifier()
    {
        IndexDocument Paper(string key, int year) => new() { Key = key, Title = "A title", Kind = 2, Year = year };
        using var test = TestIndex.Of([Paper("hep-th/9407087", 1994), Paper("hep-th/9503124", 1996)], [(1, 0)]);
        var request = Describe(test.Reader, new NetworkQuestion { Starts = [Key("hep-th/9407087")] }).Request!;
        Assert.Equal([7, 0], request.Nodes.ToArray().Select(node => node.Month));
    }

    [Fact]
    public void A_picture_tells_how_it_settles()
    {
        using var test = TwoSubjects();
        var stages = new List<NetworkPicture>();
        var described = Describe(test.Reader, Question(0));
        var picture = NetworkDrawing.Settle(described, stages.Add);
        Assert.NotEmpty(stages);
        Assert.All(stages, stage => Assert.False(stage.IsSettled));
        Assert.All(stages, stage => Assert.Equal(picture.Nodes.Count, stage.Positions.Length));
        Assert.Throws<OperationCanceledException>(
            () => NetworkDrawing.Settle(described, cancellationToken: new CancellationToken(canceled: true)));
    }

    [Fact]
    public void New_papers_that_take_the_places_of_old_ones_do_not_move_the_others()
    {
        IndexDocument Work(int number) => new()
        {
            Key = $"work:w{number}", Title = $"Title {number}", Kind = 2, Year = 1990 + number / 30, Day = new DateOnly(1990 + number / 30, 1 + number % 12, 1).DayNumber,
        };

        // Each work cites the first and a few before it; the last thirty are of a new year and cite most.
        (int, int)[] citations = [.. Enumerable.Range(1, 149).SelectMany(one => Enumerable.Range(0, one < 120 ? 3 : 40).Select(step => (one, Math.Max(0, one - 1 - 7 * step)))).Where(edge => edge.Item2 < edge.Item1).Concat(Enumerable.Range(1, 149).Select(one => (one, 0))).Distinct()];
        using var before = TestIndex.Of(Enumerable.Range(0, 120).Select(Work), [.. citations.Where(edge => edge.Item1 < 120)]);
        using var after = TestIndex.Of(Enumerable.Range(0, 150).Select(Work), citations);
        var (old, now) = (Draw(before.Reader, Question(0) with { Budget = 40 }), Draw(after.Reader, Question(0) with { Budget = 40 }));
        var places = now.Nodes.Index().ToDictionary(one => one.Item.Document, one => now.Positions.Span[one.Index]);
        Assert.Contains(now.Nodes, node => node.Document >= 120);
        Assert.Contains(old.Nodes, node => !places.ContainsKey(node.Document));
        foreach (var (place, node) in old.Nodes.Index())
        {
            if (places.TryGetValue(node.Document, out var found))
                Assert.Equal(old.Positions.Span[place], found);
        }
    }

    [Fact]
    public void The_JSON_has_what_the_script_of_the_page_reads()
    {
        using var test = TwoSubjects();
        var picture = Draw(test.Reader, Question(0));
        var json = Json(output => NetworkJson.Write(picture, output, key => "/abs/" + key));
        Assert.Equal(["mode", "steps", "budget", "layout", "shown", "total", "totalIsExact", "referenceCount", "citationCount", "nodes", "edges", "originSets", "clusters", "settled"],
            json.EnumerateObject().Select(property => property.Name));
        Assert.Equal(("around", 20, 20), (json.GetProperty("mode").GetString(), json.GetProperty("shown").GetInt32(), json.GetProperty("total").GetInt32()));
        var node = json.GetProperty("nodes")[1];
        Assert.Equal(["key", "title", "authors", "role", "x", "y", "citations", "cluster", "similarity", "href"], node.EnumerateObject().Select(property => property.Name));
        Assert.Equal(picture.Edges.Count, json.GetProperty("edges").GetArrayLength());
        Assert.Equal(3, json.GetProperty("edges")[0].GetArrayLength());
        Assert.Equal("file", json.GetProperty("originSets")[0][0].GetString());
        var line = Json(output => NetworkJson.WritePositions(picture, output));
        Assert.Equal(2 * picture.Nodes.Count, line.GetProperty("positions").GetArrayLength());
        Assert.Equal(2 * picture.Clusters.Count, line.GetProperty("centres").GetArrayLength());
    }

    [Fact]
    public void Titles_are_shown_without_TeX_and_a_work_of_which_only_the_key_is_known_by_its_key()
    {
        using var test = TestIndex.Of(TestIndex.Numbered(2), (0, 1));
        var question = Question(0);
        var works = new[] { new Work { Key = Key(0), Title = @"A \$5 proof of $x^2$" }, null };
        var picture = NetworkDrawing.Describe(test.Reader, question, Choose(test.Reader, question), works, ["file"]);
        Assert.Equal(["A $5 proof of $x^2$", "work:w1"], picture.Nodes.Select(node => node.Title));
    }

    private static TestIndex TwoSubjects()
    {
        // Two cliques of ten works each that all cite the start, and do not cite each other.
        var titles = Enumerable.Range(0, 20).Select(i => $"A study of {Subjects[i % 2]} by method {i}");
        var citations = from one in Enumerable.Range(1, 20) from other in Enumerable.Range(1, one - 1) where one % 2 == other % 2 select (one, other);
        return TestIndex.Of(
            titles.Prepend("Something else").Select((title, number) => new IndexDocument { Key = $"work:w{number}", Title = title, Abstract = title, Kind = 2 }),
            [.. Enumerable.Range(1, 20).Select(one => (one, 0)), .. citations]);
    }

    private static NetworkPicture Draw(IndexReader index, NetworkQuestion question) => NetworkDrawing.Settle(Describe(index, question));

    private static NetworkPicture Describe(IndexReader index, NetworkQuestion question)
    {
        var network = Choose(index, question);
        Work?[] works = [.. network.Nodes.Select(node => new Work { Key = Key(index.Key(node.Document)), Title = index.Title(node.Document) })];
        return NetworkDrawing.Describe(index, question, network, works, ["file"]);
    }

    private static JsonElement Json(Action<Stream> write)
    {
        using var body = new MemoryStream();
        write(body);
        return JsonDocument.Parse(body.ToArray()).RootElement;
    }
}
