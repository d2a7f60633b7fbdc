using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using ArxivLens.Core.FullTexts;
using ArxivLens.Core.Indexing;
using ArxivLens.Core.Ingest;
using ArxivLens.Core.Library;
using ArxivLens.Host;
using ArxivLens.Sources.ArxivOai;
using ArxivLens.Storage.Sqlite;

namespace ArxivLens.Commands;

/// <summary>One call of <c>arxivlens harvest</c>: its sets one after another, then the index.</summary>
internal sealed class HarvestRun(ParseResult parsed, HarvestSettings settings, TimeSpan? pause)
{
    private const int MostShown = 20;

    /// <summary>Harvests.</summary>
    public async Task<int> RunAsync(IReadOnlyList<HarvestRequest> requests, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        var directory = DataOption.Open(parsed);
        using var storage = SqliteStorage.Open(directory.LibraryFile);
        using var harvester = settings.CreateHarvester(directory, storage.Stores, TimeProvider.System, pause);
        var done = new List<(string? Set, HarvestOutcome Outcome)>();
        foreach (var request in requests)
        {
            done.Add((request.Set, await ProgressLine.RunHarvestAsync(
                ProgressLine.IsShown(parsed.GetValue(MessageOptions.Quiet)),
                request.Set ?? "arXiv",
                progress => harvester.RunAsync(request, progress, cancellationToken))));
            if (done[^1].Outcome.Failure is not null) break;
        }

        IndexingReport? index = null;
        try
        {
            if (!parsed.GetValue(ImportRun.NoIndex) && done.Exists(one => one.Outcome.Pages > 0))
                index = await UpdateIndexAsync(directory, storage, cancellationToken);
        }
        finally
        {
            Report(directory, done, index, Stopwatch.GetElapsedTime(began).TotalSeconds);
        }

        var last = done[^1].Outcome;
        if (last.Failure is not null) return last.IsMisused ? ExitCode.Usage : ExitCode.Failed;
        return done.Exists(one => one.Outcome.Report.Rejected > 0) ? ExitCode.Partly : ExitCode.Ok;
    }

    /// <summary>Says what the first pages hold.</summary>
    public async Task<int> TryAsync(IReadOnlyList<HarvestRequest> requests, CancellationToken cancellationToken)
    {
        var directory = DataOption.Open(parsed);
        using var storage = SqliteStorage.Open(directory.LibraryFile);
        using var harvester = settings.CreateHarvester(directory, storage.Stores, TimeProvider.System, pause);
        var code = ExitCode.Ok;
        foreach (var request in requests)
        {
            var trial = await harvester.TryAsync(request, cancellationToken);
            if (trial.Failure is not null)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync($"arxivlens: {Typed.OnOneLine(trial.Failure)}");
                return trial.IsMisused ? ExitCode.Usage : ExitCode.Failed;
            }

            Show(request, trial);
            if (trial.Records.Any(record => record.Work is null)) code = ExitCode.Partly;
        }

        return code;
    }

    private async Task<IndexingReport> UpdateIndexAsync(DataDirectory directory, SqliteStorage storage, CancellationToken cancellationToken)
    {
        using var builder = directory.Lock(DirectoryRole.Builder);
        var report = await IndexRun.UpdateAsync(directory, storage, parsed.GetValue(MessageOptions.Quiet), cancellationToken);
        await new PassageIndexer(directory, storage.FullTexts).UpdateAsync(cancellationToken);
        return report;
    }

    private void Show(HarvestRequest request, HarvestTrial trial)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var rejected = trial.Records.Where(record => record.Work is null).ToList();
        var deleted = trial.Records.Count(record => record.Work?.Deleted is not null);
        var usable = trial.Records.Count - rejected.Count;
        if (JsonOutput.IsWanted(parsed))
        {
            JsonOutput.Write(parsed, new { request.Set, usable, deleted, rejected = rejected.Count, trial.HasMore });
        }
        else
        {
            output.WriteLine(FormattableString.Invariant(
                $"{request.Set ?? "arXiv"}: the first page has {usable:N0} records that can be used, {deleted:N0} of them deleted, and {rejected.Count:N0} that would be rejected; {(trial.HasMore ? "more pages follow" : "it is the only one")}"));
        }

        foreach (var record in rejected.Take(MostShown))
            error.WriteLine(Typed.OnOneLine($"{record.Identifier}: {record.Reason}"));
    }

    private void Report(
        DataDirectory directory, IReadOnlyList<(string? Set, HarvestOutcome Outcome)> done, IndexingReport? index, double seconds)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var reports = done.Select(one => one.Outcome.Report).ToList();
        var total = new ImportReport(
            reports.Sum(one => one.Added), reports.Sum(one => one.Updated), reports.Sum(one => one.Unchanged), reports.Sum(one => one.Rejected));
        if (JsonOutput.IsWanted(parsed))
        {
            JsonOutput.Write(parsed, new
            {
                total.Added,
                total.Updated,
                total.Unchanged,
                total.Rejected,
                pages = done.Sum(one => one.Outcome.Pages),
                seconds = Math.Round(seconds, 3),
                index = index is null ? null : new { how = index.Kind, index.Changes, index.Manifest.Generation },
                harvests = done.Select(one => new { one.Set, one.Outcome.Pages, one.Outcome.Completed, one.Outcome.Failure, one.Outcome.Retry }),
            });
        }
        else
        {
            output.WriteLine(FormattableString.Invariant(
                $"{total.Added:N0} added, {total.Updated:N0} updated, {total.Unchanged:N0} unchanged, {total.Rejected:N0} rejected from {done.Sum(one => one.Outcome.Pages):N0} pages in {seconds:0.0} s"));
            if (index is not null)
                output.WriteLine(FormattableString.Invariant($"Index {index.Manifest.Generation}: {IndexRun.Describe(index)}"));
        }

        if (done[^1].Outcome is { Failure: { } failure } failed)
            error.WriteLine($"arxivlens: {Typed.OnOneLine(failure)}{Advice(failed)}");
        if (total.Rejected > 0)
            error.WriteLine($"Rejected records, with identifier and reason: {directory.RejectedFile}");
    }

    private static string Advice(HarvestOutcome failed)
    {
        if (failed.IsMisused) return "";
        var when = failed.Retry is { } retry
            ? $" after {retry.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC"
            : "";
        return $". What was taken in stays; the same command goes on{when}.";
    }
}
