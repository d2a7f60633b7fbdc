using System.CommandLine;
using System.Diagnostics;
using ArxivLens.Core.Dump;
using ArxivLens.Storage.Sqlite;

namespace ArxivLens.Commands;

/// <summary><c>arxivlens export</c>: takes the library out as files for others.</summary>
internal static class ExportCommand
{
    private const string StandardTarget = "arxivlens-public";

    private static readonly Argument<string> Target = new("TARGET")
    {
        Description = "A folder, a file that ends with .tar, or - for a tar archive on standard output.",
        DefaultValueFactory = _ => StandardTarget,
    };

    private static readonly Option<bool> NoGzip = new("--no-gzip") { Description = "Leave the files unpacked." };

    private static readonly Option<bool> Force = new("--force") { Description = "Replace a dump or file that stands there." };

    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Say what would be written, and write nothing." };

    public static Verb Create() => new(
        "export",
        "Take the library out as files for others.",
        "arxivlens export public",
        "arxivlens export public /srv/dumps/2024-06",
        "arxivlens export public - | ssh mirror arxivlens import -") { CreatePublic() };

    private static Verb CreatePublic()
    {
        var verb = new Verb(
            "public",
            "Write a public dump: all that may be passed on, with hashes and licences. 'arxivlens import' makes the same site of it.",
            "arxivlens export public",
            "arxivlens export public dump.tar --force",
            "arxivlens export public - > dump.tar",
            "arxivlens import dump.tar --data mirror") { Target, NoGzip, Force, DryRun, JsonOutput.Option };
        verb.SetAction(RunAsync);
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var target = parsed.GetRequiredValue(Target);
        var error = parsed.InvocationConfiguration.Error;
        if (Refusal(parsed, target) is { } refusal)
        {
            await error.WriteLineAsync($"arxivlens: {refusal}");
            return ExitCode.Refused;
        }

        var directory = DataOption.OpenExisting(parsed);
        using var storage = SqliteStorage.OpenForReading(directory.LibraryFile);
        if (parsed.GetValue(DryRun))
            return Preview(parsed, storage, target);
        var began = Stopwatch.GetTimestamp();
        using var place = DumpTarget.Begin(target == "-" ? Path.Combine(Path.GetTempPath(), $"arxivlens-{Environment.ProcessId}") : target);
        var manifest = await WriteAsync(parsed, storage, place, cancellationToken);
        await KeepAsync(place, target, cancellationToken);
        Report(parsed, manifest, target, Stopwatch.GetElapsedTime(began).TotalSeconds);
        return ExitCode.Ok;
    }

    private static string? Refusal(ParseResult parsed, string target)
    {
        if (target == "-")
        {
            return Console.IsOutputRedirected || parsed.GetValue(DryRun)
                ? null
                : "an archive is not written to a terminal: arxivlens export public - > dump.tar";
        }

        if (target.EndsWith(".tar.gz", StringComparison.OrdinalIgnoreCase) || target.EndsWith(".tgz", StringComparison.OrdinalIgnoreCase))
            return "the files of an archive are packed already: name it with .tar at its end.";
        return DumpTarget.FindObstacle(target) switch
        {
            DumpObstacle.Other => $"'{Typed.Shown(target)}' holds something that is no dump; name another folder.",
            DumpObstacle.Dump when !parsed.GetValue(Force) =>
                $"'{Typed.Shown(target)}' is there already. To replace it: arxivlens export public {Typed.Shown(target)} --force",
            _ => null,
        };
    }

    private static Task<DumpManifest> WriteAsync(
        ParseResult parsed, SqliteStorage storage, DumpTarget place, CancellationToken cancellationToken) => ProgressLine.RunImportAsync(
        ProgressLine.IsShown(parsed.GetValue(MessageOptions.Quiet)),
        "export",
        progress => Task.Run(
            () =>
            {
                using var snapshot = storage.OpenSnapshot();
                return new DumpWriter(snapshot, place.Folder, !parsed.GetValue(NoGzip), $"arxivlens {ProgramVersion.Text}")
                    .Write(progress, cancellationToken);
            },
            cancellationToken));

    private static async Task KeepAsync(DumpTarget place, string target, CancellationToken cancellationToken)
    {
        if (target == "-")
        {
            await using var output = Console.OpenStandardOutput();
            place.WriteArchive(output, cancellationToken);
        }
        else if (target.EndsWith(".tar", StringComparison.Ordinal))
        {
            place.KeepArchive(cancellationToken);
        }
        else
        {
            place.KeepFolder();
        }
    }

    private static int Preview(ParseResult parsed, SqliteStorage storage, string target)
    {
        using var snapshot = storage.OpenSnapshot();
        var output = parsed.InvocationConfiguration.Output;
        if (JsonOutput.IsWanted(parsed))
        {
            JsonOutput.Write(parsed, new { target, snapshot.Counts, snapshot.Origins, parts = DumpPart.All });
        }
        else
        {
            var (papers, works, unresolved, citations) = snapshot.Counts;
            output.WriteLine(FormattableString.Invariant(
                $"Would write to {target}: {papers:N0} papers, {works:N0} other works, {unresolved:N0} unresolved, {citations:N0} citations"));
            foreach (var part in DumpPart.All)
                output.WriteLine($"  {part.Name,-12} {part.Terms.License}");
        }

        return ExitCode.Ok;
    }

    // Beside an archive on standard output the report is a message.
    private static void Report(ParseResult parsed, DumpManifest manifest, string target, double seconds)
    {
        var streams = parsed.InvocationConfiguration;
        var output = target == "-" ? streams.Error : streams.Output;
        var bytes = manifest.Files.Sum(file => file.Bytes);
        if (JsonOutput.IsWanted(parsed))
        {
            JsonOutput.Write(
                parsed,
                new { target, manifest.ContentHash, bytes, manifest.LeftOut, manifest.Files, seconds = Math.Round(seconds, 3) },
                output: output);
            return;
        }

        foreach (var file in manifest.Files)
        {
            output.WriteLine(FormattableString.Invariant(
                $"{file.Name,-22}{file.Records,12:N0} records {file.Bytes,16:N0} bytes  {file.Terms.License}"));
        }

        if (manifest.LeftOut.FullTexts > 0)
            output.WriteLine(FormattableString.Invariant($"Left out: {manifest.LeftOut.FullTexts:N0} full texts without an open licence."));
        output.WriteLine(FormattableString.Invariant($"Content hash {manifest.ContentHash}, {bytes:N0} bytes in {seconds:0.0} s"));
        if (target != "-")
            MessageOptions.Hint(parsed, $"To make the same site of it: arxivlens import {target} --data DIR");
    }
}
