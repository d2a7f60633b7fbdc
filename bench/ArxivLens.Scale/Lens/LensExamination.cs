using System.Diagnostics;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Similarity;
using ArxivLens.Core.Summaries;
using ArxivLens.Core.Terms;
using ArxivLens.Index;
using ArxivLens.Scale.Corpus;
using ArxivLens.Scale.Engines;

namespace ArxivLens.Scale.Lens;

/// <summary>
/// Computes the parts of a paper's page for papers spread evenly over the library, each part alone and then all three, on one
/// thread. The texts are in memory: to fetch them from the library is not in the figures.
/// </summary>
internal sealed class LensExamination(IndexReader index, IPaperCorpus corpus, AnswerSheet sheet)
{
    private const int Papers = 2_000;
    private const int Terms = 20;
    private const int Similar = 10;
    private static readonly TimeSpan Warmth = TimeSpan.FromSeconds(3);

    /// <summary>The papers looked at.</summary>
    public static IEnumerable<int> Choose(IPaperCorpus corpus)
        => Enumerable.Range(0, Math.Min(Papers, corpus.Count)).Select(place => (int)((long)place * corpus.Count / Papers));

    /// <summary>Measures all.</summary>
    public void Run()
    {
        var papers = Choose(corpus).Select(number => (Number: number, Work: WorkOf(number))).ToArray();
        Measure("summary", papers, paper => QuickSummary.Choose(paper.Work));
        Measure("terms", papers, paper => KeyTerms.Extract(index, paper.Work, Terms));
        Measure("similar works", papers, paper => SimilarWorks.Find(index, paper.Number, Similar));
        Measure("all three", papers, paper =>
        {
            QuickSummary.Choose(paper.Work);
            KeyTerms.Extract(index, paper.Work, Terms);
            return SimilarWorks.Find(index, paper.Number, Similar);
        });
    }

    private static Work ToWork(string title, string text) => new() { Key = default, Title = title, Abstract = text };

    private Work WorkOf(int number)
    {
        var document = corpus.Read(number);
        return ToWork(document.Title, document.Abstract);
    }

    private void Measure(string name, (int Number, Work Work)[] papers, Func<(int Number, Work Work), object> compute)
    {
        var warming = Stopwatch.GetTimestamp();
        for (var place = 0; Stopwatch.GetElapsedTime(warming) < Warmth; place++)
            compute(papers[place % papers.Length]);
        var times = new double[papers.Length];
        var (cpu, allocated) = (Environment.CpuUsage.TotalTime, GC.GetAllocatedBytesForCurrentThread());
        for (var place = 0; place < papers.Length; place++)
        {
            var began = Stopwatch.GetTimestamp();
            compute(papers[place]);
            times[place] = Stopwatch.GetElapsedTime(began).TotalMicroseconds;
        }

        var bytes = GC.GetAllocatedBytesForCurrentThread() - allocated;
        sheet.Cost(name, 1, isCold: false, papers.Length, Environment.CpuUsage.TotalTime - cpu, bytes);
        foreach (var time in times)
            sheet.Time(name, 1, isCold: false, time);
    }
}
