using System.Globalization;
using ArxivLens.Core.Network;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Similarity;
using ArxivLens.Core.Summaries;
using ArxivLens.Core.Terms;
using ArxivLens.Index;

namespace ArxivLens.Evaluation;

/// <summary>What each part of a paper's page takes when it is computed on request, in CPU time and in allocated bytes.</summary>
internal static class LensTiming
{
    private const int Samples = 2_000;

    /// <summary>Indexes papers and the citations among them, then prints one line per part.</summary>
    /// <param name="papersPath">Papers in the snapshot's shape.</param>
    /// <param name="citationsPath">Lines <c>citing,cited</c>.</param>
    /// <param name="output">Where to print.</param>
    public static void Run(string papersPath, string citationsPath, TextWriter output)
    {
        using var library = new SimilarLibrary(
            LabelledFile.Read<SnapshotPaper>(papersPath), SimilarLibrary.ReadCitations(citationsPath));
        var (papers, index) = (library.Papers, library.Index);
        output.WriteLine($"{index.DocumentCount} documents, {index.Graph.EdgeCount} citations");
        Print(output, "quick summary", papers.Count, i => QuickSummary.Choose(papers[i].Title, papers[i].Abstract));
        Print(output, "key terms", papers.Count, i => KeyTerms.Extract(index, WorkOf(papers[i])));
        Print(output, "similar works", papers.Count, i => SimilarWorks.Find(index, i));
        Print(output, "network of 150", papers.Count, i => Draw(index, i));
        Print(output, "the first three", papers.Count, i =>
        {
            QuickSummary.Choose(papers[i].Title, papers[i].Abstract);
            KeyTerms.Extract(index, WorkOf(papers[i]));
            SimilarWorks.Find(index, i);
        });
    }

    /// <summary>Prints one line for each part that an index alone can tell.</summary>
    /// <param name="folder">An index, such as <c>ArxivLens.Scale engines --keep yes</c> leaves.</param>
    /// <param name="output">Where to print.</param>
    public static void Run(string folder, TextWriter output)
    {
        using var index = IndexReader.Open(folder);
        output.WriteLine($"{index.DocumentCount} documents, {index.Graph.EdgeCount} citations");
        Print(output, "nearest by text", index.NumberCount, i => index.FindSimilarText(i, 40));
        Print(output, "similar works", index.NumberCount, i => SimilarWorks.Find(index, i));
        Print(output, "network of 150", index.NumberCount, i => Draw(index, i));
    }

    private static void Draw(IndexReader index, int document)
    {
        var question = new NetworkQuestion { Starts = [WorkKey.TryParse(index.Key(document), out var key) ? key : default] };
        var network = NetworkSelection.Choose(index, question);
        NetworkDrawing.Settle(NetworkDrawing.Describe(index, question, network, new Work?[network.Nodes.Count], []));
    }

    /// <summary>
    /// Asks for documents all over the library, each for the first time and then again; others have warmed up before.
    /// </summary>
    private static void Print(TextWriter output, string name, int count, Action<int> compute)
    {
        var step = Math.Max(2, count / Samples);
        for (var document = step / 2; document < count; document += step)
            compute(document);
        foreach (var turn in new[] { "first", "again" })
        {
            var bytes = GC.GetAllocatedBytesForCurrentThread();
            var times = Enumerable.Range(0, count / step).Select(i => Time(() => compute(i * step))).ToArray();
            var mean = (GC.GetAllocatedBytesForCurrentThread() - bytes) / times.Length;
            Array.Sort(times);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{name,-15} {turn} CPU p50 {times[times.Length / 2]:F3}  p99 {times[times.Length * 99 / 100]:F3}  "
                + $"mean {times.Average():F3} ms, {1000 / times.Average():N0} a second, {mean:N0} bytes"));
        }
    }

    private static double Time(Action action)
    {
        var began = Environment.CpuUsage.TotalTime;
        action();
        return (Environment.CpuUsage.TotalTime - began).TotalMilliseconds;
    }

    private static Work WorkOf(SnapshotPaper paper) => new() { Key = default, Title = paper.Title, Abstract = paper.Abstract };
}
