using ArxivLens.Index.Graph;

namespace ArxivLens.Index.Tests.Graph;

public sealed class CitationGraphTests
{
    [Fact]
    public void Both_directions_hold_every_edge_with_its_origins_in_order()
    {
        var random = new Sequence(17);
        var edges = Enumerable.Range(0, 3000)
            .Select(_ => (Citing: random.Below(200), Cited: random.Below(random.Below(4) == 0 ? 3 : 200)))
            .Where(edge => edge.Citing != edge.Cited).Distinct()
            .Select(edge => (edge.Citing, edge.Cited, Origins: (uint)random.Below(int.MaxValue))).ToList();
        using var index = new TestIndex(RandomCorpus.Make(random, 200), edges);
        var graph = index.Reader.Graph;

        Assert.Equal(edges.Count, graph.EdgeCount);
        Assert.Equal(200, graph.NodeCount);
        for (var document = 0; document < graph.NodeCount; document++)
        {
            var references = edges.Where(edge => edge.Citing == document).OrderBy(edge => edge.Cited).ToList();
            var citations = edges.Where(edge => edge.Cited == document).OrderBy(edge => edge.Citing).ToList();
            Assert.Equal(references.Select(edge => edge.Cited), graph.References(document).ToArray());
            Assert.Equal(references.Select(edge => edge.Origins), graph.ReferenceOrigins(document).ToArray());
            Assert.Equal(citations.Select(edge => edge.Citing), graph.Citations(document).ToArray());
            Assert.Equal(citations.Select(edge => edge.Origins), graph.CitationOrigins(document).ToArray());
        }
    }

    [Fact]
    public void Edges_are_refused_that_are_given_twice_or_lead_nowhere()
    {
        using var directory = new TemporaryDirectory();
        using var builder = new IndexBuilder(directory.Path, "");
        builder.Add(TestIndex.Document("a", "a"));
        builder.Add(TestIndex.Document("b", "b"));
        Assert.Throws<ArgumentException>(() => builder.Add(TestIndex.Document("a", "a")));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.AddCitation(0, 2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.AddCitation(-1, 0, 1));
        Assert.Throws<ArgumentException>(() => builder.AddCitation(1, 1, 1));
        builder.AddCitation(0, 1, 1);
        builder.AddCitation(0, 1, 2);
        Assert.Throws<InvalidOperationException>(() => builder.Add(TestIndex.Document("c", "c")));
        Assert.Throws<InvalidOperationException>(() => builder.Commit());
        Assert.Empty(Directory.GetFiles(directory.Path));
    }

    [Fact]
    public void A_number_that_is_no_document_is_refused()
    {
        using var index = new TestIndex(TestIndex.Document("a", "a"));
        Assert.Throws<ArgumentOutOfRangeException>(() => index.Reader.Graph.References(1).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => index.Reader.Graph.Citations(-1).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => index.Reader.Graph.Prefetch([0, 1], CitationDirections.Both));
        Assert.Throws<ArgumentOutOfRangeException>(() => index.Reader.Key(1));
    }
}
