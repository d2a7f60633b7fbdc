using System.CommandLine;
using System.Globalization;
using ArxivLens.Core.Accounts;
using ArxivLens.Core.Indexing;
using ArxivLens.Core.Ingest;
using ArxivLens.Core.Library;
using ArxivLens.Core.Mail;
using ArxivLens.Core.Questions;
using ArxivLens.Core.Sources;
using ArxivLens.Index;
using ArxivLens.Sources;
using ArxivLens.Storage.Sqlite.Community;
using ArxivLens.Storage.Sqlite.Community;
using ArxivLens.Web.Features.Sources;

namespace ArxivLens.Commands;

/// <summary><c>arxivlens status</c>: what the library holds and how old the index is.</summary>
internal static class StatusCommand
{
    private static readonly Option<bool> Hash = new("--hash")
    {
        Description = "Compute the content hash too: equal exactly for libraries of equal content. Reads the whole library.",
    };

    public static Verb Create()
    {
        var verb = new Verb(
            "status",
            "Say what the library holds, who gave it and when (as /sources does), and whether the index is up to date.",
            "arxivlens status",
            "arxivlens status --json --hash")
        {
            Hash, JsonOutput.Option,
        };
        verb.SetAction(RunAsync);
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var library = OpenLibrary.Of(parsed);
        var status = await ReadAsync(library, parsed.GetValue(Hash), cancellationToken);
        var output = parsed.InvocationConfiguration.Output;
        if (JsonOutput.IsWanted(parsed))
            JsonOutput.Write(parsed, status);
        else
            WriteText(output, status);
        return ExitCode.Ok;
    }

    private static async Task<Status> ReadAsync(OpenLibrary library, bool hash, CancellationToken cancellationToken)
    {
        var counts = await library.Storage.Library.CountAsync(cancellationToken);
        var indexer = IndexRun.IndexerOf(library.Directory, library.Storage);
        var behind = await indexer.IsBehindAsync(cancellationToken);
        var changes = await indexer.CountChangesAsync(cancellationToken);
        var manifest = IndexReader.ReadManifest(library.Directory.IndexDirectory);
        return new Status(
            counts.Papers,
            counts.Works,
            counts.Unresolved,
            counts.Citations,
            await ReadRetractionsAsync(library, cancellationToken),
            await ReadDebateAsync(library, cancellationToken),
            await library.Storage.FullTexts.CountAsync(cancellationToken),
            await ReadAccountsAsync(library.Directory, cancellationToken),
            manifest is null
                ? null
                : new IndexStatus(
                    manifest.Generation, manifest.DocumentCount, manifest.CitationCount, manifest.SegmentCount, !behind, changes),
            await library.Storage.Imports.ReadAsync(5, cancellationToken),
            await ReadSourcesAsync(library, cancellationToken),
            hash ? await library.Storage.Library.ComputeContentHashAsync(cancellationToken) : null,
            ProgramVersion.Text,
            library.Directory.Path)
        {
            Mail = SqliteCommunity.FindOutboxStatus(library.Directory.CommunityFile),
        };
    }

    private static async Task<SourcesData> ReadSourcesAsync(OpenLibrary library, CancellationToken cancellationToken)
    {
        var stores = library.Storage.Stores;
        var reports = new SourceReports(
            new SourceList(SourceCatalog.All), stores.Imports, stores.States, stores.Citations, TimeProvider.System);
        using var host = new IndexHost(library.Directory.IndexDirectory);
        host.Refresh();
        using var lease = host.Current is null ? null : host.Acquire();
        return SourcesData.Of(await reports.ReadAsync(lease?.Index, cancellationToken));
    }

    private static async Task<RetractionStatus> ReadRetractionsAsync(OpenLibrary library, CancellationToken cancellationToken) => new(
        await library.Storage.Retractions.CountAsync(cancellationToken),
        (await library.Storage.Imports.FindLatestAsync(Importer.RetractionsKind, cancellationToken))?.Ended);

    private static async Task<DebateStatus> ReadDebateAsync(OpenLibrary library, CancellationToken cancellationToken)
    {
        async Task<int> CountAsync(QuestionFilter filter) => (await library.Storage.Questions.ListAsync(filter, 0, 0, cancellationToken)).Total;
        return new DebateStatus(
            await library.Storage.Articles.CountAsync(cancellationToken),
            await CountAsync(new QuestionFilter()),
            await CountAsync(new QuestionFilter { Status = QuestionStatus.Open }));
    }

    // A library whose accounts were never on has no such file, and gets none here.
    private static async Task<AccountStatus?> ReadAccountsAsync(DataDirectory directory, CancellationToken cancellationToken)
    {
        if (!File.Exists(directory.CommunityFile))
            return null;
        using var community = SqliteCommunity.Open(directory.CommunityFile);
        var counts = await community.Accounts.CountAsync(cancellationToken);
        return new AccountStatus(counts.Sum(), counts[(int)Role.Moderator], counts[(int)Role.Administrator]);
    }

    private static void WriteText(TextWriter output, Status status)
    {
        AlignedLines.Write(
            output,
            [
                ("papers", Number(status.Papers)),
                ("other works", Number(status.OtherWorks)),
                ("unresolved", Number(status.Unresolved)),
                ("citations", Number(status.Citations)),
                ("retractions", Describe(status.Retractions)),
                ("articles", Describe(status.Debate)),
                ("full texts", status.FullTexts == 0 ? "none; take them in with: arxivlens import fulltext FILE" : Number(status.FullTexts)),
                ("accounts", Describe(status.Accounts)),
                ("index", Describe(status.Index)),
                ("mail", MailCommand.Describe(status.Mail)),
                ("content hash", status.ContentHash),
                ("version", status.Version),
                ("data directory", status.DataDirectory),
            ]);
        foreach (var source in status.Sources.Items.Where(source => source.IsUsed))
            output.WriteLine($"source          {Describe(source)}");
        foreach (var import in status.LastImports)
            output.WriteLine($"imported        {Describe(import)}");
    }

