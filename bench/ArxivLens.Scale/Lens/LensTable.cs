using System.Globalization;
using System.Text;
using ArxivLens.Scale.Engines;

namespace ArxivLens.Scale.Lens;

/// <summary>What the parts of a page cost, beside others, in Markdown.</summary>
internal static class LensTable
{
    /// <summary>Writes it.</summary>
    public static string Write(int papers, IReadOnlyList<EngineResult> engines)
    {
        var text = new StringBuilder();
        Line(text, $"# The lens, {papers:N0} papers");
        Line(text, $"");
        Line(text, $"One thread, warm, the same papers spread evenly over the library; texts in memory.");
        Line(text, $"");
        Line(text, $"| part | engine | p50 ms | p99 ms | CPU ms a paper | papers a second of CPU | allocated bytes | papers |");
        Line(text, $"|---|---|---|---|---|---|---|---|");
        foreach (var name in engines[0].Classes)
        {
            foreach (var engine in engines)
            {
                if (engine.LatencyOf(name) is { } latency)
                    WriteRow(text, name, engine.Engine, latency);
            }
        }

        Line(text, $"");
        Line(text, $"lucene: MoreLikeThis over 25 terms, which knows no citations. sklearn: TfidfVectorizer of words and pairs over at most");
        Line(text, $"100,000 of the papers, fitting and the twenty best of each together, already tokenised; its times are means.");
        return text.ToString();
    }

    private static void WriteRow(StringBuilder text, string name, string engine, Latency latency) => Line(
        text,
        $"| {name} | {engine} | {latency.P50:0.000} | {latency.P99:0.000} | {latency.Cpu:0.000} | {1_000 / latency.Cpu:N0} | {(latency.Allocated < 0 ? "–" : latency.Allocated.ToString("N0", CultureInfo.InvariantCulture))} | {latency.Count:N0} |");

    private static void Line(StringBuilder text, FormattableString line) =>
        text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
