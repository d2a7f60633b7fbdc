using System.Globalization;
using ArxivLens.Index;
using ArxivLens.Scale.Engines;

namespace ArxivLens.Scale.Lens;

/// <summary>
/// Summaries, key terms and similar works of papers of a library, beside Lucene's MoreLikeThis and scikit-learn's TF-IDF over the
/// same papers, one after the other, each in a process of its own.
/// </summary>
internal sealed class LensRun(Options options)
{
    private const string Python = "/usr/bin/python3";

    private static readonly string[] Engines = ["own", "lucene", "sklearn"];

    // Beyond, scikit-learn's vocabulary of words and pairs does not fit into memory.
    private const int MostForScikitLearn = 100_000;

    private readonly string _folder = options.Text("data") ?? Path.Combine(Path.GetTempPath(), "arxivlens-scale");
    private readonly HashSet<string> _skipped = [.. (options.Text("skip") ?? "").Split(',')];

    private string Corpus => Path.Combine(_folder, "papers.tsv");

    private string Questions => Path.Combine(_folder, "questions.tsv");

    private string Index => Path.Combine(_folder, "own");

    /// <summary>Runs all and writes the table.</summary>
    public async Task<int> RunAsync()
    {
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
        Directory.CreateDirectory(_folder);
        var corpus = await EngineRun.OpenCorpusAsync(options);
        OwnEngine.Build(corpus, Index);
        EngineRun.Say("own index built");
        AnalysedCorpus.Write(corpus, Corpus);
        Question.WriteAll(Questions, LensExamination.Choose(corpus).Select((paper, place) => new Question(
            place, "similar works", Shape.Similar, [], [], Document: paper)));
        EngineRun.Say("analysed papers written");
        await ChildProcess.RunSelfAsync(["lens-step", .. options.ToArguments(), "--data", _folder]);
        EngineRun.Say("own lens done");
        if (!_skipped.Contains("lucene") && LuceneProgram.IsInstalled)
            await new LuceneProgram(_folder).RunAsync(Corpus, Questions, SheetOf("lucene"));
        if (!_skipped.Contains("sklearn"))
        {
            var most = MostForScikitLearn.ToString(CultureInfo.InvariantCulture);
            var program = Path.Combine(Workspace.Root, "bench/sklearn/terms.py");
            await ChildProcess.RunAsync(Python, [program, Corpus, most, SheetOf("sklearn")]);
            EngineRun.Say("scikit-learn done");
        }

        Write(corpus.Count);
        if (options.Text("keep") is null)
            Directory.Delete(_folder, recursive: true);
        return 0;
    }

    /// <summary>What the child process does.</summary>
    public async Task<int> AskAsync()
    {
        using var sheet = new AnswerSheet(SheetOf("own"));
        using var index = IndexReader.Open(Index);
        new LensExamination(index, await EngineRun.OpenCorpusAsync(options), sheet).Run();
        sheet.Memory(AnswerSheet.PeakBytes());
        return 0;
    }

    private string SheetOf(string engine) => Path.Combine(_folder, $"{engine}.sheet");

    private void Write(int papers)
    {
        var machine = Environment.MachineName.ToLowerInvariant();
        var date = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var results = options.Text("out") ?? Path.Combine(Workspace.Root, "bench/results", $"{date}-{machine}");
        Directory.CreateDirectory(results);
        var name = options.Text("real") is null ? EngineRun.SizeName(papers) : "real";
        var sheets = Engines.Where(engine => File.Exists(SheetOf(engine)))
            .Select(engine => EngineResult.Read(engine, SheetOf(engine))).ToList();
        foreach (var result in sheets)
            File.WriteAllText(Path.Combine(results, $"lens-{name}-{result.Engine}.json"), result.ToJson(papers));
        File.WriteAllText(Path.Combine(results, $"lens-{name}.md"), LensTable.Write(papers, sheets));
        EngineRun.Say($"{Path.Combine(results, $"lens-{name}.md")} written");
    }
}
