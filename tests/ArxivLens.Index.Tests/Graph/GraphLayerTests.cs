using ArxivLens.Index.Files;
using ArxivLens.Index.Graph;
using Xunit.Abstractions;

namespace ArxivLens.Index.Tests.Graph;

/// <summary>Overlays on a whole graph show what a graph written at once shows, and merge into its bytes.</summary>
public sealed class GraphLayerTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    [InlineData(4, 7)]
    [InlineData(5, 16)]
    [InlineData(6, 200)]
    [InlineData(7, 300)]
    public void Any_changes_and_merges_show_what_was_done(ulong seed, int masks)
    {
        output.WriteLine($"seed {seed}");
        var random = new Sequence(seed);
        using var directory = new GraphDirectory();
        var naive = NaiveGraph.Random(random, 30 + random.Below(400), 2500, masks);
        var layers = new List<MappedFile> { directory.WriteWhole(naive.Nodes, Shuffled(naive.List, random)) };
        for (var step = 0; step < 14; step++)
        {
            if (random.Below(3) < 2 || layers.Count == 1)
                layers.Add(Overlay(directory, layers, naive, random, masks));
            else
                Merge(directory, layers, random);
            naive.AssertSame(new CitationGraph(layers));
        }

        var merged = directory.Write(file => GraphMerge.WriteWhole(file, new CitationGraph(layers)));
        Assert.Equal(directory.Read(directory.WriteWhole(naive.Nodes, naive.List)), directory.Read(merged));
    }

    [Fact]
    public void Overlays_merge_to_the_same_bytes_in_any_grouping_and_as_one_written_at_once()
    {
        var random = new Sequence(11);
        using var directory = new GraphDirectory();
        var naive = NaiveGraph.Random(random, 900, 9000, 5);
        var whole = directory.WriteWhole(900, naive.List);
        var rows = Enumerable.Range(0, 3).Select(part => Enumerable.Range(0, 700).Where(node => node % 3 == part)
            .ToDictionary(node => node, node => RandomRow(random, node, 900, 5))).ToList();
        var layers = new List<MappedFile> { whole };
        foreach (var part in rows)
            layers.Add(directory.Write(file => WriteOverlay(file, new CitationGraph(layers), 900, part)));

        var atOnce = directory.Write(file => WriteOverlay(
            file, new CitationGraph([whole]), 900, rows.SelectMany(part => part).ToDictionary(row => row.Key, row => row.Value)));
        var all = directory.Write(file => GraphMerge.WriteOverlay(file, layers[1..]));
        var firstTwo = directory.Write(file => GraphMerge.WriteOverlay(file, layers[1..3]));
        var lastTwo = directory.Write(file => GraphMerge.WriteOverlay(file, layers[2..]));
        var left = directory.Write(file => GraphMerge.WriteOverlay(file, [firstTwo, layers[3]]));
        var right = directory.Write(file => GraphMerge.WriteOverlay(file, [layers[1], lastTwo]));
        var rowsOfAll = new CitationGraph([whole, atOnce]).CitationRows;
        Assert.Contains(Enumerable.Range(0, 900), node => !rowsOfAll.Leading(node, out _).IsEmpty);
        foreach (var merged in new[] { all, left, right })
            Assert.Equal(directory.Read(atOnce), directory.Read(merged));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(4, 2)]
    [InlineData(16, 4)]
    [InlineData(17, 8)]
    [InlineData(256, 8)]
    [InlineData(257, 16)]
    [InlineData(66_000, 32)]
    public void Origins_take_as_few_bits_as_number_their_masks(int masks, int bits)
    {
        using var directory = new GraphDirectory();
        var edges = Enumerable.Range(0, masks).Select(mask => (mask / 300, 300 + mask % 300, (uint)mask + 1)).ToList();
        var file = directory.WriteWhole(600, edges);
        Assert.Equal(bits, file.Section<long>(GraphSections.Summary)[GraphSections.CodeBits]);
        Assert.Equal((masks * bits + 7) / 8, file.Section<byte>(GraphSections.References + 3).Length);
        new NaiveGraph { Nodes = 600, Edges = new(edges.ToDictionary(e => (e.Item1, e.Item2), e => e.Item3)) }
            .AssertSame(new CitationGraph([file]));
    }

    [Fact]
    public void A_row_that_cannot_be_is_refused()
    {
        using var directory = new GraphDirectory();
        var overlay = new GraphOverlayWriter(directory.Open(3, (0, 1)), 4);
        Assert.ThrowsAny<ArgumentException>(() => overlay.Replace(4, [], []));
        Assert.ThrowsAny<ArgumentException>(() => overlay.Replace(0, [4], [1]));
        Assert.ThrowsAny<ArgumentException>(() => overlay.Replace(0, [-1], [1]));
        Assert.ThrowsAny<ArgumentException>(() => overlay.Replace(0, [0], [1]));
        Assert.ThrowsAny<ArgumentException>(() => overlay.Replace(0, [2, 1, 2], [1, 1, 1]));
        Assert.ThrowsAny<ArgumentException>(() => overlay.Replace(0, [2], []));
        overlay.Replace(0, [2], [1]);
        Assert.ThrowsAny<ArgumentException>(() => overlay.Replace(0, [2], [1]));
    }

    [Fact]
    public void Layers_that_do_not_fit_on_each_other_are_refused()
    {
        using var directory = new GraphDirectory();
        var large = directory.WriteWhole(9, [(0, 1, 1)]);
        var small = directory.WriteWhole(2, [(0, 1, 1)]);
        var below = new CitationGraph([large]);
        var overlay = directory.Write(file => WriteOverlay(file, below, 9, new() { [0] = new() { [8] = 1 } }));
        Assert.Throws<IndexDamagedException>(() => new CitationGraph([overlay]));
        Assert.Throws<IndexDamagedException>(() => new CitationGraph([large, small]));
        Assert.Throws<IndexDamagedException>(() => new CitationGraph([large], Manifest(9, 2)));
        Assert.Throws<IndexDamagedException>(() => new CitationGraph([large], Manifest(8, 1)));
        Assert.Throws<ArgumentException>(() => directory.Write(file => GraphMerge.WriteOverlay(file, [large, overlay])));
    }

    private static MappedFile Overlay(
        GraphDirectory directory, List<MappedFile> layers, NaiveGraph naive, Sequence random, int masks)
    {
        naive.Nodes += random.Below(4);
        var rows = new Dictionary<int, Dictionary<int, uint>>();
        for (var round = random.Below(30); round >= 0; round--)
        {
            var citing = random.Below(5) == 0 ? naive.Nodes - 1 : random.Below(naive.Nodes);
            rows[citing] = random.Below(4) == 0 ? [] : RandomRow(random, citing, naive.Nodes, masks);
            // Often most of a row stays as it is.
            if (random.Below(2) == 0)
            {
                foreach (var cited in naive.References(citing))
                    rows[citing].TryAdd(cited, naive.Edges[(citing, cited)]);
            }
        }

        var below = new CitationGraph(layers);
        foreach (var (citing, row) in rows)
            naive.Replace(citing, row);
        return directory.Write(file => WriteOverlay(file, below, naive.Nodes, rows));
    }

    private static void Merge(GraphDirectory directory, List<MappedFile> layers, Sequence random)
    {
        var first = random.Below(layers.Count - 1);
        var count = 1 + random.Below(layers.Count - first);
        var chosen = layers.GetRange(first, count);
        layers.RemoveRange(first, count);
        layers.Insert(first, directory.Write(file =>
        {
            if (first == 0)
                GraphMerge.WriteWhole(file, new CitationGraph(chosen));
            else
                GraphMerge.WriteOverlay(file, chosen);
        }));
    }

    private static void WriteOverlay(
        SectionWriter file, CitationGraph below, int nodes, Dictionary<int, Dictionary<int, uint>> rows)
    {
        var overlay = new GraphOverlayWriter(below, nodes);
        foreach (var (citing, row) in rows)
            overlay.Replace(citing, [.. row.Keys], [.. row.Values]);
        overlay.Write(file);
    }

    private static Dictionary<int, uint> RandomRow(Sequence random, int citing, int nodes, int masks)
    {
        var row = new Dictionary<int, uint>();
        for (var edge = random.Below(25); edge > 0; edge--)
            row[random.Below(random.Below(3) == 0 ? Math.Min(nodes, 8) : nodes)] = NaiveGraph.MaskOf(random, masks);
        row.Remove(citing);
        return row;
    }

    private static List<(int, int, uint)> Shuffled(IEnumerable<(int, int, uint)> edges, Sequence random)
        => [.. edges.Select(edge => (Edge: edge, Key: random.Below(int.MaxValue)))
            .OrderBy(one => one.Key).Select(one => one.Edge)];

    private static IndexManifest Manifest(int nodes, long edges)
        => new(IndexManifest.CurrentFormatVersion, 1, nodes, nodes, edges, "", []);
}
