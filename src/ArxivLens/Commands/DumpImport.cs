using System.CommandLine;
using ArxivLens.Core;
using ArxivLens.Core.Dump;
using ArxivLens.Core.Ingest;
using ArxivLens.Core.Library;
using ArxivLens.Sources.PublicDump;
using ArxivLens.Storage.Sqlite;

namespace ArxivLens.Commands;

/// <summary>
/// <c>arxivlens import DUMP</c>: makes a library of a public dump, or adds one to a library. Every file is checked before any is taken; a
/// file that is not as the manifest says is left out, and the rest goes on.
/// </summary>
internal static class DumpImport
{
    /// <summary>Imports a dump.</summary>
    public static async Task<int> RunAsync(ParseResult parsed, string path, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(ImportRun.DryRun))
            return await CheckAsync(parsed, path, cancellationToken);
        var directory = DataOption.Open(parsed);
        using var builder = directory.Lock(DirectoryRole.Builder);
        using var dump = await DumpFolder.OpenAsync(path, directory.DumpDirectory, cancellationToken);
        var (sound, faults) = await JudgeAsync(parsed, dump, cancellationToken);
        using var storage = SqliteStorage.Open(directory.LibraryFile);
        var wasEmpty = await IsEmptyAsync(storage, cancellationToken);
        await storage.Dump.EnterOriginsAsync(dump.Manifest.Origins, cancellationToken);
        return await ImportRun.RunAsync(
            parsed,
            directory,
            storage,
            new ImportPlan([.. sound.Select(file => new ImportStep(dump.PathOf(file), StepOf(file.Part)))])
            {
                Refused = faults.Count,
                JudgeAsync = rejected => CompareAsync(storage, dump.Manifest, wasEmpty && faults.Count == 0 && rejected == 0, cancellationToken),
            },
            cancellationToken);
    }

    private static async Task<int> CheckAsync(ParseResult parsed, string path, CancellationToken cancellationToken)
    {
        var spool = Path.Combine(Path.GetTempPath(), $"arxivlens-{Environment.ProcessId}.dump");
        using var dump = await DumpFolder.OpenAsync(path, spool, cancellationToken);
        var (sound, faults) = await JudgeAsync(parsed, dump, cancellationToken);
        var output = parsed.InvocationConfiguration.Output;
        if (JsonOutput.IsWanted(parsed))
        {
            var manifest = dump.Manifest;
            JsonOutput.Write(parsed, new { manifest.Version, manifest.Program, manifest.ContentHash, manifest.Counts, sound, faults });
        }
        else
        {
            foreach (var file in sound)
                output.WriteLine(FormattableString.Invariant($"sound  {file.Name,-22}{file.Records,12:N0} records  {file.Terms.License}"));
        }

        return faults.Count == 0 ? ExitCode.Ok : ExitCode.Damaged;
    }

    private static async Task<(List<DumpFile> Sound, List<string> Faults)> JudgeAsync(
        ParseResult parsed, DumpFolder dump, CancellationToken cancellationToken)
    {
        var (sound, faults) = (new List<DumpFile>(), new List<string>());
        foreach (var file in dump.Manifest.Files)
        {
            if (await dump.FindFaultAsync(file, cancellationToken) is { } fault)
            {
                faults.Add(fault);
                await parsed.InvocationConfiguration.Error.WriteLineAsync($"arxivlens: {fault}. It is left out.");
            }
            else
            {
                sound.Add(file);
            }
        }

        return (sound, faults);
    }

    private static async Task<bool> IsEmptyAsync(SqliteStorage storage, CancellationToken cancellationToken) =>
        await storage.Library.CountAsync(cancellationToken) is { Papers: 0, Works: 0, Unresolved: 0, Citations: 0 }
        && await storage.Articles.CountAsync(cancellationToken) == 0
        && await storage.Retractions.CountAsync(cancellationToken) == 0;

    private static async Task<ImportVerdict> CompareAsync(
        SqliteStorage storage, DumpManifest manifest, bool mustAgree, CancellationToken cancellationToken)
    {
        var hash = await storage.Library.ComputeContentHashAsync(cancellationToken);
        var isSame = hash == manifest.ContentHash;
        return new ImportVerdict(hash, isSame, isSame || !mustAgree)
        {
            Text = isSame
                ? $"The library is the one that was dumped: content hash {hash}"
                : $"The library has content hash {hash}, the dump says {manifest.ContentHash}"
                    + (mustAgree ? ": the dump's manifest does not fit its files." : ": it holds something else as well, or not all of the dump."),
        };
    }

    private static ImportFile StepOf(string part) => DumpPart.All.First(known => known.Name == part) switch
    {
        var known when known == DumpPart.Works => (importer, _, file, progress, token) =>
            importer.ImportWorksAsync(
                "works", ImportCommand.LogName(file), DumpReader.About.Name, DumpReader.ReadWorksAsync(file, token), progress, token),
        var known when known == DumpPart.Citations => (importer, _, file, progress, token) =>
            importer.ImportCitationsAsync(
                ImportCommand.LogName(file), DumpReader.About.Name, DumpReader.ReadCitationsAsync(file, token), progress, token),
        var known when known == DumpPart.Retractions => (importer, _, file, progress, token) =>
            importer.ImportRetractionsAsync(
                ImportCommand.LogName(file), DumpReader.About.Name, DumpReader.ReadRetractionsAsync(file, token), progress, token),
        var known when known == DumpPart.FullTexts => (importer, storage, file, progress, token) => importer.ImportFullTextsAsync(
            storage.FullTexts, ImportCommand.LogName(file), DumpReader.About.Name, DumpReader.ReadFullTextsAsync(file, token), progress, token),
        var known when known == DumpPart.Texts => Kept("texts", DumpReader.ReadTextsAsync, storage => storage.Dump.SaveTextsAsync),
        var known when known == DumpPart.Merges => Kept("merges", DumpReader.ReadMergesAsync, storage => storage.Merges.SaveAsync),
        var known when known == DumpPart.Articles => Kept("articles", DumpReader.ReadArticlesAsync, storage => storage.Dump.SaveArticlesAsync),
        var known when known == DumpPart.Questions => Kept("questions", DumpReader.ReadQuestionsAsync, storage => storage.Dump.SaveQuestionsAsync),
        var known => throw new SourceException($"the part {known.Name} of a dump is not known"),
    };

    private static ImportFile Kept<T>(
        string kind,
        Func<string, CancellationToken, IAsyncEnumerable<SourceRecord<T>>> read,
        Func<SqliteStorage, Func<IReadOnlyList<T>, CancellationToken, Task<IReadOnlyList<Core.Papers.SaveOutcome>>>> save) =>
        (importer, storage, file, progress, token) => importer.ImportAsync(
            kind,
            ImportCommand.LogName(file),
            DumpReader.About.Name,
            read(file, token),
            (records, _, stop) => save(storage)(records, stop),
            progress,
            token);
}
