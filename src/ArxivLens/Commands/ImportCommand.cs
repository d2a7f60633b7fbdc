using System.CommandLine;
using ArxivLens.Sources.ArxivSnapshot;
using ArxivLens.Sources.CitationFile;
using ArxivLens.Sources.FullTextFile;
using ArxivLens.Sources.RetractionFile;
using ArxivLens.Sources.TrackbackFile;
using ArxivLens.Sources.WorkFile;

namespace ArxivLens.Commands;

/// <summary><c>arxivlens import</c>: takes files into the library.</summary>
internal static class ImportCommand
{
    private static readonly Option<string> Origin = new("--origin")
    {
        Description = "Who asserts the citations of lines that do not say it: lower-case letters, digits and hyphens.",
        HelpName = "NAME",
        DefaultValueFactory = _ => "file",
    };

    static ImportCommand() => Origin.Validators.Add(result =>
    {
        var name = result.Tokens.Count == 1 ? result.Tokens[0].Value : "file";
        if (name.Length is 0 or > 40 || !name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-'))
            result.AddError("--origin must be 1 to 40 lower-case letters, digits and hyphens.");
    });

    private static readonly Argument<string?> Dump = new("DUMP")
    {
        Description = "A public dump as 'arxivlens export public' writes it: folder, tar archive, or - for an archive on standard input.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static Verb Create()
    {
        var verb = CreateKinds();
        verb.Arguments.Add(Dump);
        foreach (var option in new Option[] { ImportRun.DryRun, ImportRun.NoIndex, JsonOutput.Option })
            verb.Options.Add(option);
        verb.SetAction((parsed, cancellationToken) => parsed.GetValue(Dump) is { } path
            ? DumpImport.RunAsync(parsed, path, cancellationToken)
            : Task.FromResult(CommandLine.Misused(parsed, "say what to import: a kind of file and its name, or a public dump.")));
        return verb;
    }

    private static Verb CreateKinds() => new(
        "import",
        "Take papers, works, citations, retractions, trackbacks, full texts, Semantic Scholar's datasets or a public dump into the library, then bring the index up to date.",
        "arxivlens import papers arxiv-metadata-oai-snapshot.json.gz",
        "arxivlens import works works.jsonl.gz",
        "arxivlens import citations citations.csv.gz --origin opencitations",
        "arxivlens import retractions retraction_watch.csv",
        "arxivlens import trackbacks trackbacks.jsonl",
        "arxivlens import fulltext fulltexts.jsonl.gz",
        "arxivlens import s2-citations citations-*.jsonl.gz",
        "arxivlens import arxivlens-public --data mirror")
    {
        CreateKind(
            "papers",
            "Take papers from arXiv's public metadata snapshot: JSON lines, plain or gzip.",
            ["arxivlens import papers snapshot.jsonl.gz", "zcat part-*.gz | arxivlens import papers - --json"],
            parsed => (importer, _, file, progress, token) =>
                importer.ImportWorksAsync(
                    "papers", LogName(file), SnapshotReader.About.Name, SnapshotReader.ReadAsync(file, token), progress, token)),
        CreateKind(
            "works",
            "Take works known by their bibliographic facts: JSON lines with id, title, authors, year, categories.",
            ["arxivlens import works works.jsonl.gz"],
            parsed => (importer, _, file, progress, token) =>
                importer.ImportWorksAsync(
                    "works", LogName(file), WorkFileReader.About.Name, WorkFileReader.ReadAsync(file, token), progress, token)),
        CreateKind(
            "citations",
            "Take citations: CSV with the header citing,cited and optionally origin, plain or gzip.",
            ["arxivlens import citations citations.csv.gz", "arxivlens import citations coci.csv --origin opencitations"],
            parsed =>
            {
                var origin = parsed.GetRequiredValue(Origin);
                return (importer, _, file, progress, token) =>
                    importer.ImportCitationsAsync(
                    LogName(file), origin, CitationFileReader.ReadAsync(file, origin, token), progress, token);
            },
            Origin),
        CreateKind(
            "retractions",
            "Take retractions from Retraction Watch: CSV with the columns OriginalPaperDOI and RetractionDOI, plain or gzip.",
            ["arxivlens import retractions retraction_watch.csv"],
            parsed => (importer, _, file, progress, token) =>
                importer.ImportRetractionsAsync(
                    LogName(file), RetractionFileReader.About.Name, RetractionFileReader.ReadAsync(file, token), progress, token)),
        CreateKind(
            "fulltext",
            "Take full texts: JSON lines with id and text, or as unarXive writes them, plain or gzip. Questions find passages in them.",
            ["arxivlens import fulltext fulltexts.jsonl.gz"],
            parsed => (importer, storage, file, progress, token) => importer.ImportFullTextsAsync(
                storage.FullTexts, LogName(file), FullTextFileReader.About.Name, FullTextFileReader.ReadAsync(file, token), progress, token)),
        OpenDataImport.CreateOpenAlex(),
        OpenDataImport.CreateOpenCitations(),
        SemanticScholarImport.CreateAbstracts(),
        SemanticScholarImport.CreateCitations(),
        SemanticScholarImport.CreatePapers(),
        CreateKind(
            "trackbacks",
            "Take trackbacks, which say what articles discuss: JSON lines with paper, title, excerpt, url, site, posted.",
            ["arxivlens import trackbacks trackbacks.jsonl"],
            parsed => (importer, storage, file, progress, token) => importer.ImportAsync(
                "trackbacks",
                LogName(file),
                TrackbackFileReader.About.Name,
                TrackbackFileReader.ReadAsync(file, TimeProvider.System, token),
                (mentions, _, stop) => storage.Articles.MentionAsync(mentions, stop),
                progress,
                token)),
    };

    internal static Verb CreateKind(
        string kind, string description, string[] examples, Func<ParseResult, ImportFile> reader, params Option[] options)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "One or more files, .gz or not; - for standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        var verb = new Verb(kind, description, examples) { files, ImportRun.DryRun, ImportRun.NoIndex, JsonOutput.Option };
        foreach (var option in options)
            verb.Options.Add(option);
        verb.SetAction((parsed, cancellationToken) =>
            ImportRun.RunAsync(parsed, parsed.GetRequiredValue(files), reader(parsed), cancellationToken));
        return verb;
    }

    internal static string LogName(string file) => file == "-" ? file : Path.GetFileName(file);
}
