using System.Globalization;
using ArxivLens.Benchmarks.Index;
using ArxivLens.Index;
using ArxivLens.Index.Clusters;
using ArxivLens.Index.Layout;

namespace ArxivLens.Benchmarks.Layout;

/// <summary>
/// Measures the picture of a network: CPU time on generated networks, and on two indexes, one of which lacks the last year, how
/// far works move and how well neighbours stay neighbours, against a layout that is made anew each time.
/// </summary>
internal static class LayoutRun
{
    private const int Papers = 20;

    /// <summary>CPU time of layouts and clusters.</summary>
    public static void Time(TextWriter output)
    {
        output.WriteLine("| nodes | edges | layout p50 / p99 ms | timeline | clusters |");
        output.WriteLine("|---|---|---|---|---|");
        var sizes = new[] { (150, 900, 200), (500, 2_500, 200), (500, 7_000, 200), (10_000, 50_000, 10) };
        foreach (var (nodes, edges, tries) in sizes)
        {
            var networks = Enumerable.Range(1, Math.Min(tries, 20))
                .Select(seed => GeneratedNetwork.Of(nodes, edges, (ulong)seed)).ToList();
            var force = Percentiles(networks, tries, network => NetworkLayout.Compute(network.Request));
            var time = Percentiles(
                networks, tries, network => NetworkLayout.Compute(network.Request with { Kind = LayoutKind.Timeline }));
            var seeds = networks.ToDictionary(network => network, network => network.Seeds);
            var clusters = Percentiles(networks, tries, network => Clustering.Find(seeds[network], network.Edges));
            output.WriteLine($"| {nodes} | {edges} | {force} | {time} | {clusters} |");
        }
    }

    /// <summary>Moves and quality between an index of then and one of now.</summary>
    /// <param name="now">Directory of the index of now.</param>
    /// <param name="then">Directory of an index that lacks the newest works.</param>
    /// <param name="output">Takes the table.</param>
    public static void Compare(string now, string then, TextWriter output)
    {
        using var newer = IndexReader.Open(now);
        using var older = IndexReader.Open(then);
        var keys = Enumerable.Range(0, newer.NumberCount).Where(newer.Contains)
            .OrderByDescending(document => newer.Graph.Citations(document).Length).Select(newer.Key)
            .Where(key => older.Find(key) is var document && document >= 0 && older.Graph.Citations(document).Length >= 10)
            .Take(Papers).ToList();
        output.WriteLine("| shown, steps, laid out | layout | moved p50 / p95 / max % | worst | neighbours | least distance |");
        output.WriteLine("|---|---|---|---|---|---|");
        var cases = new[] { (150, 1, 150), (150, 1, 2_000), (500, 1, 2_000), (150, 2, 2_000), (500, 2, 2_000) };
        foreach (var (budget, steps, laidOut) in cases)
        {
            foreach (var isFree in new[] { false, true })
            {
                var pairs = keys.ConvertAll(key => (
                    Now: IndexNetwork.Of(newer, key, budget, steps, laidOut),
                    Then: IndexNetwork.Of(older, key, budget, steps, laidOut)));
                output.WriteLine($"| {budget}, {steps}, {laidOut:N0} | {(isFree ? "anew" : "grown")} | {Row(pairs, isFree)} |");
            }
        }
    }

    private static string Row(List<(IndexNetwork Now, IndexNetwork Then)> pairs, bool isFree)
    {
        var moves = new List<double[]>();
        double neighbours = 0, nearest = 0;
        foreach (var (now, then) in pairs)
        {
            var positions = now.Place(isFree);
            moves.Add(then.Moves(then.Place(isFree), now, positions));
            neighbours += now.NeighboursKept(positions) / pairs.Count;
            nearest += now.NearestPair(positions) / pairs.Count;
        }

        var all = moves.SelectMany(paper => paper).Order().ToArray();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{100 * all[all.Length / 2]:F2} / {100 * all[all.Length * 95 / 100]:F2} "
            + $"/ {100 * moves.Average(paper => paper[^1]):F2} | {100 * all[^1]:F2} | {neighbours:F3} | {nearest:F2}");
    }

    private static string Percentiles(List<GeneratedNetwork> networks, int tries, Action<GeneratedNetwork> act)
    {
        networks.ForEach(act);
        var times = new double[tries];
        for (var one = 0; one < tries; one++)
        {
            var start = ThreadTime.Milliseconds;
            act(networks[one % networks.Count]);
            times[one] = ThreadTime.Milliseconds - start;
        }

        Array.Sort(times);
        return string.Create(CultureInfo.InvariantCulture, $"{times[tries / 2]:F1} / {times[tries * 99 / 100]:F1}");
    }
}
