using System.Runtime.InteropServices;
using ArxivLens.Commands;
using ArxivLens.Core;
using ArxivLens.Core.FullTexts;
using ArxivLens.Core.Indexing;
using ArxivLens.Core.Ingest;
using ArxivLens.Core.Library;
using ArxivLens.Core.Questions;
using ArxivLens.Index;
using ArxivLens.Storage.Sqlite;

namespace ArxivLens.Diagnosis;

/// <summary>The checks of <c>arxivlens doctor</c>, in order; a check that fails does not keep the next from running.</summary>
internal static class Examination
{
    private const long LittleSpace = 1L << 30;

    public static async Task<IReadOnlyList<Finding>> RunAsync(DataDirectory directory, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>
        {
            new("program", FindingState.Ok,
                $"arxivlens {ProgramVersion.Text}, {RuntimeInformation.FrameworkDescription}, "
                + $"SQLite {SqliteStorage.EngineVersion}, {RuntimeInformation.OSDescription}"),
            Surroundings.Configuration(),
            Space(directory),
            Surroundings.Permissions(directory),
            Surroundings.Clock(directory, TimeProvider.System),
            Surroundings.Leftovers(directory),
            Lock(directory, DirectoryRole.Server, "server", "no server runs"),
            Lock(directory, DirectoryRole.Builder, "builder", "no import or index build runs"),
        };
        findings.AddRange(await LibraryAndIndexAsync(directory, cancellationToken));
        return findings;
    }

    private static Finding Space(DataDirectory directory)
    {
        var free = new DriveInfo(directory.Path).AvailableFreeSpace;
        var detail = FormattableString.Invariant($"{directory.Path}, {free / (double)(1 << 30):0.0} GiB free");
        if (!directory.IsWritable)
            return new Finding("data directory", FindingState.Warning, $"{detail}, not writable for this user: it can be read, not served or changed");
        return free < LittleSpace
            ? new Finding("data directory", FindingState.Warning, $"{detail}: an index is built beside the old one and may not fit", $"df -h {directory.Path}")
            : new Finding("data directory", FindingState.Ok, detail);
    }

    private static Finding Lock(DataDirectory directory, DirectoryRole role, string name, string free)
    {
        try
        {
            return new Finding($"{name} lock", FindingState.Ok, directory.FindHolder(role) ?? free);
        }
        catch (DataDirectoryException e)
        {
            return new Finding($"{name} lock", FindingState.Warning, e.Message);
        }
    }

    private static async Task<List<Finding>> LibraryAndIndexAsync(DataDirectory directory, CancellationToken cancellationToken)
    {
        try
        {
            using var storage = SqliteStorage.OpenForReading(directory.LibraryFile);
            var counts = await storage.Library.CountAsync(cancellationToken);
            var damage = await storage.Library.CheckAsync(cancellationToken);
            var library = damage.Count == 0
                ? new Finding("library", FindingState.Ok, Describe(counts))
                : new Finding("library", FindingState.Broken, string.Join("; ", damage.Take(3)), RestoreHint(directory));
            var retractions = await RetractionsAsync(storage, cancellationToken);
            var debate = await DebateAsync(storage, cancellationToken);
            var index = Index(directory, cancellationToken);
            var texts = await FullTextsAsync(directory, storage, cancellationToken);
            return index.State == FindingState.Ok
                ? [library, retractions, debate, index, await AgreementAsync(directory, storage, counts, cancellationToken), texts]
                : [library, retractions, debate, index, texts];
        }
        catch (LibraryException e)
        {
            return [Library(directory, e), Index(directory, cancellationToken)];
        }
    }

    private static async Task<Finding> RetractionsAsync(SqliteStorage storage, CancellationToken cancellationToken)
    {
        var known = await storage.Retractions.CountAsync(cancellationToken);
        var latest = await storage.Imports.FindLatestAsync(Importer.RetractionsKind, cancellationToken);
        return new Finding("retractions", FindingState.Ok, latest?.Ended is { } day
            ? FormattableString.Invariant($"{known:N0} works known to be retracted, imported {day:yyyy-MM-dd}")
            : known > 0
                ? FormattableString.Invariant($"{known:N0} works claimed by OpenAlex to be retracted; arxivlens import retractions FILE takes in Retraction Watch's")
                : "none known; arxivlens import retractions FILE takes them in");
    }

    // Whether they are sound is part of the check of the library.
    private static async Task<Finding> DebateAsync(SqliteStorage storage, CancellationToken cancellationToken)
    {
        var articles = await storage.Articles.CountAsync(cancellationToken);
        var open = await storage.Questions.ListAsync(new QuestionFilter { Status = QuestionStatus.Open }, 0, 0, cancellationToken);
        return new Finding("articles", FindingState.Ok, articles == 0
            ? "none; arxivlens article add URL takes one in"
            : FormattableString.Invariant($"{articles:N0}, {open.Total:N0} questions open"));
    }

