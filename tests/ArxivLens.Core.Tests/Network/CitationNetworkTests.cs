using ArxivLens.Core.Network;

namespace ArxivLens.Core.Tests.Network;

public sealed class CitationNetworkTests
{
    [Fact]
    public void Every_neighbour_is_shown_with_its_role_and_every_citation_among_them()
    {
        using var test = TestIndex.Of(TestIndex.Numbered(6), (0, 1), (0, 2), (3, 0), (2, 1), (3, 2), (0, 4), (4, 0), (5, 1));
        var network = CitationNetwork.Around(test.Reader, 0);
        Assert.Equal([0, 4, 3, 1, 2], network.Nodes.Select(n => n.Document));
        Assert.Equal(
            [NetworkRole.Current, NetworkRole.Both, NetworkRole.Citing, NetworkRole.Referenced, NetworkRole.Referenced],
            network.Nodes.Select(n => n.Role));
        Assert.Equal([2, 1, 0, 3, 2], network.Nodes.Select(n => n.Citations));
        var edges = network.Edges.Select(e => (network.Nodes[e.From].Document, network.Nodes[e.To].Document)).Order();
        Assert.Equal([(0, 1), (0, 2), (0, 4), (2, 1), (3, 0), (3, 2), (4, 0)], edges);
        Assert.All(network.Edges, e => Assert.Equal(1u, e.Origins));
        Assert.Equal((3, 2), (network.ReferenceCount, network.CitationCount));
    }

    [Theory]
    [InlineData(100, 100, 51, 25, 25)]
    [InlineData(100, 100, 50, 25, 24)]
    [InlineData(3, 100, 51, 3, 47)]
    [InlineData(100, 3, 51, 47, 3)]
    [InlineData(0, 100, 51, 0, 50)]
    [InlineData(100, 0, 51, 50, 0)]
    [InlineData(10, 10, 150, 10, 10)]
    [InlineData(10, 10, 1, 0, 0)]
    public void Both_directions_share_the_budget(int citing, int referenced, int budget, int shownCiting, int shownReferenced)
    {
        var citations = Enumerable.Range(1, citing).Select(i => (i, 0))
            .Concat(Enumerable.Range(1 + citing, referenced).Select(i => (0, i)));
        using var test = TestIndex.Of(TestIndex.Numbered(1 + citing + referenced), [.. citations]);
        var network = CitationNetwork.Around(test.Reader, 0, budget);
        Assert.Equal(shownCiting, network.Nodes.Count(n => n.Role == NetworkRole.Citing));
        Assert.Equal(shownReferenced, network.Nodes.Count(n => n.Role == NetworkRole.Referenced));
        Assert.Equal((referenced, citing), (network.ReferenceCount, network.CitationCount));
    }

    [Fact]
    public void The_most_important_are_kept_when_there_is_not_room_for_all()
    {
        using var test = TestIndex.Of(TestIndex.Numbered(6), (0, 1), (0, 2), (0, 3), (4, 3), (5, 3), (5, 2));
        var network = CitationNetwork.Around(test.Reader, 0, 3);
        Assert.Equal([0, 3, 2], network.Nodes.Select(n => n.Document));
    }

    [Fact]
    public void The_picture_is_the_same_at_every_visit()
    {
        (int, int)[] citations = [(0, 1), (0, 2), (3, 0), (4, 0), (4, 1), (3, 2)];
        using var first = TestIndex.Of(TestIndex.Numbered(5), citations);
        using var second = TestIndex.Of(TestIndex.Numbered(5), citations);
        Assert.Equal(CitationNetwork.Around(first.Reader, 0).Nodes, CitationNetwork.Around(second.Reader, 0).Nodes);
        Assert.All(CitationNetwork.Around(first.Reader, 0).Nodes, n => Assert.True(float.IsFinite(n.X) && float.IsFinite(n.Y)));
    }

    [Fact]
    public void A_work_without_citations_stands_alone()
    {
        using var test = TestIndex.Of(TestIndex.Numbered(2));
        var network = CitationNetwork.Around(test.Reader, 1);
        Assert.Equal(1, Assert.Single(network.Nodes).Document);
        Assert.Empty(network.Edges);
    }

    [Fact]
    public void A_picture_nobody_waits_for_is_not_drawn()
    {
        using var test = TestIndex.Of(TestIndex.Numbered(2), (0, 1));
        Assert.Throws<OperationCanceledException>(
            () => CitationNetwork.Around(test.Reader, 0, cancellationToken: new CancellationToken(canceled: true)));
    }

    [Theory]
    [InlineData(-1, 10)]
    [InlineData(2, 10)]
    [InlineData(0, 0)]
    [InlineData(0, CitationNetwork.LargestBudget + 1)]
    public void What_is_out_of_range_is_refused(int document, int budget)
    {
        using var test = TestIndex.Of(TestIndex.Numbered(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => CitationNetwork.Around(test.Reader, document, budget));
    }
}
