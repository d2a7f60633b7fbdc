using System.CommandLine;
using ArxivLens.Core.Fetching;
using ArxivLens.Core.Ingest;
using ArxivLens.Core.Library;
using ArxivLens.Core.Sources;
using ArxivLens.Host;
using ArxivLens.Sources.ArxivAtom;
using ArxivLens.Storage.Sqlite;

namespace ArxivLens.Commands;

/// <summary><c>arxivlens fetch</c>: takes papers from arXiv's API by their identifiers.</summary>
internal static class FetchCommand
{
    private static readonly Argument<string[]> Ids = new("ID")
    {
        Description = "arXiv identifiers in any shape; names of files that hold some, one a line or with blanks between; - for standard input.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<bool> Citations = new("--citations")
    {
        Description = "Ask what the papers cite and what cites them too.",
    };

    private static readonly Option<string[]> From = new("--from")
    {
        Description = "Ask only this source for citations, by its name on /sources; may be repeated. Implies --citations.",
        HelpName = "SOURCE",
    };

    private static readonly Option<string?> Search = new("--search")
    {
        Description = "Take what a search of arXiv's API finds, in its language: cat:cs.DL AND ti:preprint. The oldest papers first.",
        HelpName = "QUERY",
    };

    private static readonly Option<int> Limit = NumberOption.Limit(100, 30_000, "papers of a search");

    private static readonly Option<bool> Again = new("--again")
    {
        Description = "Ask for what was taken within the last day too.",
    };

    public static Verb Create()
    {
        var verb = new Verb(
            "fetch",
            "Take papers from arXiv by their identifiers, a hundred every three seconds, then bring the index up to date.",
            "arxivlens fetch 2311.09227 hep-th/9407087",
            "arxivlens fetch https://arxiv.org/abs/2311.09227v2 --citations",
            "arxivlens fetch reading-list.txt --json",
            "arxivlens fetch --search 'cat:cs.DL AND submittedDate:[202401010000 TO 202402010000]' --limit 2000",
            "grep -o 'arXiv:[0-9.]*' notes.md | arxivlens fetch -") { Ids, Search, Limit, Citations, From, Again, ImportRun.NoIndex, JsonOutput.Option };
        verb.SetAction(RunAsync);
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var error = parsed.InvocationConfiguration.Error;
        if (FetchSettings.Read(Environment.GetEnvironmentVariable, out var fault) is not { } settings)
        {
            await error.WriteLineAsync($"arxivlens: {fault}");
            return ExitCode.Usage;
        }

        var names = parsed.GetValue(Ids) ?? [];
        if (names.Length > 0 == parsed.GetValue(Search) is { Length: > 0 })
            return CommandLine.Misused(parsed, "say what to fetch: identifiers, or a search.");
        var wanted = await WantedPapers.ReadAsync(names, cancellationToken);
        foreach (var complaint in wanted.Complaints)
            await error.WriteLineAsync($"arxivlens: {Typed.OnOneLine(complaint)}");
        if (wanted.Ids.Count == 0 && names.Length > 0)
            return ExitCode.Usage;
        var directory = DataOption.Open(parsed);
        if (CitationDoors.Open(Environment.GetEnvironmentVariable, directory, TimeProvider.System, out fault) is not { } all)
        {
            await error.WriteLineAsync($"arxivlens: {fault}");
            return ExitCode.Usage;
        }

        using var doors = new OpenedDoors(all);
        var (chosen, misuse) = Choose(parsed, all);
        if (misuse is not null)
            return CommandLine.Misused(parsed, misuse);
        return await RunAsync(parsed, settings, directory, wanted, chosen, cancellationToken);
    }

    private static async Task<int> RunAsync(
        ParseResult parsed,
        FetchSettings settings,
        DataDirectory directory,
        WantedPapers wanted,
        IReadOnlyList<ICitationSource> citations,
        CancellationToken cancellationToken)
    {
        using var storage = OpenLibrary(directory);
        using var papers = new ArxivAtomClient(
            ArxivAtomClient.OptionsOf(settings.Api, directory, settings.UserAgent, TimeProvider.System), TimeProvider.System);
        var fetch = new PaperFetch(storage.Stores, new RejectedRecords(directory.RejectedFile), directory, papers, citations, TimeProvider.System);
        if (directory.FindHolder(DirectoryRole.Builder) is { } holder)
            MessageOptions.Note(parsed, $"{holder}; papers are saved when that has ended.");
        var report = new FetchReport(parsed);
        try
        {
            var wish = new FetchWish(parsed.GetValue(Again), citations.Count > 0);
            if (parsed.GetValue(Search) is { Length: > 0 } query)
                report.Outage = await fetch.FetchFoundAsync(query, parsed.GetValue(Limit), wish, report, cancellationToken);
            else
                await fetch.FetchAsync(wanted.Ids, wish, report, cancellationToken);
        }
        finally
        {
            // What was fetched is saved, whatever became of the rest.
            if (!parsed.GetValue(ImportRun.NoIndex) && report.HasChanged)
                await UpdateIndexAsync(parsed, directory, storage, cancellationToken);
            report.Write();
        }

        return wanted.Complaints.Count > 0 && report.Code == ExitCode.Ok ? ExitCode.Partly : report.Code;
    }

    private static async Task UpdateIndexAsync(
        ParseResult parsed, DataDirectory directory, SqliteStorage storage, CancellationToken cancellationToken)
    {
        if (directory.FindHolder(DirectoryRole.Server) is not null)
        {
            MessageOptions.Note(parsed, "The server takes them into its index within seconds.");
            return;
        }

        using var builder = directory.Lock(DirectoryRole.Builder);
        await IndexRun.UpdateAsync(directory, storage, parsed.GetValue(MessageOptions.Quiet), cancellationToken);
    }

    private static (IReadOnlyList<ICitationSource> Chosen, string? Misuse) Choose(ParseResult parsed, IReadOnlyList<ICitationSource> all)
    {
        var names = parsed.GetValue(From) ?? [];
        var known = string.Join(", ", all.Select(source => source.About.Name));
        if (names.FirstOrDefault(name => all.All(source => source.About.Name != name)) is { } strange)
            return ([], $"--from: '{Typed.Shown(strange)}' gives no citations here; {(known.Length > 0 ? $"there are {known}" : "no source of citations is configured")}.");
        if (names.Length > 0)
            return ([.. all.Where(source => names.Contains(source.About.Name))], null);
        if (!parsed.GetValue(Citations))
            return ([], null);
        return all.Count > 0 ? (all, null) : ([], "--citations: no source of citations is configured.");
    }

    // Making or migrating the library is the builder's work; a library as it should be is opened beside an import.
    private static SqliteStorage OpenLibrary(DataDirectory directory)
    {
        if (SqliteStorage.IsNewest(directory.LibraryFile))
            return SqliteStorage.Open(directory.LibraryFile);
        using var builder = directory.Lock(DirectoryRole.Builder);
        return SqliteStorage.Open(directory.LibraryFile);
    }

    /// <summary>Closes those sources that hold connections.</summary>
    private sealed class OpenedDoors(IReadOnlyList<ICitationSource> sources) : IDisposable
    {
        public void Dispose()
        {
            foreach (var source in sources.OfType<IDisposable>())
                source.Dispose();
        }
    }
}
