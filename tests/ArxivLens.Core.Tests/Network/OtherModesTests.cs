using ArxivLens.Core.Network;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Graph;
using static ArxivLens.Core.Tests.Network.NetworkCases;

namespace ArxivLens.Core.Tests.Network;

public sealed class OtherModesTests
{
    [Fact]
    public void Similar_works_come_with_their_likeness_and_the_citations_among_them()
    {
        using var test = TestIndex.Of(Works(
            "Lattice gauge theory at finite temperature", "Finite temperature lattice gauge theory with quarks", "Birds of the islands",
            "Quarks on the lattice"), (1, 3), (1, 0));
        var network = Choose(test.Reader, Question(0) with { Mode = NetworkMode.Similar });
        Assert.Equal([0, 1, 3], Documents(network).Order());
        Assert.Equal(
            [NetworkRole.Current, NetworkRole.Citing, NetworkRole.Related], network.Nodes.OrderBy(node => node.Document).Select(node => node.Role));
        Assert.Equal(network.Nodes.Skip(1).OrderByDescending(node => node.Similarity), network.Nodes.Skip(1));
        Assert.All(network.Nodes.Skip(1), node => Assert.InRange(node.Similarity!.Value, 0.01, 1));
        Assert.Equal([(1, 0), (1, 3)], Edges(network));
        Assert.Equal([(0, 1), (0, 2)], network.Kinships);
        Assert.Equal((2, true), (network.Total, network.IsTotalExact));
    }

    [Fact]
    public void Prior_works_are_those_the_neighbourhood_cites_most_and_derivative_works_cite_most_of_it()
    {
        // 0 to 3 are alike; they cite 4 and 5; 6 and 7 cite them.
        using var test = TestIndex.Of(
            Works("lattice gauge quarks one", "lattice gauge quarks two", "lattice gauge quarks three", "lattice gauge quarks four", "alpha", "beta", "gamma", "delta"),
            (0, 4), (1, 4), (2, 4), (1, 5), (2, 5), (6, 1), (6, 2), (6, 3), (7, 0), (7, 1), (3, 7));
        var prior = Choose(test.Reader, Question(0) with { Mode = NetworkMode.Prior });
        Assert.Equal([0, 4, 5], Documents(prior));
        Assert.Equal([3, 2], prior.Nodes.Skip(1).Select(node => node.Ties!.Value));
        Assert.Equal(NetworkRole.Referenced, prior.Nodes[1].Role);
        var derivative = Choose(test.Reader, Question(0) with { Mode = NetworkMode.Derivative });
        Assert.Equal((6, 3, NetworkRole.Related), (derivative.Nodes[1].Document, derivative.Nodes[1].Ties, derivative.Nodes[1].Role));
        Assert.Equal(NetworkRole.Citing, derivative.Nodes.Single(node => node.Document == 7).Role);
        Assert.All(derivative.Nodes.Skip(1), node => Assert.True(node.Ties > 1));
        Assert.Equal([0, 6], Documents(Choose(test.Reader, Question(0) with { Mode = NetworkMode.Derivative, Budget = 2 })));
    }

    [Fact]
    public void A_path_comes_with_the_works_that_could_stand_in_it()
    {
        // 0 → 1 → 2, 0 → 3 → 2; 4 cites 3, so 3 matters more than 1.
        using var test = TestIndex.Of(TestIndex.Numbered(6), (0, 1), (1, 2), (0, 3), (3, 2), (4, 3));
        var network = Choose(test.Reader, Question(0) with { Mode = NetworkMode.Path, To = Key(2) });
        Assert.Equal([0, 2, 3, 1], Documents(network));
        Assert.Equal([0, 2, 1], network.Path);
        Assert.Equal((2, 2, 2), (network.Starts, network.Shown, network.Total));
        Assert.Equal([(0, 1), (0, 3), (1, 2), (3, 2)], Edges(network));
    }

    [Fact]
    public void That_there_is_no_path_is_an_answer()
    {
        using var test = TestIndex.Of(TestIndex.Numbered(3), (0, 1));
        var network = Choose(test.Reader, Question(0) with { Mode = NetworkMode.Path, To = Key(2) });
        Assert.Equal([0, 2], Documents(network));
        Assert.Empty(network.Path!);
        Assert.Empty(network.Edges);
        var wrongWay = Question(1) with { Mode = NetworkMode.Path, To = Key(0), Direction = CitationDirections.References };
        Assert.Empty(Choose(test.Reader, wrongWay).Path!);
        Assert.Equal([0], Choose(test.Reader, Question(0) with { Mode = NetworkMode.Path, To = Key(0) }).Path);
    }

    [Fact]
    public void Works_that_cite_each_other_outright_show_what_stands_between()
    {
        using var test = TestIndex.Of(TestIndex.Numbered(4), (0, 1), (0, 2), (2, 1), (3, 0), (3, 1));
        var network = Choose(test.Reader, Question(0) with { Mode = NetworkMode.Path, To = Key(1) });
        Assert.Equal([0, 1], network.Path);
        Assert.Equal([2, 3], Documents(network).Skip(2).Order());
    }

    [Fact]
    public void A_path_keeps_to_the_filters()
    {
        IndexDocument Work(int number, int year) => new() { Key = $"work:w{number}", Title = $"Title {number}", Year = year, Kind = 2 };

        using var test = TestIndex.Of([Work(0, 2000), Work(1, 1980), Work(2, 2000), Work(3, 1999), Work(4, 1999)], (0, 1), (1, 2), (0, 3), (3, 4), (4, 2));
        Assert.Equal([0, 2, 1], Choose(test.Reader, Question(0) with { Mode = NetworkMode.Path, To = Key(2) }).Path);
        var late = Choose(test.Reader, Question(0) with { Mode = NetworkMode.Path, To = Key(2), From = 1990 });
        Assert.Equal([0, 3, 4, 2], late.Path!.Select(place => late.Nodes[place].Document));
        Assert.Empty(Choose(test.Reader, Question(0) with { Mode = NetworkMode.Path, To = Key(2) }, origins: 4).Path!);
    }

    private static IEnumerable<IndexDocument> Works(params string[] titles)
        => titles.Select((title, number) => new IndexDocument { Key = $"work:w{number}", Title = title, Abstract = title, Kind = 2 });
}
