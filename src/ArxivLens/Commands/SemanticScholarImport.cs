using System.CommandLine;
using ArxivLens.Core;
using ArxivLens.Core.Citations;
using ArxivLens.Core.Ingest;
using ArxivLens.Sources.SemanticScholar;
using ArxivLens.Storage.Sqlite;

namespace ArxivLens.Commands;

/// <summary><c>arxivlens import s2-…</c>: takes Semantic Scholar's datasets into the library.</summary>
internal static class SemanticScholarImport
{
    private static readonly Option<bool> All = new("--all")
    {
        Description = "Take every work, those too that the library does not have. The whole dataset has 225 million.",
    };

    private static readonly Option<bool> KeepUnknown = new("--keep-unknown")
    {
        Description = "Keep what papers of arXiv cite that the library does not have, as works of which only a number is known.",
    };

    private static readonly Option<bool> Deletes = new("--deletes")
    {
        Description = "The files are the delete_files of a diff: Semantic Scholar takes these citations back.",
    };

    public static Verb CreatePapers() => ImportCommand.CreateKind(
        "s2-papers",
        "Take the corpus ids of the library's works, and the facts of those known by their keys only, from Semantic Scholar's dataset papers.",
        ["arxivlens import s2-papers papers-*.jsonl.gz --no-index"],
        parsed =>
        {
            PaperDump? dump = null;
            return async (importer, storage, file, progress, token) =>
            {
                dump ??= await PaperDump.PrepareAsync(storage.Stores, parsed.GetValue(All), token);
                return await importer.ImportAsync(
                    "works", ImportCommand.LogName(file), SemanticScholarSource.Origin, dump.ReadAsync(file, token), dump.SaveAsync, progress, token);
            };
        },
        All);

    public static Verb CreateAbstracts() => ImportCommand.CreateKind(
        "s2-abstracts",
        "Take abstracts of works that have a title and no abstract from Semantic Scholar's dataset abstracts.",
        ["arxivlens import s2-abstracts abstracts-*.jsonl.gz"],
        parsed =>
        {
            AbstractDump? dump = null;
            return async (importer, storage, file, progress, token) =>
            {
                dump ??= await AbstractDump.PrepareAsync(storage.Stores, token);
                RefuseWithoutIds(parsed, dump.WorkCount);
                return await importer.ImportAsync(
                    "abstracts", ImportCommand.LogName(file), SemanticScholarSource.Origin, dump.ReadAsync(file, token), dump.SaveAsync, progress, token);
            };
        });

    public static Verb CreateCitations() => ImportCommand.CreateKind(
        "s2-citations",
        "Take citations with their sentences from Semantic Scholar's dataset citations, after s2-papers.",
        ["arxivlens import s2-citations citations-*.jsonl.gz", "arxivlens import s2-citations deleted-*.jsonl.gz --deletes"],
        parsed =>
        {
            CitationDump? dump = null;
            return async (importer, storage, file, progress, token) =>
            {
                dump ??= await CitationDump.PrepareAsync(storage.Ids, parsed.GetValue(KeepUnknown) || parsed.GetValue(Deletes), token);
                RefuseWithoutIds(parsed, dump.WorkCount);
                var counts = new CitationCounts();
                var rows = dump.ReadAsync(file, counts, token);
                var report = parsed.GetValue(Deletes)
                    ? await WithdrawAsync(importer, storage, file, rows, progress, token)
                    : await importer.ImportCitationsAsync(ImportCommand.LogName(file), SemanticScholarSource.Origin, rows, progress, token);
                return report with { PassedOver = counts.ToPassedOver(report.Rejected) };
            };
        },
        KeepUnknown,
        Deletes);

    private static Task<ImportReport> WithdrawAsync(
        Importer importer,
        SqliteStorage storage,
        string file,
        IAsyncEnumerable<SourceRecord<Citation>> rows,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellationToken) => importer.ImportAsync(
            Importer.CitationsKind,
            ImportCommand.LogName(file),
            SemanticScholarSource.Origin,
            rows,
            (records, _, token) => storage.Citations.WithdrawAsync(records, token),
            progress,
            cancellationToken);

    // Without corpus ids every row would be passed over, after an hour of reading.
    private static void RefuseWithoutIds(ParseResult parsed, int works)
    {
        if (works == 0 && !parsed.GetValue(ImportRun.DryRun))
            throw new SourceException("no work of the library has a corpus id yet: arxivlens import s2-papers FILE… comes first");
    }
}
