using ArxivLens.Core.Categories;
using ArxivLens.Core.Network;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Graph;
using static ArxivLens.Core.Tests.Network.NetworkCases;

namespace ArxivLens.Core.Tests.Network;

public sealed class AroundSelectionTests
{
    [Fact]
    public void Every_neighbour_is_shown_with_its_role_and_every_citation_among_them()
    {
        using var test = TestIndex.Of(TestIndex.Numbered(6), (0, 1), (0, 2), (3, 0), (2, 1), (3, 2), (0, 4), (4, 0), (5, 1));
        var network = Choose(test.Reader, Question(0));
        Assert.Equal(0, network.Nodes[0].Document);
        var roles = network.Nodes.ToDictionary(node => node.Document, node => node.Role);
        Assert.Equal(NetworkRole.Current, roles[0]);
        Assert.Equal((NetworkRole.Referenced, NetworkRole.Referenced), (roles[1], roles[2]));
        Assert.Equal((NetworkRole.Citing, NetworkRole.Both), (roles[3], roles[4]));
        Assert.Equal(5, network.Nodes.Count);
        Assert.Equal(3, network.Nodes.Single(node => node.Document == 1).Citations);
        Assert.Equal([(0, 1), (0, 2), (0, 4), (2, 1), (3, 0), (3, 2), (4, 0)], Edges(network));
        Assert.All(network.Edges, edge => Assert.Equal(1u, edge.Origins));
        Assert.Equal((3, 2, 4, true), (network.ReferenceCount, network.CitationCount, network.Total, network.IsTotalExact));
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
        var network = Choose(test.Reader, Question(0) with { Budget = budget });
        Assert.Equal(shownCiting, network.Nodes.Count(node => node.Role == NetworkRole.Citing));
        Assert.Equal(shownReferenced, network.Nodes.Count(node => node.Role == NetworkRole.Referenced));
        Assert.Equal((referenced, citing, citing + referenced), (network.ReferenceCount, network.CitationCount, network.Total));
    }

    [Fact]
    public void The_most_important_are_kept_when_there_is_not_room_for_all()
    {
        using var test = TestIndex.Of(TestIndex.Numbered(9), (0, 1), (0, 2), (0, 3), (4, 3), (5, 3), (6, 3), (7, 3), (5, 2), (8, 2));
        Assert.Equal([0, 3, 2], Documents(Choose(test.Reader, Question(0) with { Budget = 3 })));
    }

    [Fact]
    public void A_work_that_ties_the_others_together_comes_before_one_that_hangs_by_a_thread()
    {
        // Works 2 to 9 cite the start and work 1, which has no greater importance than work 10 has.
        var spokes = Enumerable.Range(1, 10).Select(i => (i, 0));
        var ties = Enumerable.Range(2, 8).Select(i => (1, i));
        using var test = TestIndex.Of(TestIndex.Numbered(11), [.. spokes, .. ties]);
        Assert.Equal([0, 1], Documents(Choose(test.Reader, Question(0) with { Budget = 2 })));
    }

    [Fact]
    public void Of_works_that_are_otherwise_equal_the_newer_and_the_more_alike_is_kept()
    {
        IndexDocument Work(string key, int year, string text) => new()
        {
            Key = "work:" + key, Title = "Title of " + key, Year = year, Day = new DateOnly(year, 1, 1).DayNumber, Abstract = text, Kind = 2,
        };

        using var test = TestIndex.Of(
            [
                Work("w0", 1990, "lattice gauge theory"), Work("w1", 1991, "birds"), Work("w2", 2020, "birds"),
                Work("w3", 1991, "lattice gauge theory"), Work("w4", 1991, "birds lattice"), Work("w5", 1992, "gauge"),
            ],
            (1, 0), (2, 0), (3, 0));
        var network = Choose(test.Reader, Question(0) with { Budget = 3 });
        Assert.Equal([2, 3], Documents(network).Skip(1).Order());
        Assert.True(network.Nodes.Single(node => node.Document == 3).Similarity > 0.5);
        Assert.Null(network.Nodes[0].Similarity);
    }

    [Fact]
    public void Two_steps_reach_what_no_single_citation_does()
    {
        using var test = TestIndex.Of(TestIndex.Numbered(6), (0, 1), (1, 2), (3, 1), (4, 3), (2, 5));
        var network = Choose(test.Reader, Question(0) with { Steps = 2 });
        Assert.Equal([0, 1, 2, 3], Documents(network).Order());
        Assert.Equal(NetworkRole.Related, network.Nodes.Single(node => node.Document == 3).Role);
        Assert.Equal(3, network.Total);
    }

