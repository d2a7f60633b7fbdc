using ArxivLens.Index.Clusters;

namespace ArxivLens.Index.Tests.Clusters;

public sealed class ClusteringTests
{
    [Theory]
    [InlineData(2, 12, 0.5)]
    [InlineData(5, 20, 0.4)]
    [InlineData(12, 30, 0.3)]
    public void Planted_groups_are_found(int groups, int size, double within)
    {
        var random = new Sequence(53);
        var count = groups * size;
        var edges = new List<(int From, int To)>();
        for (var a = 0; a < count; a++)
        {
            for (var b = 0; b < a; b++)
            {
                var chance = a % groups == b % groups ? within : 0.5 / count;
                if (random.Below(1_000_000) < 1_000_000 * chance)
                    edges.Add((a, b));
            }
        }

        var clusters = Clustering.Find(Seeds(count), [.. edges]);
        Assert.Equal(groups, clusters.Distinct().Count());
        for (var node = 0; node < count; node++)
            Assert.Equal(clusters[node % groups], clusters[node]);
    }

    [Fact]
    public void Cliques_in_a_ring_are_told_apart_up_to_the_resolution()
    {
        // Thirty cliques of five, each tied to the next by one edge: modularity itself joins pairs of them (S. Fortunato,
        // M. Barthélemy, "Resolution limit in community detection", 2007).
        var edges = Enumerable.Range(0, 30).SelectMany(clique => Enumerable.Range(0, 5)
            .SelectMany(a => Enumerable.Range(0, a).Select(b => (5 * clique + a, 5 * clique + b)))
            .Append((5 * clique, (5 * clique + 6) % 150))).ToArray();
        Assert.InRange(Clustering.Find(Seeds(150), edges).Max(), 13, 20);
        Assert.Equal(29, Clustering.Find(Seeds(150), edges, resolution: 4).Max());
    }

    [Fact]
    public void Any_order_of_nodes_and_edges_gives_the_same_clusters()
    {
        var (seeds, edges) = Tangle(200, 500);
        var clusters = Clustering.Find(seeds, edges);
        var turned = Clustering.Find(
            [.. seeds.Reverse()], [.. edges.Reverse().Select(edge => (199 - edge.To, 199 - edge.From))]);
        Assert.Equal(clusters, turned.Reverse());
    }

    [Fact]
    public void Edges_given_twice_and_loops_change_nothing()
    {
        var (seeds, edges) = Tangle(120, 300);
        var more = edges.Concat(edges.Select(edge => (edge.To, edge.From))).Append((3, 3)).ToArray();
        Assert.Equal(Clustering.Find(seeds, edges), Clustering.Find(seeds, more));
    }

    [Theory]
    [InlineData(50, 40)]
    [InlineData(300, 500)]
    [InlineData(2_000, 3_000)]
    public void No_cluster_falls_apart_and_numbers_go_by_size(int nodes, int count)
    {
        var (seeds, edges) = Tangle(nodes, count);
        var clusters = Clustering.Find(seeds, edges);
        var sizes = clusters.Where(cluster => cluster >= 0).GroupBy(cluster => cluster).OrderBy(group => group.Key).ToArray();
        Assert.Equal(Enumerable.Range(0, sizes.Length), sizes.Select(group => group.Key));
        Assert.True(sizes.Zip(sizes.Skip(1)).All(pair => pair.First.Count() >= pair.Second.Count()));
        Assert.Equal(sizes.Length, Parts(clusters, edges));
        var tied = edges.Where(edge => edge.From != edge.To).SelectMany(edge => new[] { edge.From, edge.To }).ToHashSet();
        Assert.All(Enumerable.Range(0, nodes), node => Assert.Equal(tied.Contains(node), clusters[node] >= 0));
    }

    [Fact]
    public void A_node_moved_alone_makes_no_cluster_better()
    {
        var (seeds, edges) = Tangle(150, 400);
        var clusters = Clustering.Find(seeds, edges);
        var reached = Modularity(clusters, edges);
        for (var node = 0; node < 150; node++)
        {
            for (var cluster = 0; cluster <= clusters.Max(); cluster++)
            {
                var other = clusters.ToArray();
                other[node] = cluster;
                Assert.True(Modularity(other, edges) <= reached + 1e-9, $"node {node} to {cluster}");
            }
        }
    }

    [Fact]
    public void Separate_networks_are_separate_clusters_and_lone_nodes_none()
        => Assert.Equal([0, 0, 0, 1, 1, -1], Clustering.Find(Seeds(6), [(0, 1), (1, 2), (2, 0), (3, 4), (5, 5)]));

    [Fact]
    public void A_star_is_one_cluster()
    {
        var edges = Enumerable.Range(1, 10_000).Select(leaf => (leaf, 0)).ToArray();
        Assert.All(Clustering.Find(Seeds(10_001), edges), cluster => Assert.Equal(0, cluster));
    }

    [Fact]
    public void Nothing_has_no_clusters() => Assert.Empty(Clustering.Find([], []));

    [Fact]
    public void Nodes_of_one_seed_are_clustered_by_their_ties()
        => Assert.Equal([0, 0, 0, 1, 1], Clustering.Find(new ulong[5], [(0, 1), (1, 2), (2, 0), (3, 4)]));

    [Fact]
    public void A_search_nobody_waits_for_is_given_up()
        => Assert.Throws<OperationCanceledException>(
            () => Clustering.Find(Seeds(2), [(0, 1)], new CancellationToken(canceled: true)));

    [Fact]
    public void What_cannot_be_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Clustering.Find(Seeds(2), [(0, 2)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Clustering.Find(Seeds(2), [(0, 1)], resolution: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Clustering.Find(Seeds(2), [(0, 1)], resolution: double.NaN));
    }

    private static ulong[] Seeds(int count)
        => [.. Enumerable.Range(0, count).Select(node => unchecked(((ulong)node + 1) * 0x9E37_79B9_7F4A_7C15))];

    private static (ulong[] Seeds, (int From, int To)[] Edges) Tangle(int nodes, int count)
    {
        var random = new Sequence(59);
        return (Seeds(nodes), [.. Enumerable.Range(0, count).Select(_ => (random.Below(nodes), random.Below(nodes)))]);
    }

    private static int Parts(int[] clusters, (int From, int To)[] edges)
    {
        int[] parents = [.. Enumerable.Range(0, clusters.Length)];
        int Root(int node) => parents[node] == node ? node : parents[node] = Root(parents[node]);
        foreach (var (from, to) in edges)
        {
            if (clusters[from] == clusters[to])
                parents[Root(from)] = Root(to);
        }

        return Enumerable.Range(0, clusters.Length).Where(node => clusters[node] >= 0).Select(Root).Distinct().Count();
    }

    private static double Modularity(int[] clusters, (int From, int To)[] edges)
    {
        var simple = edges.Where(edge => edge.From != edge.To)
            .Select(edge => (Math.Min(edge.From, edge.To), Math.Max(edge.From, edge.To))).Distinct().ToArray();
        var strengths = new double[clusters.Length + 1];
        foreach (var (from, to) in simple)
        {
            strengths[clusters[from] + 1]++;
            strengths[clusters[to] + 1]++;
        }

        return simple.Count(edge => clusters[edge.Item1] == clusters[edge.Item2]) / (double)simple.Length
            - strengths.Sum(strength => strength * strength / (4.0 * simple.Length * simple.Length));
    }
}
