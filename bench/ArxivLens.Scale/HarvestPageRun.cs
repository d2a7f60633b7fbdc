using ArxivLens.Core.Ingest;
using ArxivLens.Core.Library;
using ArxivLens.Scale.Corpus;
using ArxivLens.Sources.ArxivOai;
using ArxivLens.Storage.Sqlite;

namespace ArxivLens.Scale;

/// <summary>What a page of arXiv's server costs: reading it, and saving its records with where to go on.</summary>
internal static class HarvestPageRun
{
    private const int Records = 2_500;
    private const int Rounds = 20;

    /// <summary>Measures processor time, and prints the median and the slowest of twenty pages one after another.</summary>
    public static async Task<int> RunAsync(Options options)
    {
        var folder = Directory.CreateTempSubdirectory("arxivlens-page-");
        try
        {
            var directory = new DataDirectory(folder.FullName);
            using var storage = SqliteStorage.Open(directory.LibraryFile);
            var rejected = new RejectedRecords(directory.RejectedFile);
            var run = await SourceRun.BeginAsync(
                storage.Stores, rejected, directory, TimeProvider.System, new SourceInput("arxiv-oai", "papers", "page"));
            var (reading, saving) = (new List<double>(), new List<double>());
            var corpus = new GeneratedCorpus(Records * Rounds, (ulong)options.Number("seed", 1));
            for (var round = 0; round < Rounds; round++)
            {
                var body = GeneratedPage.Write(corpus, round * Records, Records, "next");
                var began = Environment.CpuUsage.TotalTime;
                var page = OaiAnswerReader.TryRead(body, out var fault) ?? throw new InvalidOperationException(fault);
                var read = Environment.CpuUsage.TotalTime;
                var works = page.Records.Select(record => record.Work!).ToList();
                await run.SaveAsync(new SourceBatch { Works = works, Present = works });
                reading.Add((read - began).TotalSeconds);
                saving.Add((Environment.CpuUsage.TotalTime - read).TotalSeconds);
                if (round == 0)
                    Console.WriteLine(FormattableString.Invariant($"a page of {page.Records.Count:N0} records has {body.Length / 1e6:0.0} MB"));
            }

            Print("read", reading);
            Print("saved", saving);
            Print("together", [.. reading.Zip(saving, (one, other) => one + other)]);
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Print(string what, List<double> seconds)
    {
        var sorted = seconds.Order().ToList();
        Console.WriteLine(FormattableString.Invariant(
            $"| {what} | {sorted[sorted.Count / 2]:0.000} s | {sorted[^1]:0.000} s |"));
    }
}
