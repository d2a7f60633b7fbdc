using System.Diagnostics;
using System.Globalization;
using ArxivLens.Scale.Corpus;

namespace ArxivLens.Scale.Engines;

/// <summary>
/// The same papers and the same questions to each engine, one after the other, each building and each asking in a process of its
/// own.
/// </summary>
internal sealed class EngineRun(Options options)
{
    private static readonly string[] Engines = ["own", "lucene", "fts5", "pg"];

    private readonly string _folder = options.Text("data") ?? Path.Combine(Path.GetTempPath(), "arxivlens-scale");
    private readonly HashSet<string> _skipped = [.. (options.Text("skip") ?? "").Split(',')];

    private string Corpus => Path.Combine(_folder, "papers.tsv");

    private string Questions => Path.Combine(_folder, "questions.tsv");

    /// <summary>Runs all engines and writes the tables.</summary>
    public async Task<int> RunAsync()
    {
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
        Directory.CreateDirectory(_folder);
        var corpus = await OpenCorpusAsync(options);
        Say($"{SizeName(corpus.Count)} papers in {_folder}");
        await RunSelfAsync("own-build");
        AnalysedCorpus.Write(corpus, Corpus);
        Say("analysed papers written");
        DrawQuestions(corpus);
        await RunSelfAsync("own-ask");
        await RunSelfAsync("own-update");
        if (!_skipped.Contains("lucene") && LuceneProgram.IsInstalled)
            await new LuceneProgram(_folder).RunAsync(Corpus, Questions, SheetOf("lucene"));
        await RunEngineAsync("fts5", isInstalled: true);
        await RunEngineAsync("pg", PostgresEngine.IsInstalled);
        Write(corpus.Count);
        if (options.Text("keep") is null)
            Directory.Delete(_folder, recursive: true);
        return 0;
    }

    /// <summary>What a child process does.</summary>
    public async Task<int> RunStepAsync(string step)
    {
        var engine = step[..step.IndexOf('-', StringComparison.Ordinal)];
        var index = Path.Combine(_folder, engine);
        using var sheet = new AnswerSheet(SheetOf(engine));
        if (step.EndsWith("-build", StringComparison.Ordinal))
        {
            await BuildAsync(engine, index, sheet);
            return 0;
        }

        if (step.EndsWith("-update", StringComparison.Ordinal))
        {
            OwnUpdate.Measure(index, await OpenCorpusAsync(options), sheet);
            return 0;
        }

        var questions = Question.ReadAll(Questions);
        if (engine == "own")
        {
            PageCache.Drop(index);
            sheet.Open(OwnEngine.TimeToOpen(index, questions[0]));
        }

        using var opened = Open(engine, index);
        new Examination(opened, sheet).Run(questions);
        if (engine != "pg")
            sheet.Memory(AnswerSheet.PeakBytes());
        return 0;
    }

    /// <summary>Says what is done, with the time.</summary>
    public static void Say(string text) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetUtcNow():HH:mm:ss} {text}"));

    private static IEngine Open(string engine, string index) => engine switch
    {
        "own" => new OwnEngine(index),
        "fts5" => new Fts5Engine(index),
        "pg" => new PostgresEngine(index),
        _ => throw new ArgumentException($"{engine} is no engine"),
    };

    /// <summary>The papers of a command line: generated ones, or those of a folder.</summary>
    public static async Task<IPaperCorpus> OpenCorpusAsync(Options options)
    {
        var papers = options.Number("papers", 100_000);
        return options.Text("real") is { } folder
            ? await RealPapers.ReadAsync(folder, papers)
            : new GeneratedPapers(new GeneratedCorpus(papers, (ulong)options.Number("seed", 1)));
    }

    private string SheetOf(string engine) => Path.Combine(_folder, $"{engine}.sheet");

    private async Task BuildAsync(string engine, string index, AnswerSheet sheet)
    {
        var corpus = engine == "own" ? await OpenCorpusAsync(options) : null;
        var (cpu, began) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        if (corpus is not null)
            OwnEngine.Build(corpus, index);
        else if (engine == "fts5")
            Fts5Engine.Build(Corpus, index);
        else
            PostgresEngine.Build(Corpus, index);
        // The server's own CPU time and memory are not this process's.
        var isServer = engine == "pg";
        sheet.Build(
            Stopwatch.GetElapsedTime(began), isServer ? TimeSpan.Zero : Environment.CpuUsage.TotalTime - cpu,
            isServer ? 0 : AnswerSheet.PeakBytes(), AnswerSheet.BytesOf(isServer ? Path.Combine(index, "base") : index));
    }

    private void DrawQuestions(IPaperCorpus corpus)
    {
        using var index = new OwnEngine(Path.Combine(_folder, "own"));
        var questions = QuestionDraw.Draw(index, corpus, options.Number("questions", 200), (ulong)options.Number("seed", 1));
        Question.WriteAll(Questions, questions);
        Say($"{questions.Count} questions drawn");
    }

    private async Task RunEngineAsync(string engine, bool isInstalled)
    {
        if (_skipped.Contains(engine) || !isInstalled)
            return;
        await RunSelfAsync($"{engine}-build");
        await RunSelfAsync($"{engine}-ask");
    }

    private async Task RunSelfAsync(string step)
    {
        var arguments = options.ToArguments().Append("--data").Append(_folder);
        await ChildProcess.RunSelfAsync(["step", step, .. arguments]);
        Say($"{step} done");
    }

    private void Write(int papers)
    {
        var machine = Environment.MachineName.ToLowerInvariant();
        var date = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var results = options.Text("out") ?? Path.Combine(Workspace.Root, "bench/results", $"{date}-{machine}");
        Directory.CreateDirectory(results);
        var name = options.Text("real") is null ? SizeName(papers) : "real";
        var sheets = Engines.Where(engine => File.Exists(SheetOf(engine)))
            .Select(engine => EngineResult.Read(engine, SheetOf(engine))).ToList();
        foreach (var result in sheets)
            File.WriteAllText(Path.Combine(results, $"engines-{name}-{result.Engine}.json"), result.ToJson(papers));
        File.WriteAllText(Path.Combine(results, $"engines-{name}.md"), EngineTable.Write(papers, sheets));
        GrowthTable.Write(results);
        Say($"{Path.Combine(results, $"engines-{name}.md")} written");
    }

    /// <summary>A size as it stands in names of files: 10k, 3m.</summary>
    public static string SizeName(int papers) => papers % 1_000_000 == 0 ? $"{papers / 1_000_000}m"
        : papers % 1_000 == 0 ? $"{papers / 1_000}k" : papers.ToString(CultureInfo.InvariantCulture);
}
