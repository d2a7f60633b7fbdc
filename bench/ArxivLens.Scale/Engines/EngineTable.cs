using System.Globalization;
using System.Text;

namespace ArxivLens.Scale.Engines;

/// <summary>The engines side by side, in Markdown. A class in which another engine's median is lower than ours is marked.</summary>
internal static class EngineTable
{
    /// <summary>Writes all tables of one size.</summary>
    public static string Write(int papers, IReadOnlyList<EngineResult> engines)
    {
        var text = new StringBuilder();
        Line(text, $"# Engines, {papers:N0} papers");
        Line(text, $"");
        WriteBuild(text, engines);
        Line(text, $"");
        WriteUpdates(text, engines[0]);
        Line(text, $"## Warm, one thread: p50 / p99 ms of wall time (CPU ms a question)");
        WriteClasses(text, engines, Warm);
        Line(text, $"");
        Line(text, $"**bold**: slower than another engine by the median. Lost classes: {Lost(engines)}.");
        Line(text, $"");
        Line(text, $"## Warm, two threads: p50 / p99 ms");
        WriteClasses(text, engines, (engine, name) => Pair(engine.LatencyOf(name, 2)));
        Line(text, $"");
        Line(text, $"## Cold: p50 / p99 ms of the first 50 questions after the index files left the page cache");
        WriteClasses(text, engines, (engine, name) => Pair(engine.LatencyOf(name, 1, "cold")));
        Line(text, $"");
        Line(text, $"## Allocated by our index, bytes a question");
        foreach (var name in engines[0].Classes)
            Line(text, $"{name} {engines[0].LatencyOf(name)!.Allocated:N0}  ");
        Line(text, $"");
        WriteChecks(text, engines);
        return text.ToString();
    }

    /// <summary>Classes in which the median of ours is not the lowest.</summary>
    public static string Lost(IReadOnlyList<EngineResult> engines)
    {
        var lost = engines[0].Classes.Where(name => IsLost(engines, name)).ToList();
        return lost.Count == 0 ? "none" : string.Join(", ", lost);
    }

    private static bool IsLost(IReadOnlyList<EngineResult> engines, string name) =>
        engines[0].LatencyOf(name) is { } ours && engines.Skip(1).Any(other => other.LatencyOf(name) is { } its && its.P50 < ours.P50);

    private static string Warm(EngineResult engine, string name) => engine.LatencyOf(name) is { } latency
        ? string.Create(CultureInfo.InvariantCulture, $"{Pair(latency)} ({Short(latency.Cpu)}){(latency.Count < 200 ? $" n={latency.Count}" : "")}")
        : "–";

    private static string Pair(Latency? latency) => latency is null ? "–" : $"{Short(latency.P50)} / {Short(latency.P99)}";

    private static string Short(double milliseconds) =>
        milliseconds.ToString(milliseconds < 0.1 ? "0.0000" : milliseconds < 10 ? "0.00" : "0", CultureInfo.InvariantCulture);

    private static void WriteBuild(StringBuilder text, IReadOnlyList<EngineResult> engines)
    {
        Line(text, $"| engine | build | CPU | peak memory | on disk | peak memory asked | first answer, cold | mix of OR, 1 / 2 threads | a CPU second |");
        Line(text, $"|---|---|---|---|---|---|---|---|---|");
        foreach (var engine in engines)
        {
            var build = engine.Build;
            Line(
                text,
                $"| {engine.Engine} | {build.Wall:0.0} s | {Known(build.Cpu, "0.0 s")} | {Known(build.Peak / 1e6, "0 MB")} | {build.Size / 1e6:0} MB | {Known(engine.Memory / 1e6, "0 MB")} | {Known(engine.Open, "0 ms")} | {engine.MixOn(1)?.ASecond:0.0} / {engine.MixOn(2)?.ASecond:0.0} a second | {engine.MixOn(1)?.ACpuSecond:0.0} |");
        }
    }

    private static void WriteUpdates(StringBuilder text, EngineResult ours)
    {
        if (ours.Updates.Count == 0)
            return;
        Line(text, $"## New papers: from adding them to our index to finding the last by a fresh reader");
        Line(text, $"| papers | median | CPU | longest, with what is compiled on first use |");
        Line(text, $"|---|---|---|---|");
        foreach (var (papers, update) in ours.Updates)
            Line(text, $"| {papers:N0} | {update.Median:0} ms | {update.Cpu:0} ms | {update.Longest:0} ms |");
        Line(text, $"");
    }

    private static string Known(double value, string format) =>
        value == 0 ? "–" : value.ToString(format.Replace("s", "\\s", StringComparison.Ordinal).Replace("MB", "'MB'", StringComparison.Ordinal).Replace("ms", "'ms'", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    private static void WriteClasses(StringBuilder text, IReadOnlyList<EngineResult> engines, Func<EngineResult, string, string> cell)
    {
        Line(text, $"| class | {string.Join(" | ", engines.Select(engine => engine.Engine))} |");
        Line(text, $"|---|{string.Concat(engines.Select(_ => "---|"))}");
        foreach (var name in engines[0].Classes)
        {
            var mark = IsLost(engines, name) ? "**" : "";
            Line(text, $"| {mark}{name}{mark} | {string.Join(" | ", engines.Select(engine => cell(engine, name)))} |");
        }
    }

    private static void WriteChecks(StringBuilder text, IReadOnlyList<EngineResult> engines)
    {
        Line(text, $"## Hit counts, ours against the others: questions compared, and those that differ");
        var ours = engines[0];
        Line(text, $"| class | hits | {string.Join(" | ", engines.Skip(1).Select(engine => engine.Engine))} |");
        Line(text, $"|---|---|{string.Concat(engines.Skip(1).Select(_ => "---|"))}");
        foreach (var name in ours.Classes.Where(name => ours.ClassOf.ContainsValue(name)))
            Line(text, $"| {name} | {ours.HitsOf(name):N0} | {string.Join(" | ", engines.Skip(1).Select(other => Compare(ours, other, name)))} |");
    }

    private static string Compare(EngineResult ours, EngineResult other, string name)
    {
        var both = ours.Counts.Keys.Where(number => ours.ClassOf[number] == name && other.Counts.ContainsKey(number)).ToList();
        var differing = both.Where(number => ours.Counts[number] != other.Counts[number]).ToList();
        if (both.Count == 0)
            return "–";
        return differing.Count == 0
            ? $"{both.Count} equal"
            : $"{both.Count}, **{differing.Count} differ** (question {differing[0]}: {ours.Counts[differing[0]]} against {other.Counts[differing[0]]})";
    }

    private static void Line(StringBuilder text, FormattableString line) =>
        text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