    [Fact]
    public void Several_works_share_a_picture_in_which_what_they_have_in_common_stands_once()
    {
        using var test = TestIndex.Of(TestIndex.Numbered(6), (0, 2), (1, 2), (3, 0), (1, 4), (0, 1));
        var network = Choose(test.Reader, Question(0, 1));
        Assert.Equal([0, 1, 2, 3, 4], Documents(network).Order());
        Assert.Equal((2, 3, 3), (network.Starts, network.Shown, network.Total));
        Assert.Equal([NetworkRole.Current, NetworkRole.Current], network.Nodes.Take(2).Select(node => node.Role));
        Assert.Equal((2, 1), (network.ReferenceCount, network.CitationCount));
    }

    [Fact]
    public void Filters_count_in_the_total_too()
    {
        IndexDocument Work(int number, int year, params string[] categories) => new()
        {
            Key = $"work:w{number}", Title = $"Title {number}", Year = year, Categories = categories, Kind = 2,
        };

        using var test = TestIndex.Of(
            [Work(0, 2000, "hep-th"), Work(1, 1990, "cs.AI"), Work(2, 2001, "cs.AI"), Work(3, 2001, "math.AG"), Work(4, 0, "cs.CL")],
            (0, 1), (2, 0), (3, 0), (4, 0));
        Shows(Question(0) with { From = 2000 }, [2, 3]);
        Shows(Question(0) with { Until = 1999 }, [1]);
        Shows(Question(0) with { From = 1990, Until = 2000 }, [1]);
        Shows(Question(0) with { Category = Category("cs.AI") }, [1, 2]);
        Shows(Question(0) with { Category = Category("cs") }, [1, 2, 4]);
        Shows(Question(0) with { Category = Category("cs"), From = 1995 }, [2]);
        Shows(Question(0) with { Direction = CitationDirections.References }, [1]);
        Shows(Question(0) with { Direction = CitationDirections.Citations }, [2, 3, 4]);
        Assert.Empty(Choose(test.Reader, Question(0), origins: 2).Edges);
        Assert.Equal(0, Choose(test.Reader, Question(0), origins: 2).Total);

        void Shows(NetworkQuestion question, int[] expected)
        {
            var network = Choose(test.Reader, question);
            Assert.Equal(expected, Documents(network).Skip(1).Order());
            Assert.Equal((expected.Length, 1, 3), (network.Total, network.ReferenceCount, network.CitationCount));
        }
    }

    [Fact]
    public void Two_papers_of_arxiv_that_are_one_work_are_one_node()
    {
        IndexDocument Work(string key, string title, byte kind) => new() { Key = key, Title = title, Kind = kind, Year = 2000, AuthorSlugs = ["a-author"] };

        using var test = TestIndex.Of(
            [
                Work("work:w0", "Something that everybody reads", 2), Work("hep-th/0001001", "On the Nature of All Things.", 1),
                Work("2001.00001", "On the nature of all things", 2), Work("work:w3", "A work that cites both of them", 2),
            ],
            (0, 1), (2, 0), (3, 1), (3, 2), (3, 0));
        var network = Choose(test.Reader, Question(0));
        Assert.Equal([0, 2, 3], Documents(network).Order());
        var merged = network.Nodes.Single(node => node.Document == 2);
        Assert.Equal((NetworkRole.Both, 2), (merged.Role, merged.Citations));
        Assert.Equal([1], merged.AlsoAs);
        Assert.Equal([(0, 2), (2, 0), (3, 0), (3, 2)], Edges(network));
        Assert.Equal((2, 2), (network.Shown, network.Total));
        var asOther = Choose(test.Reader, new NetworkQuestion { Starts = [Key("hep-th/0001001")] });
        Assert.DoesNotContain(2, Documents(asOther));
    }

    [Fact]
    public void A_work_without_citations_stands_alone()
    {
        using var test = TestIndex.Of(TestIndex.Numbered(2));
        var network = Choose(test.Reader, Question(1));
        Assert.Equal(1, Assert.Single(network.Nodes).Document);
        Assert.Empty(network.Edges);
        Assert.Equal((0, 0, true), (network.Shown, network.Total, network.IsTotalExact));
    }

    [Fact]
    public void What_cannot_be_is_refused_and_what_nobody_waits_for_not_chosen()
    {
        using var test = TestIndex.Of(TestIndex.Numbered(2), (0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Choose(test.Reader, Question(2)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Choose(test.Reader, Question(0) with { Budget = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Choose(test.Reader, Question(0) with { Budget = 10_001 }));
        Assert.Throws<OperationCanceledException>(
            () => NetworkSelection.Choose(test.Reader, Question(0), cancellationToken: new CancellationToken(canceled: true)));
        Assert.Equal(Key(7), NetworkSelection.FindMissing(test.Reader, Question(0, 7)));
        Assert.Null(NetworkSelection.FindMissing(test.Reader, Question(0, 1)));
    }

    private static CategoryCode Category(string text) => CategoryCode.TryParse(text, out var code) ? code : throw new ArgumentException(text);
}
