using System.Globalization;
using ArxivLens.Scale.Corpus;

namespace ArxivLens.Scale;

/// <summary>Writes a generated corpus into a folder, and says how fast.</summary>
internal static class GenerateRun
{
    /// <summary>Writes <c>papers.jsonl</c> and <c>citations.csv</c>.</summary>
    public static void Write(GeneratedCorpus corpus, string folder)
    {
        Directory.CreateDirectory(folder);
        var began = Environment.CpuUsage.TotalTime;
        SnapshotWriter.WritePapers(corpus, Path.Combine(folder, "papers.jsonl"));
        Say("papers written", corpus.Count, began);
        began = Environment.CpuUsage.TotalTime;
        Say("citations written", SnapshotWriter.WriteCitations(corpus, Path.Combine(folder, "citations.csv")), began);
    }

    /// <summary>Generates without keeping anything, and tells how the citations are spread.</summary>
    public static void Measure(GeneratedCorpus corpus)
    {
        var began = Environment.CpuUsage.TotalTime;
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var draft = new PaperDraft();
        var writer = corpus.CreateWriter();
        var letters = 0L;
        for (var number = 0; number < corpus.Count; number++)
        {
            corpus.Draw(number, draft, writer);
            letters += draft.Title.Length + draft.Abstract.Length;
        }

        Say("papers drawn", corpus.Count, began);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{letters / (double)corpus.Count:0} letters and {(GC.GetAllocatedBytesForCurrentThread() - allocated) / corpus.Count} bytes allocated a paper"));
        began = Environment.CpuUsage.TotalTime;
        var read = new GeneratedPapers(corpus).ReadDocuments().Count();
        Say("documents made", read, began);
        began = Environment.CpuUsage.TotalTime;
        var cited = new int[corpus.Count];
        Say("citations drawn", new GeneratedCitations(corpus).Tell((_, row) => Count(row, cited)), began);
        Array.Sort(cited);
        Console.WriteLine(
            $"cited: most {string.Join(", ", cited.TakeLast(5).Reverse())}; 99 % {cited[cited.Length * 99 / 100]}, "
                + $"median {cited[cited.Length / 2]}, never {cited.Count(count => count == 0)}");
    }

    private static void Count(ReadOnlySpan<int> row, int[] cited)
    {
        foreach (var paper in row)
            cited[paper]++;
    }

    private static void Say(string what, long count, TimeSpan began)
    {
        var seconds = (Environment.CpuUsage.TotalTime - began).TotalSeconds;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{count:N0} {what} in {seconds:0.0} s of CPU, {count / seconds:N0}/s"));
    }
}