    private static async Task<Finding> FullTextsAsync(DataDirectory directory, SqliteStorage storage, CancellationToken cancellationToken)
    {
        const string Check = "full texts";
        var count = await storage.FullTexts.CountAsync(cancellationToken);
        if (count == 0)
            return new Finding(Check, FindingState.Ok, "none; arxivlens import fulltext FILE takes them in");
        if (await new PassageIndexer(directory, storage.FullTexts).IsBehindAsync(cancellationToken))
        {
            return new Finding(
                Check, FindingState.Warning, "the index of their passages is missing or behind: questions do not find all of them", "arxivlens index");
        }

        try
        {
            using var reader = IndexReader.Open(directory.PassageDirectory);
            reader.Verify(cancellationToken);
            return new Finding(Check, FindingState.Ok, FormattableString.Invariant(
                $"{count:N0}, with {reader.Manifest.DocumentCount:N0} passages in their index, every checksum agrees"));
        }
        catch (Exception e) when (e is IndexDamagedException or IndexMissingException)
        {
            return new Finding(Check, FindingState.Broken, $"the index of their passages: {e.Message}", "arxivlens index --rebuild");
        }
    }

    // To put a backup back over a sound library would destroy what came in since: only damage is answered with that.
    internal static Finding Library(DataDirectory directory, LibraryException e) => e.Fault switch
    {
        LibraryFault.Damaged => new Finding("library", FindingState.Broken, e.Message, RestoreHint(directory)),
        LibraryFault.Busy => new Finding("library", FindingState.Warning, e.Message, "wait for the other process, then: arxivlens doctor"),
        LibraryFault.Older => new Finding("library", FindingState.Warning, e.Message, "arxivlens index"),
        LibraryFault.Newer => new Finding("library", FindingState.Broken, e.Message, "upgrade arxivlens; the library itself is as it was"),
        _ => new Finding("library", FindingState.Broken, e.Message),
    };

    private static Finding Index(DataDirectory directory, CancellationToken cancellationToken)
    {
        try
        {
            using var reader = IndexReader.Open(directory.IndexDirectory);
            reader.Verify(cancellationToken);
            var manifest = reader.Manifest;
            return new Finding("index", FindingState.Ok, FormattableString.Invariant(
                $"generation {manifest.Generation}, format {manifest.FormatVersion}, {manifest.SegmentCount} segments, {manifest.Files.Count} files, every checksum agrees"));
        }
        catch (IndexMissingException e)
        {
            return new Finding("index", FindingState.Broken, e.Message, "arxivlens index");
        }
        catch (IndexDamagedException e)
        {
            return new Finding("index", FindingState.Broken, e.Message, "arxivlens index --rebuild");
        }
    }

    private static async Task<Finding> AgreementAsync(
        DataDirectory directory, SqliteStorage storage, LibraryCounts counts, CancellationToken cancellationToken)
    {
        const string Check = "index against library";
        if (IndexReader.ReadManifest(directory.IndexDirectory) is not { } manifest)
            return new Finding(Check, FindingState.Warning, "the index went away while it was looked at", "arxivlens index");
        var indexer = IndexRun.IndexerOf(directory, storage);
        if (await indexer.IsBehindAsync(cancellationToken))
        {
            var changes = await indexer.CountChangesAsync(cancellationToken) is { } count ? $"{IndexRun.Count(count)} ago" : "too long ago to follow";
            return new Finding(
                Check, FindingState.Warning, $"the index was made from an earlier state of the library, {changes}", "arxivlens index");
        }

        var size = await IndexSize.OfAsync(counts, storage.Merges, storage.Citations, cancellationToken);
        return manifest.DocumentCount == size.Documents && manifest.CitationCount == size.Citations
            ? new Finding(Check, FindingState.Ok, FormattableString.Invariant($"{size.Documents:N0} documents and {size.Citations:N0} citations in both"))
            : new Finding(
                Check,
                FindingState.Broken,
                FormattableString.Invariant(
                    $"{manifest.DocumentCount:N0} documents and {manifest.CitationCount:N0} citations in the index, {size.Documents:N0} and {size.Citations:N0} in the library"),
                "arxivlens index --rebuild");
    }

    private static string Describe(LibraryCounts counts) => FormattableString.Invariant(
        $"sound; {counts.Papers:N0} papers, {counts.Works:N0} other works, {counts.Unresolved:N0} unresolved, {counts.Citations:N0} citations");

    private static string RestoreHint(DataDirectory directory) =>
        $"put a backup of {directory.LibraryFile} back, or move it away and import again";
}
