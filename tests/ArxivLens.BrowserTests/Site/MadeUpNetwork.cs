using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;

namespace ArxivLens.BrowserTests.Site;

/// <summary>A network as large as a test needs one, in the shape of <c>/network.json</c> and the same at every run.</summary>
internal static class MadeUpNetwork
{
    private const int Clusters = 6;

    /// <summary>Answers the page's questions for a network with a made-up one; one that is to be streamed in two lines.</summary>
    public static Task AnswerAsync(IPage page, int nodes, int edges) => page.RouteAsync("**/network.json*", route =>
    {
        var isStreamed = route.Request.Url.Contains("stream=yes", StringComparison.Ordinal);
        var isTimeline = route.Request.Url.Contains("layout=timeline", StringComparison.Ordinal);
        var works = Nodes(nodes).Select(work => isTimeline ? work with { X = (work.Year - 2010) / 15.0 } : work).ToList();
        var first = Answer(works, edges, isTimeline ? "timeline" : "force", !isStreamed);
        var moved = works.SelectMany(work => new[] { work.X * 1.1, work.Y * 1.1 });
        return route.FulfillAsync(new RouteFulfillOptions
        {
            ContentType = isStreamed ? "application/x-ndjson" : "application/json",
            Body = isStreamed ? $"{first}\n{JsonSerializer.Serialize(new { positions = moved, settled = true })}\n" : first,
        });
    });

    private static string Answer(IReadOnlyList<MadeUpNode> works, int edges, string layout, bool isSettled) => JsonSerializer.Serialize(new
    {
        mode = "around", steps = 1, budget = works.Count, layout,
        shown = works.Count - 1, total = works.Count - 1, totalIsExact = true,
        referenceCount = 1, citationCount = works.Count - 2,
        originSets = new[] { new[] { "made-up" } }, settled = isSettled,
        nodes = works.Select(work => new
        {
            key = work.Key, title = "A made-up title of " + work.Key, authors = "A. Author", family = work.Family, year = work.Year,
            role = work.Role, x = work.X, y = work.Y, citations = work.Citations, cluster = work.Cluster, href = "/about",
        }),
        edges = Edges(works, edges),
        clusters = Enumerable.Range(0, Clusters).Select(number => new
        {
            label = string.Create(CultureInfo.InvariantCulture, $"subject of group {number}"), terms = Array.Empty<string>(),
            size = works.Count / Clusters, x = 0, y = 0,
        }),
    });

    private static List<MadeUpNode> Nodes(int count)
    {
        var nodes = new List<MadeUpNode> { new("made-up", "Author", 2010, "current", 0, 0, 1000, 0) };
        for (var place = 1; place < count; place++)
        {
            var cluster = place % Clusters;
            var angle = cluster * Math.Tau / Clusters;
            // Spread evenly without any two nodes in one place.
            var (distance, turn) = (0.3 * Math.Sqrt(place * 0.618034 % 1), place * 0.7548777 % 1 * Math.Tau);
            nodes.Add(new(
                string.Create(CultureInfo.InvariantCulture, $"made-up-{place}"), "Author" + (char)('A' + (place % 26)), 1995 + (place % 30),
                place == 1 ? "referenced" : "citing", (0.6 * Math.Cos(angle)) + (distance * Math.Cos(turn)),
                (0.6 * Math.Sin(angle)) + (distance * Math.Sin(turn)), 1 + (place * 37 % 300), cluster));
        }

        return nodes;
    }

    private static IEnumerable<int[]> Edges(IReadOnlyList<MadeUpNode> works, int count)
    {
        var spokes = works.Skip(1).Select((work, place) => work.Role == "citing" ? new[] { place + 1, 0, 0 } : [0, place + 1, 0]);
        var others = Enumerable.Range(0, Math.Max(0, count - works.Count + 1))
            .Select(number => new[] { 1 + (number % (works.Count - 1)), 1 + (number * 7 % (works.Count - 1)), 0 });
        return spokes.Concat(others);
    }

    private sealed record MadeUpNode(string Key, string Family, int Year, string Role, double X, double Y, int Citations, int Cluster);
}