    private static string Describe(RetractionStatus retractions) => retractions.Imported is { } day
        ? FormattableString.Invariant($"{retractions.Works:N0} known works, imported {day:yyyy-MM-dd}")
        : retractions.Works > 0
            ? FormattableString.Invariant($"{retractions.Works:N0} claimed by OpenAlex; take in Retraction Watch's with: arxivlens import retractions FILE")
            : "none known; take them in with: arxivlens import retractions FILE";

    private static string Describe(DebateStatus debate) => debate.Articles == 0
        ? "none; take one in with: arxivlens article add URL"
        : FormattableString.Invariant($"{debate.Articles:N0}, which ask {debate.Questions:N0} questions, {debate.OpenQuestions:N0} of them open");

    private static string? Describe(AccountStatus? accounts) => accounts switch
    {
        null => null,
        { Administrators: 0 } => FormattableString.Invariant($"{accounts.Accounts:N0}, no administrator; make one with: arxivlens admin"),
        _ => FormattableString.Invariant($"{accounts.Accounts:N0}, {accounts.Administrators:N0} of them administrators, {accounts.Moderators:N0} moderators"),
    };

    private static string Describe(IndexStatus? index) => index is null
        ? "none; build it with: arxivlens index"
        : FormattableString.Invariant($"generation {index.Generation}, {index.Documents:N0} documents, {index.Citations:N0} citations, {index.Segments:N0} segments, ")
            + (index.UpToDate ? "up to date" : $"behind the library by {Behind(index.Changes)}; bring it up to date with: arxivlens index");

    private static string Behind(int? changes) =>
        changes is { } count ? IndexRun.Count(count) : "more than a small update (it will be built anew)";

    private static string Describe(SourceItem source)
    {
        var gave = source.Gave.Select(sum => FormattableString.Invariant($"{sum.Added:N0} {sum.Kind} added"))
            .Concat(source.Citations > 0 ? [FormattableString.Invariant($"asserts {source.Citations:N0} citations")] : [])
            .Concat(source.Sentences > 0 ? [FormattableString.Invariant($"{source.Sentences:N0} sentences")] : [])
            .Concat(source.Last is { } last ? [FormattableString.Invariant($"last {last:yyyy-MM-dd}{(source.IsOld ? ", old" : "")}")] : [])
            .Concat(source.Parts.Where(part => part.Failures > 0).Select(Describe));
        return $"{source.Name}: {string.Join("; ", gave)}";
    }

    private static string Describe(SourcePartItem part) => Typed.OnOneLine(
        $"fails{(part.Part.Length > 0 ? " at " + part.Part : "")}: {part.Failure ?? "no reason told"}"
        + (part.Retry is { } retry ? FormattableString.Invariant($", asked again {retry.UtcDateTime:yyyy-MM-dd HH:mm} UTC") : ""));

    private static string Describe(ImportEntry import)
    {
        var when = import.Began.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        var what = import.Report is { } report
            ? FormattableString.Invariant($"{report.Added:N0} added, {report.Updated:N0} updated, {report.Unchanged:N0} unchanged, {report.Rejected:N0} rejected")
            : "not finished";
        return $"{when}  {import.Kind} {import.File}: {what}";
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <param name="Generation">Which one it is.</param>
    /// <param name="Documents">Documents in it.</param>
    /// <param name="Citations">Citations in it.</param>
    /// <param name="Segments">Segments that hold them.</param>
    /// <param name="UpToDate">Whether it was made from the library as it is.</param>
    /// <param name="Changes">Changes of the library that are not in it; <c>null</c> when the next update will build it anew.</param>
    private sealed record IndexStatus(long Generation, int Documents, long Citations, int Segments, bool UpToDate, int? Changes);

    /// <param name="Works">Works known to be retracted, in the library or not.</param>
    /// <param name="Imported">When such knowledge came in last.</param>
    private sealed record RetractionStatus(long Works, DateTimeOffset? Imported);

    /// <param name="Articles">Articles of the library.</param>
    /// <param name="Questions">Questions they ask but for effect.</param>
    /// <param name="OpenQuestions">Those of them that nothing settles.</param>
    private sealed record DebateStatus(long Articles, int Questions, int OpenQuestions);

    /// <param name="Accounts">All accounts.</param>
    /// <param name="Moderators">Those of moderators.</param>
    /// <param name="Administrators">Those of administrators.</param>
    private sealed record AccountStatus(int Accounts, int Moderators, int Administrators);

    private sealed record Status(
        long Papers,
        long OtherWorks,
        long Unresolved,
        long Citations,
        RetractionStatus Retractions,
        DebateStatus Debate,
        long FullTexts,
        AccountStatus? Accounts,
        IndexStatus? Index,
        IReadOnlyList<ImportEntry> LastImports,
        SourcesData Sources,
        string? ContentHash,
        string Version,
        string DataDirectory)
    {
        /// <summary>How mail to readers stands; <c>null</c> where nobody ever had an account.</summary>
        public OutboxStatus? Mail { get; init; }
    }
}
