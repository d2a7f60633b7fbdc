using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using ArxivLens.Core.Network;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Similarity;
using ArxivLens.Core.Summaries;
using ArxivLens.Core.Terms;
using ArxivLens.Index;
using ArxivLens.Index.Documents;

namespace ArxivLens.Evaluation;

/// <summary>How long each part of a paper's page takes when it is computed on request.</summary>
internal static class LensTiming
{
    private const int Samples = 1_000;

    /// <summary>Indexes papers and the citations among them, then prints one line per part, milliseconds.</summary>
    /// <param name="papersPath">Papers in the snapshot's shape.</param>
    /// <param name="citationsPath">Lines <c>citing,cited</c>.</param>
    /// <param name="output">Where to print.</param>
    public static void Run(string papersPath, string citationsPath, TextWriter output)
    {
        var papers = LabelledFile.Read<SnapshotPaper>(papersPath)
            .DistinctBy(p => p.Id).OrderBy(p => p.Id, StringComparer.Ordinal).ToArray();
        var folder = Directory.CreateTempSubdirectory("arxivlens-timing");
        try
        {
            Build(folder.FullName, papers, citationsPath);
            using var index = IndexReader.Open(folder.FullName);
            output.WriteLine($"{index.DocumentCount} documents, {index.Graph.EdgeCount} citations");
            Print(output, "quick summary", papers, i => QuickSummary.Choose(papers[i].Title, papers[i].Abstract));
            Print(output, "key terms", papers, i => KeyTerms.Extract(index, WorkOf(papers[i])));
            Print(output, "similar works", papers, i => SimilarWorks.Find(index, i));
            Print(output, "network of 150", papers, i => CitationNetwork.Around(index, i));
        }
        finally
        {
            folder.Delete(true);
        }
    }

    private static void Build(string folder, SnapshotPaper[] papers, string citationsPath)
    {
        using var builder = new IndexBuilder(folder, "timing");
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var paper in papers)
        {
            var kind = (byte)WorkKind.Paper;
            var document = new IndexDocument { Key = paper.Id, Title = paper.Title, Abstract = paper.Abstract, Kind = kind };
            numbers.Add(paper.Id, builder.Add(document));
        }

        foreach (var (citing, cited) in ReadCitations(citationsPath, numbers)) builder.AddCitation(citing, cited, 1);
        builder.Commit();
    }

    private static (int Citing, int Cited)[] ReadCitations(string path, Dictionary<string, int> numbers)
    {
        using var file = File.OpenRead(path);
        using var text = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        var found = new HashSet<(int, int)>();
        while (text.ReadLine()?.Split(',') is { } pair)
        {
            if (pair is not [var from, var to]) continue;
            var areKnown = numbers.TryGetValue(from, out var citing) & numbers.TryGetValue(to, out var cited);
            if (areKnown && citing != cited) found.Add((citing, cited));
        }

        return [.. found.Order()];
    }

    private static void Print(TextWriter output, string name, SnapshotPaper[] papers, Action<int> compute)
    {
        var step = Math.Max(1, papers.Length / Samples);
        var documents = Enumerable.Range(0, papers.Length / step).Select(i => i * step).ToArray();
        foreach (var document in documents) compute(document);
        var times = documents.Select(d => Time(() => compute(d))).Order().ToArray();
        var (middle, late) = (times[times.Length / 2], times[times.Length * 99 / 100]);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-15} p50 {middle:F2}  p99 {late:F2} ms"));
    }

    private static double Time(Action action)
    {
        var began = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static Work WorkOf(SnapshotPaper paper) => new() { Key = default, Title = paper.Title, Abstract = paper.Abstract };

    private sealed record SnapshotPaper(string Id, string Title, string Abstract);
}
