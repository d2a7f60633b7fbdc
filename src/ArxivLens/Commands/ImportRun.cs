using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
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

/// <summary>A file, and how it is imported.</summary>
internal sealed record ImportStep(string File, ImportFile Import);

/// <summary>What one call imports.</summary>
/// <param name="Steps">The files in order.</param>
internal sealed record ImportPlan(IReadOnlyList<ImportStep> Steps)
{
    /// <summary>How many files were refused beforehand.</summary>
    public int Refused { get; init; }

    /// <summary>Looks at what the library is then, given how many records were rejected.</summary>
    public Func<long, Task<ImportVerdict>>? JudgeAsync { get; init; }
}

/// <summary>What a library is after an import.</summary>
/// <param name="ContentHash">Its content hash.</param>
/// <param name="IsSame">Whether it is the library that the input says it was made of.</param>
/// <param name="IsSound">Whether it may be as it is.</param>
internal sealed record ImportVerdict(string ContentHash, bool IsSame, bool IsSound)
{
    /// <summary>That in words.</summary>
    public required string Text { get; init; }
}

/// <summary>One call of <c>arxivlens import</c>: its files in order, then the index.</summary>
internal static class ImportRun
{
    private const int MostShown = 20;

    /// <summary>Leaves the index as it is.</summary>
    public static Option<bool> NoIndex { get; } = new("--no-index")
    {
        Description = "Leave the index as it is; bring it up to date later with: arxivlens index",
    };

    /// <summary>Reads all and keeps nothing.</summary>
    public static Option<bool> DryRun { get; } = new("--dry-run")
    {
        Description = "Read everything and say what would be rejected; take nothing in.",
    };

