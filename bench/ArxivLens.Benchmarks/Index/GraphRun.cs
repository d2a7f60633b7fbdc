using System.Diagnostics;
using System.Globalization;
using ArxivLens.Index.Files;
using ArxivLens.Index.Graph;

namespace ArxivLens.Benchmarks.Index;

/// <summary>
/// Measures the graph at full size in CPU time: writing, merging, importance, and every kind of question at random papers and at
/// hubs. Micro benchmarks show a mean only; here are the slowest one in a hundred and what each allocates.
/// </summary>
internal static class GraphRun
{
    private const int Questions = 2_000;
    private const int Hubs = 100;

    public static void Run(int nodes, TextWriter output)
    {
        using var generated = GeneratedGraph.Begin();
        var watch = Stopwatch.StartNew();
        var writer = generated.Gather(nodes);
        output.WriteLine(Line($"generate {nodes:N0} nodes, {writer.Count:N0} edges: {watch.Elapsed.TotalSeconds:F1} s"));
        using var file = Timed(output, "write", () => generated.Write("whole", file => writer.Write(file, nodes)));
        var peak = Process.GetCurrentProcess().PeakWorkingSet64;
        output.WriteLine(Line($"file {file.Entry.Length / 1e6:F0} MB, peak memory {peak / 1e6:F0} MB"));
        watch.Restart();
        var graph = new CitationGraph([file]);
        output.WriteLine(Line($"open {watch.Elapsed.TotalMilliseconds:F2} ms"));
        Ask(graph, output);
        using var overlay = Timed(
            output, "overlay of 1,000 papers", () => generated.Write("overlay", one => AddPapers(one, graph, 1_000)));
        output.WriteLine(Line($"overlay {overlay.Entry.Length / 1e6:F1} MB"));
        var layered = new CitationGraph([file, overlay]);
        Ask(layered, output);
        Timed(output, "merge", () => generated.Write("merged", one => GraphMerge.WriteWhole(one, layered))).Dispose();
        var sweeps = Timed(output, "importance alone", () => Sweeps(graph));
        output.WriteLine(Line($"sweeps: {sweeps}"));
    }

    private static void Ask(CitationGraph graph, TextWriter output)
    {
        var any = Enumerable.Range(1, Questions)
            .Select(one => (int)(unchecked((uint)one * 2654435769u) * (ulong)graph.NodeCount >> 32)).ToArray();
        int Citations(int node) => graph.Citations(node).Length;
        var hubs = Enumerable.Range(0, graph.NodeCount).OrderByDescending(Citations).Take(Hubs).ToArray();
        var great = hubs.Count(hub => Citations(hub) > 50_000);
        output.WriteLine(Line($"citations of hubs {Citations(hubs[0]):N0} – {Citations(hubs[^1]):N0}; over 50,000: {great}"));
        output.WriteLine("| question | papers p50 / p99 ms | hubs p50 / p99 ms | bytes |");
        output.WriteLine("|---|---|---|---|");
        Row(output, "one step, 150", any, hubs, node => Around(graph, new NeighbourhoodRequest(node)));
        var two = new NeighbourhoodRequest(0) { Steps = 2, Budget = 500 };
        Row(output, "two steps, 500", any, hubs, node => Around(graph, two with { Document = node }));
        Row(output, "two steps, 500, one origin", any, hubs, node => Around(graph, two with { Document = node, Origins = 8 }));
        Row(output, "co-citation, 20", any, hubs, node => graph.FindCoCited(node, 20).Works.Count);
        Row(output, "coupling, 20", any, hubs, node => graph.FindCoupled(node, 20).Works.Count);
        Row(output, "path", any, hubs, node => graph.FindPath(new PathRequest(node, any[node % Questions]))?.Count ?? 0);
        Row(output, "path by references", any, hubs, node => graph.FindPath(
            new PathRequest(any[node % Questions], node) { Directions = CitationDirections.References })?.Count ?? 0);
    }

    private static int Sweeps(CitationGraph graph)
    {
        PageRank.Compute(graph.ReferenceRows, graph.CitationRows, out var sweeps);
        return sweeps;
    }

    private static int Around(CitationGraph graph, NeighbourhoodRequest request)
    {
        using var neighbourhood = graph.Around(request);
        return neighbourhood.Edges.Length;
    }

    private static void Row(TextWriter output, string name, int[] papers, int[] hubs, Func<int, int> ask)
    {
        Measure(papers[..200], ask);
        Measure(hubs, ask);
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var hub in hubs)
            ask(hub);
        var allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / hubs.Length;
        output.WriteLine(Line($"| {name} | {Measure(papers, ask)} | {Measure(hubs, ask)} | {allocated:N0} |"));
    }

    /// <summary>
    /// CPU time of the fastest of three tries each: what others do on the machine stays out, but for its caches.
    /// </summary>
    private static string Measure(int[] nodes, Func<int, int> ask)
    {
        var times = Array.ConvertAll(nodes, node =>
        {
            var best = double.MaxValue;
            for (var round = 0; round < 3; round++)
            {
                var start = ThreadTime.Milliseconds;
                ask(node);
                best = Math.Min(best, ThreadTime.Milliseconds - start);
            }

            return best;
        });
        Array.Sort(times);
        return Line($"{times[times.Length / 2]:F3} / {times[times.Length * 99 / 100]:F3}");
    }

    private static void AddPapers(SectionWriter file, CitationGraph below, int papers)
    {
        var overlay = new GraphOverlayWriter(below, below.NodeCount + papers);
        for (var paper = 0; paper < papers; paper++)
        {
            var like = below.References((int)((long)below.NodeCount * (papers + paper) / (2 * papers)) - 1);
            overlay.Replace(below.NodeCount + paper, like, Enumerable.Repeat(1u, like.Length).ToArray());
        }

        overlay.Write(file);
    }

    private static T Timed<T>(TextWriter output, string what, Func<T> act)
    {
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        var result = act();
        var used = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        output.WriteLine(Line($"{what}: {watch.Elapsed.TotalSeconds:F2} s, {used.TotalSeconds:F2} s of CPU"));
        return result;
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
