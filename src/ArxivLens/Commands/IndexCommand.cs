using System.CommandLine;
using System.Diagnostics;
using ArxivLens.Core.Library;
using ArxivLens.Index;
using ArxivLens.Storage.Sqlite;

namespace ArxivLens.Commands;

/// <summary><c>arxivlens index</c>: builds the index from the library.</summary>
internal static class IndexCommand
{
    private static readonly Option<bool> Rebuild = new("--rebuild")
    {
        Description = "Build it anew even when it is up to date. The old one answers until the new one is whole.",
    };

    public static Verb Create()
    {
        var verb = new Verb(
            "index",
            "Bring the index up to date with the library. A running server takes it up by itself.",
            "arxivlens index",
            "arxivlens index --rebuild") { Rebuild, ImportRun.Quiet, JsonOutput.Option };
        verb.SetAction(RunAsync);
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        var directory = DataOption.OpenExisting(parsed);
        using var builder = directory.Lock(DirectoryRole.Builder);
        using var storage = SqliteStorage.Open(directory.LibraryFile);
        var quiet = parsed.GetValue(ImportRun.Quiet);
        var built = parsed.GetValue(Rebuild)
            ? await IndexRun.BuildAsync(directory, storage, quiet, cancellationToken)
            : await IndexRun.BuildIfBehindAsync(directory, storage, quiet, cancellationToken);
        Report(parsed, directory, built, Stopwatch.GetElapsedTime(began).TotalSeconds);
        return ExitCode.Ok;
    }

    private static void Report(ParseResult parsed, DataDirectory directory, IndexManifest? built, double seconds)
    {
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(JsonOutput.Option))
        {
            var manifest = built ?? IndexReader.ReadManifest(directory.IndexDirectory);
            JsonOutput.Write(output, new
            {
                built = built is not null,
                manifest?.Generation,
                documents = manifest?.DocumentCount,
                citations = manifest?.CitationCount,
                seconds = Math.Round(seconds, 3),
            });
        }
        else if (built is null)
        {
            output.WriteLine("The index is up to date.");
        }
        else
        {
            output.WriteLine(FormattableString.Invariant(
                $"Index {built.Generation}: {built.DocumentCount:N0} documents, {built.CitationCount:N0} citations in {seconds:0.0} s"));
        }
    }
}
