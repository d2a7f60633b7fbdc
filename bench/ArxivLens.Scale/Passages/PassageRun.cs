using System.Diagnostics;
using System.Globalization;
using ArxivLens.Core.FullTexts;
using ArxivLens.Core.Questions;
using ArxivLens.Index;
using ArxivLens.Scale.Corpus;

namespace ArxivLens.Scale.Passages;

/// <summary>
/// How long a question takes over so many parts of full texts: its words weighed, the index asked for parts of works near by and of all,
/// and the sentences of what is found ranked. The texts are drawn anew, not fetched; drawing them is not in the figures.
/// </summary>
internal sealed class PassageRun(Options options)
{
    private const int Warming = 30;
    private const int NearWorks = 100;

    private readonly string folder = options.Text("data") ?? Path.Combine(Path.GetTempPath(), "arxivlens-scale-passages");

    /// <summary>Builds unless the index is there, asks, and prints.</summary>
    public int Run()
    {
        var parts = new GeneratedParts(new GeneratedCorpus(options.Number("passages", 5_000_000) / 2, (ulong)options.Number("seed", 1)));
        if (IndexReader.ReadManifest(folder) is null) Build(parts);
        using var index = IndexReader.Open(folder);
        var questions = options.Number("questions", 300);
        var times = new List<(double Wall, double Cpu)>();
        for (var number = -Warming; number < questions; number++)
        {
            var time = Ask(index, parts, number + Warming);
            if (number >= 0) times.Add(time);
        }

        Print("wall", [.. times.Select(time => time.Wall)]);
        Print("processor", [.. times.Select(time => time.Cpu)]);
        Print("without works near by", [.. times.Where((_, at) => (at + Warming) % 3 == 0).Select(time => time.Cpu)]);
        if (options.Text("keep") is null) Directory.Delete(folder, recursive: true);
        return 0;
    }

    private void Build(GeneratedParts parts)
    {
        var began = Stopwatch.GetTimestamp();
        using var builder = new IndexBuilder(folder, "scale");
        foreach (var (work, part) in Ahead.Of(parts.ReadAll())) builder.Add(PassageIndexer.DocumentOf(work, part));
        builder.Commit();
        var bytes = new DirectoryInfo(folder).EnumerateFiles().Sum(file => file.Length);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{parts.Count:N0} passages built in {Stopwatch.GetElapsedTime(began).TotalSeconds:F0} s "
            + $"({Environment.CpuUsage.TotalTime.TotalSeconds:F0} s of processor time), {bytes / 1e9:F2} GB"));
    }

    private static (double Wall, double Cpu) Ask(IndexReader index, GeneratedParts parts, int number)
    {
        var question = QuestionOf(parts, number);
        var works = parts.Count / GeneratedParts.OfWork;
        var near = Enumerable.Range(0, number % 3 == 0 ? 0 : NearWorks)
            .Select(at => $"work:{(number * 7919L + at * 104729L) % works}").ToList();
        var (wall, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var terms = QuestionTerms.Read(question, WordRarity.Of(index));
        var places = FullTextPool.Find(index, terms, near, CancellationToken.None);
        var (wallTime, cpuTime) = (Stopwatch.GetElapsedTime(wall), Environment.CpuUsage.TotalTime - cpu);
        var documents = places.Select(place => Draw(parts, place.Work.ToString(), place.Sentence)).ToList();
        (wall, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        EvidenceSearch.Rank(terms, documents, PassageModel.Learnt);
        wallTime += Stopwatch.GetElapsedTime(wall);
        return (wallTime.TotalMilliseconds, (cpuTime + Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds);
    }

    /// <summary>Twelve words of a part, and of what stands before them sixty as their context.</summary>
    private static EvidenceQuestion QuestionOf(GeneratedParts parts, int number)
    {
        var (_, part) = parts.Read((int)(number * 15_485_863L % parts.Count));
        var words = string.Join(' ', part.Sentences).Split(' ');
        return new EvidenceQuestion(
            string.Join(' ', words.Take(12)), words.Length > 13 ? words[12] : null, string.Join(' ', words.Skip(13).Take(60)), []);
    }

    private static PassageDocument Draw(GeneratedParts parts, string work, int sentence)
    {
        var number = int.Parse(work["work:".Length..], CultureInfo.InvariantCulture) * GeneratedParts.OfWork + (sentence - 1) / FullTextPart.MostSentences;
        var (_, part) = parts.Read(number);
        return FullTextPool.DocumentOf(new StoredPart(default, null, null, part), null, PassageRelation.Library);
    }

    private static void Print(string name, List<double> times)
    {
        times.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-21} {times.Count} questions: p50 {times[times.Count / 2]:F1} ms, p95 {times[times.Count * 95 / 100]:F1} ms, "
            + $"p99 {times[times.Count * 99 / 100]:F1} ms, most {times[^1]:F1} ms"));
    }
}
