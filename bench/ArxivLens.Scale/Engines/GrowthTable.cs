using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ArxivLens.Scale.Engines;

/// <summary>How our figures grow with the library, from the results of all sizes that lie in a folder.</summary>
internal static class GrowthTable
{
    /// <summary>Writes <c>growth.md</c>.</summary>
    public static void Write(string folder)
    {
        var sizes = Directory.GetFiles(folder, "engines-*-own.json").Where(file => !file.Contains("real", StringComparison.Ordinal))
            .Select(file => JsonDocument.Parse(File.ReadAllText(file)).RootElement)
            .OrderBy(root => root.GetProperty("papers").GetInt32()).ToList();
        if (sizes.Count == 0)
            return;
        var text = new StringBuilder("# How our index grows: p50 / p99 ms, warm, one thread\n\n");
        text.Append("| papers |").AppendJoin(" |", sizes.Select(root => Number(root.GetProperty("papers"), "N0"))).Append(" |\n");
        text.Append("|---|").AppendJoin("", sizes.Select(_ => "---|")).Append('\n');
        Row(text, sizes, "build, s", root => Number(root.GetProperty("build").GetProperty("seconds"), "0.0"));
        Row(text, sizes, "build, peak MB", root => Number(root.GetProperty("build").GetProperty("peakBytes"), "0", 1e6));
        Row(text, sizes, "on disk, MB", root => Number(root.GetProperty("build").GetProperty("bytes"), "0", 1e6));
        Row(text, sizes, "asked, peak MB", root => Number(root.GetProperty("memoryAsking"), "0", 1e6));
        Row(text, sizes, "1 new paper found, ms", root => UpdateOf(root, "1"));
        Row(text, sizes, "1,000 new papers found, ms", root => UpdateOf(root, "1000"));
        foreach (var name in sizes[^1].GetProperty("classes").EnumerateObject().Select(each => each.Name))
            Row(text, sizes, name, root => Pair(root, name));
        Row(text, sizes, "mix a second, 1 thread", root => MixOf(root, "1"));
        Row(text, sizes, "mix a second, 2 threads", root => MixOf(root, "2"));
        File.WriteAllText(Path.Combine(folder, "growth.md"), text.ToString());
    }

    private static void Row(StringBuilder text, List<JsonElement> sizes, string name, Func<JsonElement, string> cell) =>
        text.Append("| ").Append(name).Append(" | ").AppendJoin(" | ", sizes.Select(cell)).Append(" |\n");

    private static string Pair(JsonElement root, string name) =>
        root.GetProperty("classes").TryGetProperty(name, out var its) && its.GetProperty("warm") is { ValueKind: JsonValueKind.Object } warm
            ? $"{Number(warm.GetProperty("P50"), "0.000")} / {Number(warm.GetProperty("P99"), "0.00")}"
            : "–";

    private static string MixOf(JsonElement root, string threads) =>
        root.GetProperty("mix").TryGetProperty(threads, out var mix) ? Number(mix.GetProperty("ASecond"), "0") : "–";

    private static string UpdateOf(JsonElement root, string papers) =>
        root.TryGetProperty("updates", out var updates) && updates.TryGetProperty(papers, out var update)
            ? Number(update.GetProperty("Median"), "0")
            : "–";

    private static string Number(JsonElement value, string format, double unit = 1) =>
        (value.GetDouble() / unit).ToString(format, CultureInfo.InvariantCulture);
}
