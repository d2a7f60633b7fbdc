using System.CommandLine;
using System.Diagnostics;
using ArxivLens.Core;
using ArxivLens.Core.FullTexts;
using ArxivLens.Core.Indexing;
using ArxivLens.Core.Ingest;
using ArxivLens.Core.Library;
using ArxivLens.Storage.Sqlite;

namespace ArxivLens.Commands;

/// <summary>Imports one file into a library.</summary>
internal delegate Task<ImportReport> ImportFile(
    Importer importer, SqliteStorage storage, string file, IProgress<ImportProgress>? progress, CancellationToken cancellationToken);

/// <summary>One call of <c>arxivlens import</c>: its files in order, then the index.</summary>
internal static class ImportRun
{
    /// <summary>Leaves the index as it is.</summary>
    public static Option<bool> NoIndex { get; } = new("--no-index")
    {
        Description = "Leave the index as it is; bring it up to date later with: arxivlens index",
    };

    /// <summary>No progress bar.</summary>
    public static Option<bool> Quiet { get; } = new("--quiet", "-q") { Description = "Draw no progress bar." };

    public static async Task<int> RunAsync(
        ParseResult parsed, IReadOnlyList<string> files, ImportFile import, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        var directory = DataOption.Open(parsed);
        using var builder = directory.Lock(DirectoryRole.Builder);
        using var storage = SqliteStorage.Open(directory.LibraryFile);
        var done = await ImportAsync(parsed, directory, storage, files, import, cancellationToken);
        var total = Sum(done.Select(file => file.Report));
        var imported = Stopwatch.GetTimestamp();
        IndexingReport? index = null;
        try
        {
            if (!parsed.GetValue(NoIndex) && done.Count > 0)
            {
                index = await IndexRun.UpdateAsync(directory, storage, parsed.GetValue(Quiet), cancellationToken);
                await new PassageIndexer(directory, storage.FullTexts).UpdateAsync(cancellationToken);
            }
        }
        finally
        {
            // What was imported is saved, whatever becomes of the index.
            var times = (Stopwatch.GetElapsedTime(began).TotalSeconds, Stopwatch.GetElapsedTime(imported).TotalSeconds);
            Report(parsed, directory, total, done, index, times);
        }

        return done.Count < files.Count ? ExitCode.Failed : total.Rejected > 0 ? ExitCode.Partly : ExitCode.Ok;
    }

    private static async Task<List<(string File, ImportReport Report)>> ImportAsync(
        ParseResult parsed,
        DataDirectory directory,
        SqliteStorage storage,
        IReadOnlyList<string> files,
        ImportFile import,
        CancellationToken cancellationToken)
    {
        var importer = new Importer(
            storage.Works, storage.Citations, storage.Retractions, storage.Imports, new RejectedRecords(directory.RejectedFile), TimeProvider.System);
        var shown = ProgressLine.IsShown(parsed.GetValue(Quiet));
        var done = new List<(string, ImportReport)>();
        foreach (var file in files)
        {
            try
            {
                done.Add((file, await ProgressLine.RunImportAsync(
                    shown, Path.GetFileName(file), progress => import(importer, storage, file, progress, cancellationToken))));
            }
            catch (SourceException e)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync($"arxivlens: {e.Message}");
            }
        }

        return done;
    }

    private static ImportReport Sum(IEnumerable<ImportReport> reports) => reports.Aggregate(
        new ImportReport(0, 0, 0, 0),
        (sum, next) => new ImportReport(
            sum.Added + next.Added,
            sum.Updated + next.Updated,
            sum.Unchanged + next.Unchanged,
            sum.Rejected + next.Rejected,
            sum.SelfCitations + next.SelfCitations,
            sum.Repeated + next.Repeated));

    private static void Report(
        ParseResult parsed,
        DataDirectory directory,
        ImportReport total,
        List<(string File, ImportReport Report)> done,
        IndexingReport? index,
        (double All, double Index) seconds)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        if (parsed.GetValue(JsonOutput.Option))
        {
            JsonOutput.Write(output, new
            {
                total.Added,
                total.Updated,
                total.Unchanged,
                total.Rejected,
                total.SelfCitations,
                total.Repeated,
                seconds = Math.Round(seconds.All, 3),
                index = index is null ? null : new { how = index.Kind, index.Changes, index.Manifest.Generation, seconds = Math.Round(seconds.Index, 3) },
                files = done.Select(file => new { file.File, file.Report.Added, file.Report.Updated, file.Report.Unchanged, file.Report.Rejected }),
            });
        }
        else
        {
            output.WriteLine(FormattableString.Invariant(
                $"{total.Added:N0} added, {total.Updated:N0} updated, {total.Unchanged:N0} unchanged, {total.Rejected:N0} rejected")
                + Dropped(total) + FormattableString.Invariant($" in {seconds.All:0.0} s"));
            if (index is not null)
                output.WriteLine(FormattableString.Invariant($"Index {index.Manifest.Generation}: {IndexRun.Describe(index)} in {seconds.Index:0.0} s"));
        }

        if (total.Rejected > 0)
            error.WriteLine($"Rejected records, with file, line and reason: {directory.RejectedFile}");
    }

    private static string Dropped(ImportReport total) => total.SelfCitations + total.Repeated == 0
        ? ""
        : FormattableString.Invariant($", {total.SelfCitations:N0} self-citations and {total.Repeated:N0} repetitions dropped");
}
