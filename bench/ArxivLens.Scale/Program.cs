using System.Globalization;
using ArxivLens.Scale;
using ArxivLens.Scale.Community;
using ArxivLens.Scale.Corpus;
using ArxivLens.Scale.Engines;
using ArxivLens.Scale.Lens;
using ArxivLens.Scale.Passages;
using ArxivLens.Scale.SemanticScholar;

return args switch
{
    [] => await LibraryRun.RunAsync(),
    ["community", .. var rest] => await RunCommunityAsync(Options.Read(rest)),
    ["queries", .. var rest] => await AskAsync(rest),
    ["generate", .. var rest] => Generate(Options.Read(rest)),
    ["engines", .. var rest] => await new EngineRun(Options.Read(rest)).RunAsync(),
    ["harvest-page", .. var rest] => await HarvestPageRun.RunAsync(Options.Read(rest)),
    ["lens", .. var rest] => await new LensRun(Options.Read(rest)).RunAsync(),
    ["lens-step", .. var rest] => await new LensRun(Options.Read(rest)).AskAsync(),
    ["product", .. var rest] => await ProductRun.RunAsync(Options.Read(rest)),
    ["passages", .. var rest] => new PassageRun(Options.Read(rest)).Run(),
    ["sessions", .. var rest] => await RunSessionsAsync(Options.Read(rest)),
    ["s2-citations", .. var rest] => MeasureDump(Options.Read(rest)),
    ["step", var step, .. var rest] => await new EngineRun(Options.Read(rest)).RunStepAsync(step),
    _ => Explain(),
};

static async Task<int> AskAsync(string[] rest)
{
    var seed = rest.Length > 0 ? ulong.Parse(rest[0], CultureInfo.InvariantCulture) : (ulong)TimeProvider.System.GetTimestamp();
    Workspace.BuildProgram();
    return await QueryRun.RunAsync(seed) ? 0 : 1;
}

static int Generate(Options options)
{
    var corpus = new GeneratedCorpus(options.Number("papers", 100_000), (ulong)options.Number("seed", 1));
    if (options.Text("out") is { } folder)
        GenerateRun.Write(corpus, folder);
    else
        GenerateRun.Measure(corpus);
    return 0;
}

static async Task<int> RunCommunityAsync(Options options)
{
    Workspace.BuildProgram();
    return await CommunityRun.RunAsync(options) ? 0 : 1;
}

static async Task<int> RunSessionsAsync(Options options)
{
    Workspace.BuildProgram();
    return await SessionRun.RunAsync(options);
}

static int MeasureDump(Options options)
{
    Workspace.BuildProgram();
    return DumpRun.Run(options);
}

static int Explain()
{
    Console.Error.WriteLine(
        """
        (nothing)                                       import, index and pages of the shared data
        community --library FOLDER [--readers 200] [--writers 20] [--seconds 60] [--think 1000]
                                                        readers and writers while a harvest runs
        queries [SEED]                                  three thousand searches over HTTP
        generate --papers N --seed S [--out FOLDER]     a generated corpus: its speed, or its files
        engines --papers N --seed S [--real FOLDER] [--skip lucene,fts5,pg] [--questions N] [--data FOLDER] [--keep yes]
            [--out FOLDER]                              our index and three others: the same papers and questions
        lens --papers N --seed S [--real FOLDER] [--skip lucene,sklearn] [--data FOLDER] [--keep yes] [--out FOLDER]
                                                        summaries, terms and similar works, and what does the like elsewhere
        harvest-page [--seed S]                         a page of 2,500 records of arXiv's server, read and saved
        passages --passages N --seed S [--questions N] [--data FOLDER] [--keep yes]
                                                        a question over N parts of full texts
        s2-citations --works N --rows N --seed S [--shares 2,20,100] [--sentences 5] [--data FOLDER]
                                                        citations of Semantic Scholar's datasets into a library of so many works
        sessions [--accounts 2000] [--reads 100000] [--pages 2000] [--paper ID] [--category CODE]
                                                        what it costs that a page knows who reads it
        product --papers N --seed S --out FOLDER        import, index and pages over HTTP of a generated library
        """);
    return 2;
}
