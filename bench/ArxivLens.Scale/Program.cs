using System.Globalization;
using ArxivLens.Scale;
using ArxivLens.Scale.Corpus;

return args switch
{
    [] => await LibraryRun.RunAsync(),
    ["queries", .. var rest] => await AskAsync(rest),
    ["generate", .. var rest] => Generate(Options.Read(rest)),
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

static int Explain()
{
    Console.Error.WriteLine(
        """
        (nothing)                                       import, index and pages of the shared data
        queries [SEED]                                  three thousand searches over HTTP
        generate --papers N --seed S [--out FOLDER]     a generated corpus: its speed, or its files
        """);
    return 2;
}
