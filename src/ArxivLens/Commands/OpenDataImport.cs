using System.CommandLine;
using ArxivLens.Core;
using ArxivLens.Core.Ingest;
using ArxivLens.Core.Library;
using ArxivLens.Sources.OpenAlex;
using ArxivLens.Sources.OpenCitations;
using ArxivLens.Storage.Sqlite;

namespace ArxivLens.Commands;

/// <summary><c>arxivlens import openalex</c> and <c>import opencitations</c>: take the open indexes of citations into the library.</summary>
internal static class OpenDataImport
{
    private static readonly Option<bool> All = new("--all")
    {
        Description = "Take what has nothing to do with the library's papers too. OpenAlex has 270 million works, OpenCitations 2 billion citations.",
    };

    private static readonly Option<bool> KeepUnknown = new("--keep-unknown")
    {
        Description = "Keep what papers cite that the files do not have, as works of which only a number is known.",
    };

    public static Verb CreateOpenAlex()
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Files of works, .gz or not, saved answers of the interface among them; or folders of the snapshot.",
            Arity = ArgumentArity.OneOrMore,
        };
        var verb = new Verb(
            "openalex",
            "Take from OpenAlex what papers cite, what cites them and what was retracted: JSON lines, plain or gzip, read twice.",
            "arxivlens import openalex openalex-snapshot/data/works",
            "arxivlens import openalex answer.json --keep-unknown")
        {
            files, All, KeepUnknown, ImportRun.DryRun, ImportRun.NoIndex, JsonOutput.Option,
        };
        verb.SetAction((parsed, cancellationToken) => ImportOpenAlexAsync(parsed, parsed.GetRequiredValue(files), cancellationToken));
        return verb;
    }

    public static Verb CreateOpenCitations() => ImportCommand.CreateKind(
        "opencitations",
        "Take citations of the library's papers from OpenCitations' index or COCI: CSV with citing and cited, plain or gzip.",
        ["arxivlens import opencitations 2026-*.csv.gz", "unzip -p index.zip | arxivlens import opencitations -"],
        parsed =>
        {
            OpenCitationsIndex? index = null;
            return async (importer, storage, file, progress, token) =>
            {
                index ??= await OpenCitationsIndex.PrepareAsync(storage.Stores, parsed.GetValue(All) || parsed.GetValue(ImportRun.DryRun), token);
                var before = index.Elsewhere;
                var run = await importer.BeginAsync(storage.Stores, new SourceInput(OpenCitationsOptions.About.Name, Importer.CitationsKind, ImportCommand.LogName(file)), token);
                var report = await index.ImportAsync(run, file, progress, token);
                return report with { PassedOver = [new PassedOver("elsewhere", "name no paper of the library (--all takes them)", index.Elsewhere - before)] };
            };
        },
        All);

    private static async Task<int> ImportOpenAlexAsync(ParseResult parsed, string[] named, CancellationToken cancellationToken)
    {
        var files = OpenAlexFiles.Find(named);
        var folder = DataOption.Open(parsed);
        if (parsed.GetValue(ImportRun.DryRun))
        {
            using var trial = new LazyOpenAlex(files, new OpenAlexChoice(All: true, KeepUnknown: false), Path.GetTempPath());
            return await ImportRun.RunAsync(parsed, files.Works, trial.ImportAsync, cancellationToken);
        }

        using var import = new LazyOpenAlex(files, new OpenAlexChoice(parsed.GetValue(All), parsed.GetValue(KeepUnknown)), folder.Path);
        using var builder = folder.Lock(DirectoryRole.Builder);
        using var storage = SqliteStorage.Open(folder.LibraryFile);
        List<ImportStep> steps =
        [
            new("what the library's papers are called", import.LearnAsync),
            .. files.Works.Select(file => new ImportStep(file, import.ImportAsync)),
            new("what they cite", import.FinishAsync),
        ];
        return await ImportRun.RunAsync(parsed, folder, storage, new ImportPlan(steps), cancellationToken);
    }

    /// <summary>An import from OpenAlex into a library that is open only when its first step begins.</summary>
    private sealed class LazyOpenAlex(OpenAlexFiles files, OpenAlexChoice choice, string folder) : IDisposable
    {
        private static readonly ImportReport Nothing = new(0, 0, 0, 0);
        private OpenAlexImport? import;

        public async Task<ImportReport> LearnAsync(
            Importer importer, SqliteStorage storage, string step, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
        {
            await Of(storage).LearnAsync(progress, cancellationToken);
            return Nothing;
        }

        public async Task<ImportReport> ImportAsync(
            Importer importer, SqliteStorage storage, string file, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
        {
            if (!choice.All && !Of(storage).HasLearnt)
                throw new SourceException($"{file}: left out, since not all files could be read");
            var before = Of(storage).Counts.LeftOut;
            var run = await importer.BeginAsync(storage.Stores, new SourceInput(OpenAlexOptions.About.Name, "works", ImportCommand.LogName(file)), cancellationToken);
            var report = await Of(storage).ImportAsync(run, file, progress, cancellationToken);
            var leftOut = Of(storage).Counts.LeftOut - before;
            return report with { PassedOver = [new PassedOver("elsewhere", "have nothing to do with the library's papers (--all takes them)", leftOut)] };
        }

        public async Task<ImportReport> FinishAsync(
            Importer importer, SqliteStorage storage, string step, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
        {
            var run = await importer.BeginAsync(storage.Stores, new SourceInput(OpenAlexOptions.About.Name, Importer.CitationsKind, step), cancellationToken);
            var report = await Of(storage).FinishAsync(run, progress, cancellationToken);
            var counts = Of(storage).Counts;
            return report with
            {
                SelfCitations = report.SelfCitations + counts.SelfCitations,
                PassedOver =
                [
                    new PassedOver("dangling", "are references to works the files do not have", counts.Dangling),
                    new PassedOver("authorsCut", "are the authors of works after their first hundred, as OpenAlex gives them", counts.WithoutAllAuthors),
                ],
            };
        }

        public void Dispose() => import?.Dispose();

        private OpenAlexImport Of(SqliteStorage storage) => import ??= new OpenAlexImport(storage.Stores, folder, files, choice);
    }
}
