using System.Globalization;
using System.Runtime.InteropServices;

namespace ArxivLens.Scale;

/// <summary>The real program over the shared data: import, index and a paper's page.</summary>
internal static class LibraryRun
{
    /// <summary>Measures all of it and keeps the table in bench/results.</summary>
    public static async Task<int> RunAsync()
    {
        if (Workspace.Shared is not { } shared)
        {
            Console.Error.WriteLine("The shared data is not beside the project; there is nothing to measure.");
            return 1;
        }

        Workspace.BuildProgram();
        var machine = Environment.MachineName.ToLowerInvariant();
        var date = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var lines = new List<string>
        {
            $"# Scale, {date}, {machine}",
            "",
            $"{Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}. "
                + "Each figure is of the real program as a process of its own; memory is the peak resident set (VmHWM) of the largest process.",
            "",
            "| what | wall | CPU | memory | bound |",
            "|---|---|---|---|---|",
        };

        var corpus = Path.Combine(shared, "papers/arxiv-citation-corpus-1991-1996.jsonl.gz");
        using var citations = new Workspace();
        var run = ImportRun.Measure(
            citations,
            ["import", "papers", corpus, "--no-index"],
            ["import", "works", Path.Combine(shared, "citations/works-without-abstract.jsonl.gz"), "--no-index"],
            ["import", "citations", Path.Combine(shared, "citations/arxiv-citations-1991-1996.csv.gz")]);
        lines.Add(run.Row("import and index 21,887 papers, 27,377 works, 130,095 citations", "20 s, 1 GB"));

        using (var sample = new Workspace())
        {
            var large = ImportRun.Measure(sample, ["import", "papers", Path.Combine(shared, "papers/arxiv-sample-170k.jsonl.gz")]);
            lines.Add(large.Row("import and index 169,686 papers", "60 s, 1 GB"));
        }

        lines.AddRange(await PageRun.MeasureAsync(citations, corpus));
        var text = string.Join('\n', lines) + "\n";
        Console.Write(text);
        var results = Path.Combine(Workspace.Root, "bench/results");
        Directory.CreateDirectory(results);
        await File.WriteAllTextAsync(Path.Combine(results, $"{date}-{machine}.md"), text);
        return 0;
    }
}
