using System.Globalization;
using System.IO.Compression;

namespace ArxivLens.Scale.SemanticScholar;

/// <summary>
/// The real program over generated shards of Semantic Scholar's datasets: a library of so many works learns their corpus ids and takes in
/// a shard of citations of which two, twenty or all in a hundred rows are between its works.
/// </summary>
internal static class DumpRun
{
    private const string Bound = "300,000 rows/s";

    /// <summary>Measures all of it.</summary>
    public static int Run(Options options)
    {
        var (works, rows) = (options.Number("works", 1_000_000), options.Number("rows", 20_000_000));
        var shards = new CitationShard(works, options.Number("sentences", 5), (ulong)options.Number("seed", 1));
        var files = Directory.CreateDirectory(Path.Combine(options.Text("data") ?? Path.GetTempPath(), $"arxivlens-s2-{Environment.ProcessId}"));
        try
        {
            Say($"| what | rows | bytes a row, packed | wall | processor | memory | rows/s | rows/s of processor |");
            Say($"|---|---|---|---|---|---|---|---|");
            WriteWorks(shards, works, files.FullName);
            foreach (var percent in (options.Text("shares") ?? "2,20,100").Split(',').Select(share => int.Parse(share, CultureInfo.InvariantCulture)))
            {
                using var workspace = new Workspace();
                Measure(workspace, "works", works, Path.Combine(files.FullName, "works.jsonl.gz"));
                Measure(workspace, "s2-papers", works, Path.Combine(files.FullName, "papers.jsonl.gz"));
                var shard = Path.Combine(files.FullName, "citations.jsonl.gz");
                shards.Write(shard, rows, percent);
                Measure(workspace, "s2-citations", rows, shard, $", {percent} % of the library");
            }
        }
        finally
        {
            files.Delete(recursive: true);
        }

        Say($"The bound is {Bound} on two cores.");
        return 0;
    }

    private static void WriteWorks(CitationShard shards, int works, string folder)
    {
        using var known = Open(folder, "works");
        using var papers = Open(folder, "papers");
        for (var work = 0; work < works; work++)
        {
            // Months of 90,000 papers from January 2015 on.
            var (month, number) = Math.DivRem(work, 90_000);
            var id = string.Create(CultureInfo.InvariantCulture, $"{15 + (month / 12):00}{1 + (month % 12):00}.{1 + number:00000}");
            known.Write($"{{\"id\":\"{id}\",\"title\":\"Work {work}\"}}\n");
            papers.Write($"{{\"corpusid\":{shards.IdOf(work)},\"externalids\":{{\"ACL\":null,\"ArXiv\":\"{id}\",\"DOI\":null}},\"title\":\"Work {work}\"}}\n");
        }
    }

    private static StreamWriter Open(string folder, string name) =>
        new(new GZipStream(File.Create(Path.Combine(folder, $"{name}.jsonl.gz")), CompressionLevel.Fastest));

    private static void Measure(Workspace workspace, string kind, int rows, string file, string which = "")
    {
        var run = ImportRun.Measure(workspace, ["import", kind, file, "--no-index", "--quiet"]);
        Say($"| {kind}{which} | {rows:N0} | {new FileInfo(file).Length / (double)rows:0} | {run.Wall.TotalSeconds:0.0} s | {run.Cpu.TotalSeconds:0.0} s | {run.PeakBytes / 1e6:N0} MB | {rows / run.Wall.TotalSeconds:N0} | {rows / run.Cpu.TotalSeconds:N0} |");
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
