using System.CommandLine;
using ArxivLens.Host;
using ArxivLens.Sources.SemanticScholar;

namespace ArxivLens.Commands;

/// <summary>
/// <c>arxivlens releases</c>: which releases of Semantic Scholar's datasets there are, and where their files are. The addresses of files
/// go to standard output and nowhere else.
/// </summary>
internal static class ReleasesCommand
{
    private static readonly Argument<string?> Which = new("RELEASE")
    {
        Description = "A release such as 2025-09-05, or latest: list its datasets.",
        Arity = ArgumentArity.ZeroOrOne,
        CompletionSources = { Completions.Of(SemanticScholarReleases.Latest) },
    };

    private static readonly Argument<string?> Dataset = new("DATASET")
    {
        Description = "A dataset of the release: list the addresses of its files, which are good for a short while.",
        Arity = ArgumentArity.ZeroOrOne,
        CompletionSources = { Completions.Of("papers", "citations", "abstracts") },
    };

    private static readonly Option<string?> Since = new("--since")
    {
        Description = "Only the files of what changed since this release: a line for each, 'delete' or 'update' first, to be taken in this order.",
        HelpName = "RELEASE",
    };

    static ReleasesCommand()
    {
        foreach (var argument in new[] { Which, Dataset })
        {
            argument.Validators.Add(result =>
            {
                if (result.Tokens is [var token] && !SemanticScholarReleases.IsName(token.Value))
                    result.AddError($"'{Typed.Shown(token.Value)}' is not a {argument.Name} such as 2025-09-05, latest, papers or citations.");
            });
        }

        Since.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && (token.Value == SemanticScholarReleases.Latest || !SemanticScholarReleases.IsName(token.Value)))
                result.AddError("--since must be a release such as 2025-09-05.");
        });
    }

    public static Verb Create()
    {
        var verb = new Verb(
            "releases",
            "List the releases of Semantic Scholar's datasets, what is in one, and where to download it.",
            "arxivlens releases",
            "arxivlens releases latest",
            "arxivlens releases latest citations | xargs -n 1 curl -O",
            "arxivlens releases latest citations --since 2025-08-26 --plain | cut -f 1,4")
        {
            Which, Dataset, Since, JsonOutput.Option,
        };
        verb.SetAction(RunAsync);
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (release, dataset, since) = (parsed.GetValue(Which), parsed.GetValue(Dataset), parsed.GetValue(Since));
        if (since is not null && dataset is null)
            return CommandLine.Misused(parsed, "--since needs a release and a dataset: arxivlens releases latest citations --since RELEASE");
        if (since is not null && since == release)
            return CommandLine.Misused(parsed, "--since must be an earlier release than the other.");
        var clock = TimeProvider.System;
        if (SemanticScholarSettings.Read(Environment.GetEnvironmentVariable, DataOption.Open(parsed), clock, out var fault) is not { } options)
            return CommandLine.Misused(parsed, fault!);

        using var releases = new SemanticScholarReleases(options, clock);
        if (release is null)
            await ListAsync(releases, parsed, cancellationToken);
        else if (dataset is null)
            await ListDatasetsAsync(releases, release, parsed, cancellationToken);
        else if (since is null)
            await ListFilesAsync(releases, release, dataset, parsed, cancellationToken);
        else
            return await ListChangesAsync(releases, since, (release, dataset), parsed, cancellationToken);
        return ExitCode.Ok;
    }

    private static async Task ListAsync(SemanticScholarReleases releases, ParseResult parsed, CancellationToken cancellationToken)
    {
        var names = await releases.ListAsync(cancellationToken);
        if (JsonOutput.IsWanted(parsed))
            JsonOutput.Write(parsed, names);
        else
            WriteLines(parsed, names);
        MessageOptions.Hint(parsed, "What is in one: arxivlens releases latest");
    }

    private static async Task ListDatasetsAsync(
        SemanticScholarReleases releases, string release, ParseResult parsed, CancellationToken cancellationToken)
    {
        var found = await releases.FindAsync(release, cancellationToken);
        if (JsonOutput.IsWanted(parsed))
        {
            JsonOutput.Write(parsed, new { release = found.Id, found.Datasets }, list: "datasets");
            return;
        }

        parsed.InvocationConfiguration.Output.WriteLine($"{found.Id}:");
        AlignedLines.Write(
            parsed.InvocationConfiguration.Output,
            found.Datasets.Select(one => ($"  {one.Name}", (string?)(one.Description.Length > 0 ? one.Description : "(not described)"))));
        MessageOptions.Hint(parsed, $"Where the files of one are: arxivlens releases {found.Id} DATASET");
    }

    private static async Task ListFilesAsync(
        SemanticScholarReleases releases, string release, string dataset, ParseResult parsed, CancellationToken cancellationToken)
    {
        var files = await releases.FindFilesAsync(release, dataset, cancellationToken);
        if (JsonOutput.IsWanted(parsed))
            JsonOutput.Write(parsed, new { release, dataset, files }, list: "files");
        else
            WriteLines(parsed, files);
        MessageOptions.Note(parsed, FormattableString.Invariant($"{files.Count:N0} files; their addresses are good for a short while"));
    }

    private static async Task<int> ListChangesAsync(
        SemanticScholarReleases releases, string since, (string Release, string Dataset) wanted, ParseResult parsed, CancellationToken cancellationToken)
    {
        var (steps, gap) = await releases.FindChangesAsync(since, wanted.Release, wanted.Dataset, cancellationToken);
        var files = steps.SelectMany(step => FilesOf("delete", step, step.Deletes).Concat(FilesOf("update", step, step.Updates))).ToList();
        if (JsonOutput.IsWanted(parsed))
            JsonOutput.Write(parsed, new { wanted.Dataset, since, wanted.Release, gap, files }, list: "files");
        else
            WriteLines(parsed, files.Select(file => $"{file.Kind}\t{file.From}\t{file.To}\t{file.Address}"));
        if (gap is not null)
            parsed.InvocationConfiguration.Error.WriteLine($"arxivlens: these changes are not all: {gap}.");
        MessageOptions.Note(
            parsed, FormattableString.Invariant($"{files.Count:N0} files of {steps.Count:N0} steps; their addresses are good for a short while"));
        return gap is null ? ExitCode.Ok : ExitCode.Partly;
    }

    private static IEnumerable<ChangedFile> FilesOf(string kind, ReleaseStep step, IReadOnlyList<string> addresses) =>
        addresses.Select(address => new ChangedFile(kind, step.From, step.To, address));

    private static void WriteLines(ParseResult parsed, IEnumerable<string> lines)
    {
        foreach (var line in lines)
            parsed.InvocationConfiguration.Output.WriteLine(line);
    }

    private sealed record ChangedFile(string Kind, string From, string To, string Address);
}
