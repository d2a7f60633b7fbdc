using System.Diagnostics;
using System.Globalization;
using System.Text;
using ArxivLens.Scale.Corpus;
using ArxivLens.Scale.Engines;

namespace ArxivLens.Scale;

/// <summary>
/// The real program over a generated library: import of papers and citations, the index, and pages over loopback HTTP on one
/// kept connection.
/// </summary>
internal static class ProductRun
{
    private static readonly string[] Asked = ["rare1", "med2and", "com2and", "com1", "phrase2", "prefix4", "title1"];

    /// <summary>Measures all of it and writes <c>product-N.md</c>.</summary>
    public static async Task<int> RunAsync(Options options)
    {
        var corpus = new GeneratedCorpus(options.Number("papers", 100_000), (ulong)options.Number("seed", 1));
        var files = Path.Combine(options.Text("data") ?? Path.GetTempPath(), "arxivlens-scale-files");
        GenerateRun.Write(corpus, files);
        using var workspace = new Workspace();
        var text = new StringBuilder();
        Line(text, $"# The program, {corpus.Count:N0} papers");
        Line(text, $"");
        Line(text, $"| what | wall | CPU | memory | wall a record |");
        Line(text, $"|---|---|---|---|---|");
        Step(text, workspace, "import papers", corpus.Count, "import", "papers", Path.Combine(files, "papers.jsonl"), "--no-index", "--quiet");
        var citations = File.ReadLines(Path.Combine(files, "citations.csv")).LongCount() - 1;
        Step(text, workspace, "import citations", citations, "import", "citations", Path.Combine(files, "citations.csv"), "--no-index", "--quiet");
        Step(text, workspace, "index", corpus.Count, "index");
        Directory.Delete(files, recursive: true);
        var index = Path.Combine(workspace.DataDirectory, "index");
        Line(text, $"");
        Line(text, $"{citations:N0} citations. The library takes {(AnswerSheet.BytesOf(workspace.DataDirectory) - AnswerSheet.BytesOf(index)) / 1e6:N0} MB, the index {AnswerSheet.BytesOf(index) / 1e6:N0} MB.");
        Line(text, $"");
        await AskAsync(text, workspace, corpus, index, options.Number("questions", 200));
        var results = options.Required("out");
        Directory.CreateDirectory(results);
        await File.WriteAllTextAsync(Path.Combine(results, $"product-{EngineRun.SizeName(corpus.Count)}.md"), text.ToString());
        Console.Write(text);
        return 0;
    }

    private static void Step(StringBuilder text, Workspace workspace, string what, long records, params string[] commandLine)
    {
        var run = ImportRun.Measure(workspace, commandLine);
        Line(
            text,
            $"| {what} | {run.Wall.TotalSeconds:0.0} s | {run.Cpu.TotalSeconds:0.0} s | {run.PeakBytes / 1e6:0} MB | {run.Wall.TotalMicroseconds / records:0.0} µs |");
    }

    private static async Task AskAsync(StringBuilder text, Workspace workspace, GeneratedCorpus corpus, string index, int count)
    {
        List<Question> questions;
        using (var engine = new OwnEngine(index))
            questions = QuestionDraw.Draw(engine, new GeneratedPapers(corpus), count, corpus.Seed);
        using var server = await Server.StartAsync(workspace);
        Line(text, $"Pages over HTTP, one kept connection, one at a time; each address once before.");
        Line(text, $"");
        Line(text, $"| page | n | p50 | p95 | p99 |");
        Line(text, $"|---|---|---|---|---|");
        foreach (var group in questions.Where(question => Asked.Contains(question.Class)).GroupBy(question => question.Class))
            await MeasureAsync(text, server, $"search, {group.Key}", [.. group.Select(question => $"search?q={Uri.EscapeDataString(TextOf(question))}")]);
        var draft = new PaperDraft();
        var papers = questions.Where(question => question.Shape == Shape.Similar).Select(question => AddressOf(question.Document)).ToList();
        await MeasureAsync(text, server, "a paper's page", papers);
        Line(text, $"");
        Line(text, $"The server's memory afterwards: {server.PeakBytes / 1e6:N0} MB at its peak.");

        string AddressOf(int document)
        {
            corpus.WriteKey(document, draft);
            return $"abs/{draft.Key}";
        }
    }

    private static async Task MeasureAsync(StringBuilder text, Server server, string what, List<string> addresses)
    {
        var times = new List<double>();
        foreach (var address in addresses)
            _ = await server.Client.GetByteArrayAsync(new Uri(address, UriKind.Relative));
        foreach (var address in addresses)
        {
            var began = Stopwatch.GetTimestamp();
            _ = await server.Client.GetByteArrayAsync(new Uri(address, UriKind.Relative));
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        times.Sort();
        Line(text, $"| {what} | {times.Count} | {At(times, 50):0.0} ms | {At(times, 95):0.0} ms | {At(times, 99):0.0} ms |");
    }

    private static string TextOf(Question question) => question.Shape switch
    {
        Shape.Phrase => $"\"{string.Join(' ', question.Typed)}\"",
        Shape.Prefix => $"{question.Typed[0]}*",
        Shape.Title => $"title:{question.Typed[0]}",
        _ => string.Join(' ', question.Typed),
    };

    private static double At(List<double> sorted, int percent) => sorted[Math.Min(sorted.Count - 1, sorted.Count * percent / 100)];

    private static void Line(StringBuilder text, FormattableString line) =>
        text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