    /// <summary>Imports files of one kind.</summary>
    public static async Task<int> RunAsync(
        ParseResult parsed, IReadOnlyList<string> files, ImportFile import, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(DryRun))
            return await TryAsync(parsed, files, import, cancellationToken);
        var directory = DataOption.Open(parsed);
        using var builder = directory.Lock(DirectoryRole.Builder);
        using var storage = SqliteStorage.Open(directory.LibraryFile);
        return await RunAsync(parsed, directory, storage, new ImportPlan([.. files.Select(file => new ImportStep(file, import))]), cancellationToken);
    }

    /// <summary>Imports into a library that is open and locked.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="directory">Where the library is.</param>
    /// <param name="storage">The library.</param>
    /// <param name="plan">What to import.</param>
    /// <param name="cancellationToken">Stops between two batches.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(
        ParseResult parsed,
        DataDirectory directory,
        SqliteStorage storage,
        ImportPlan plan,
        CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        var done = await ImportAsync(parsed, directory, storage, plan.Steps, cancellationToken);
        var total = Sum(done.Select(file => file.Report));
        var imported = Stopwatch.GetTimestamp();
        IndexingReport? index = null;
        ImportVerdict? verdict = null;
        try
        {
            if (!parsed.GetValue(NoIndex) && done.Count > 0)
            {
                index = await IndexRun.UpdateAsync(directory, storage, parsed.GetValue(MessageOptions.Quiet), cancellationToken);
                await new PassageIndexer(directory, storage.FullTexts).UpdateAsync(cancellationToken);
            }

            verdict = plan.JudgeAsync is null ? null : await plan.JudgeAsync(total.Rejected);
        }
        finally
        {
            // What was imported is saved, whatever becomes of the index.
            var times = (Stopwatch.GetElapsedTime(began).TotalSeconds, Stopwatch.GetElapsedTime(imported).TotalSeconds);
            Report(parsed, directory, total, done, index, verdict, times);
        }

        if (done.Count < plan.Steps.Count)
            return ExitCode.Failed;
        return plan.Refused > 0 || verdict is { IsSound: false } ? ExitCode.Damaged : total.Rejected > 0 ? ExitCode.Partly : ExitCode.Ok;
    }

    // The same import into a library of its own, which is gone afterwards.
    private static async Task<int> TryAsync(
        ParseResult parsed, IReadOnlyList<string> files, ImportFile import, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("arxivlens-try-");
        try
        {
            var directory = new DataDirectory(folder.FullName);
            using var storage = SqliteStorage.Open(directory.LibraryFile);
            var done = await ImportAsync(parsed, directory, storage, [.. files.Select(file => new ImportStep(file, import))], cancellationToken);
            var total = Sum(done.Select(file => file.Report));
            var (usable, rejected) = (total.Added + total.Updated + total.Unchanged, total.Rejected);
            if (JsonOutput.IsWanted(parsed))
                JsonOutput.Write(parsed, new { usable, rejected, files = done.Select(file => new { file.File, file.Report.Rejected }) });
            else
                parsed.InvocationConfiguration.Output.WriteLine(FormattableString.Invariant($"{usable:N0} records can be used, {rejected:N0} would be rejected"));
            await ShowRejectedAsync(parsed, directory, cancellationToken);
            return done.Count < files.Count ? ExitCode.Failed : rejected > 0 ? ExitCode.Partly : ExitCode.Ok;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task ShowRejectedAsync(ParseResult parsed, DataDirectory directory, CancellationToken cancellationToken)
    {
        if (!File.Exists(directory.RejectedFile))
            return;
        await foreach (var line in File.ReadLinesAsync(directory.RejectedFile, cancellationToken).Take(MostShown))
        {
            using var entry = JsonDocument.Parse(line);
            var record = entry.RootElement;
            await parsed.InvocationConfiguration.Error.WriteLineAsync(
                Typed.OnOneLine($"{record.GetProperty("file")}, line {record.GetProperty("line")}: {record.GetProperty("reason")}"));
        }
    }

    private static async Task<List<(string File, ImportReport Report)>> ImportAsync(
        ParseResult parsed,
        DataDirectory directory,
        SqliteStorage storage,
        IReadOnlyList<ImportStep> files,
        CancellationToken cancellationToken)
    {
        var importer = new Importer(
            storage.Works, storage.Citations, storage.Retractions, storage.Imports, new RejectedRecords(directory.RejectedFile), TimeProvider.System);
        var shown = ProgressLine.IsShown(parsed.GetValue(MessageOptions.Quiet));
        var done = new List<(string, ImportReport)>();
        foreach (var (file, import) in files)
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
            sum.Repeated + next.Repeated)
        {
            PassedOver =
            [
                .. sum.PassedOver.Concat(next.PassedOver).GroupBy(one => (one.Name, one.Reason))
                    .Select(same => new PassedOver(same.Key.Name, same.Key.Reason, same.Sum(one => one.Records))),
            ],
        });

    private static void Report(
        ParseResult parsed,
        DataDirectory directory,
        ImportReport total,
        List<(string File, ImportReport Report)> done,
        IndexingReport? index,
        ImportVerdict? verdict,
        (double All, double Index) seconds)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        if (JsonOutput.IsWanted(parsed))
        {
            JsonOutput.Write(parsed, new
            {
                total.Added,
                total.Updated,
                total.Unchanged,
                total.Rejected,
                total.SelfCitations,
                total.Repeated,
                passedOver = total.PassedOver.Count == 0 ? null : total.PassedOver.ToDictionary(one => one.Name, one => one.Records),
                seconds = Math.Round(seconds.All, 3),
                index = index is null ? null : new { how = index.Kind, index.Changes, index.Manifest.Generation, seconds = Math.Round(seconds.Index, 3) },
                verdict?.ContentHash,
                identical = verdict?.IsSame,
                files = done.Select(file => new { file.File, file.Report.Added, file.Report.Updated, file.Report.Unchanged, file.Report.Rejected }),
            });
        }
        else
        {
            output.WriteLine(FormattableString.Invariant(
                $"{total.Added:N0} added, {total.Updated:N0} updated, {total.Unchanged:N0} unchanged, {total.Rejected:N0} rejected")
                + Dropped(total) + FormattableString.Invariant($" in {seconds.All:0.0} s"));
            foreach (var (_, reason, records) in total.PassedOver.Where(one => one.Records > 0))
                output.WriteLine(FormattableString.Invariant($"Passed over: {records:N0} {reason}"));
            if (index is not null)
                output.WriteLine(FormattableString.Invariant($"Index {index.Manifest.Generation}: {IndexRun.Describe(index)} in {seconds.Index:0.0} s"));
            if (verdict is { IsSound: true })
                output.WriteLine(verdict.Text);
        }

        if (verdict is { IsSound: false })
            error.WriteLine($"arxivlens: {verdict.Text}");
        if (total.Rejected > 0)
            error.WriteLine($"Rejected records, with file, line and reason: {directory.RejectedFile}");
    }

    private static string Dropped(ImportReport total) => total.SelfCitations + total.Repeated == 0
        ? ""
        : FormattableString.Invariant($", {total.SelfCitations:N0} self-citations and {total.Repeated:N0} repetitions dropped");
}
