using System.CommandLine;
using System.Diagnostics;
using ArxivLens.Core.FullTexts;
using ArxivLens.Core.Indexing;
using ArxivLens.Core.Library;
using ArxivLens.Index;
using ArxivLens.Storage.Sqlite;

namespace ArxivLens.Commands;

/// <summary><c>arxivlens index</c>: brings the index up to date with the library.</summary>
internal static class IndexCommand
{
    private static readonly Option<bool> Rebuild = new("--rebuild")
    {
        Description = "Build it anew even when it is up to date. The old one answers until the new one is whole.",
    };

    private static readonly Option<bool> Merge = new("--merge")
    {
        Description = "Only merge segments as far as that is due. A running server does it by itself.",
    };

    public static Verb Create()
    {
        var verb = new Verb(
            "index",
            "Bring the index up to date with the library. A running server takes it up by itself.",
            "arxivlens index",
            "arxivlens index --rebuild") { Rebuild, Merge, JsonOutput.Option };
        verb.SetAction(RunAsync);
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        var directory = DataOption.OpenExisting(parsed);
        using var builder = directory.Lock(DirectoryRole.Builder);
        using var storage = SqliteStorage.Open(directory.LibraryFile);
        var quiet = parsed.GetValue(MessageOptions.Quiet);
        var report = parsed.GetValue(Rebuild) ? await IndexRun.BuildAsync(directory, storage, quiet, cancellationToken)
            : parsed.GetValue(Merge) ? null
            : await IndexRun.UpdateAsync(directory, storage, quiet, cancellationToken);
        var passages = new PassageIndexer(directory, storage.FullTexts);
        if (parsed.GetValue(Rebuild) && await storage.FullTexts.CountAsync(cancellationToken) > 0) await passages.BuildAsync(cancellationToken);
        else if (report is not null) await passages.UpdateAsync(cancellationToken);
        var manifest = report?.Manifest ?? IndexRun.Merge(directory, storage, cancellationToken);
        Report(parsed, report, manifest ?? IndexReader.ReadManifest(directory.IndexDirectory), Stopwatch.GetElapsedTime(began).TotalSeconds);
        return ExitCode.Ok;
    }

    /// <param name="parsed">The command line.</param>
    /// <param name="report">What became of the index; <c>null</c> when it was only to be merged.</param>
    /// <param name="manifest">What there is now.</param>
    /// <param name="seconds">How long it took.</param>
    private static void Report(ParseResult parsed, IndexingReport? report, IndexManifest? manifest, double seconds)
    {
        var output = parsed.InvocationConfiguration.Output;
        if (JsonOutput.IsWanted(parsed))
        {
            JsonOutput.Write(parsed, new
            {
                built = report?.Kind == IndexingKind.Built,
                how = report?.Kind,
                report?.Changes,
                manifest?.Generation,
                documents = manifest?.DocumentCount,
                citations = manifest?.CitationCount,
                segments = manifest?.SegmentCount,
                seconds = Math.Round(seconds, 3),
            });
        }
        else if (report is { Kind: IndexingKind.UpToDate })
        {
            output.WriteLine("The index is up to date.");
        }
        else
        {
            var what = report is null ? "merged as far as that is due" : IndexRun.Describe(report);
            output.WriteLine(FormattableString.Invariant(
                $"Index {manifest?.Generation}: {what}, {manifest?.DocumentCount:N0} documents, {manifest?.CitationCount:N0} citations, {manifest?.SegmentCount:N0} segments in {seconds:0.0} s"));
        }
    }
}
