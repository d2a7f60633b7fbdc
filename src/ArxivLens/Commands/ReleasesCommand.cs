using System.CommandLine;
using ArxivLens.Host;
using ArxivLens.Sources.SemanticScholar;

namespace ArxivLens.Commands;

/// <summary>
/// <c>arxivlens releases</c>: which releases of Semantic Scholar's datasets there are, and where their files are. Addresses of
/// files go to standard output and nowhere else.
/// </summary>
internal static class ReleasesCommand
{
    private static readonly Argument<string?> Which = new("RELEASE")
    {
        Description = "A release such as 2025-09-05, or latest: list its datasets.",
        HelpName = "RELEASE",
        Arity = ArgumentArity.ZeroOrOne,
        CompletionSources = { Completions.Of(SemanticScholarReleases.Latest) },
    };

    private static readonly Argument<string?> Dataset = new("DATASET")
    {
        Description = "A dataset of the release: list the addresses of its files, which are good for a short while.",
        HelpName = "DATASET",
        Arity = ArgumentArity.ZeroOrOne,
        CompletionSources = { Completions.Of("papers", "citations", "abstracts") },
    };

    private static readonly Option<string?> Since = new("--since")
    {
        Description =
            "Only what changed since this release: a line for each file, 'delete' or 'update' first, in the order to take in.",
        HelpName = "RELEASE",
    };

    static ReleasesCommand()
    {
        AcceptNames(Which, "release such as 2025-09-05 or latest");
        AcceptNames(Dataset, "dataset such as papers or citations");
        Since.Validators.Add(result =>
        {
            var isEarlier = result.Tokens is not [{ Value: var since }]
                || (since != SemanticScholarReleases.Latest && SemanticScholarReleases.IsName(since));
            if (!isEarlier)
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
            return CommandLine.Misused(parsed, "--since needs a dataset: arxivlens releases latest citations --since RELEASE");
        if (since is not null && since == release)
            return CommandLine.Misused(parsed, "--since must be an earlier release than the other.");
        var (clock, data) = (TimeProvider.System, DataOption.Open(parsed));
        var options = SemanticScholarSettings.Read(Environment.GetEnvironmentVariable, data, clock, out var fault);
        if (options is null)
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

    private static void AcceptNames(Argument<string?> argument, string what) => argument.Validators.Add(result =>
    {
        if (result.Tokens is [var token] && !SemanticScholarReleases.IsName(token.Value))
            result.AddError($"'{Typed.Shown(token.Value)}' is not the name of a {what}.");
    });

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

        var output = parsed.InvocationConfiguration.Output;
        output.WriteLine($"{found.Id}:");
        AlignedLines.Write(output, found.Datasets.Select(one => ($"  {one.Name}", (string?)Describe(one))));
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
        NoteCount(parsed, FormattableString.Invariant($"{files.Count:N0} files"));
    }

    private static async Task<int> ListChangesAsync(
        SemanticScholarReleases releases,
        string since,
        (string Release, string Dataset) wanted,
        ParseResult parsed,
        CancellationToken cancellationToken)
    {
        var (steps, gap) = await releases.FindChangesAsync(since, wanted.Release, wanted.Dataset, cancellationToken);
        var files = steps.SelectMany(FilesOf).ToList();
        if (JsonOutput.IsWanted(parsed))
            JsonOutput.Write(parsed, new { wanted.Dataset, since, wanted.Release, gap, files }, list: "files");
        else
            WriteLines(parsed, files.Select(file => $"{file.Kind}\t{file.From}\t{file.To}\t{file.Address}"));
        if (gap is not null)
            parsed.InvocationConfiguration.Error.WriteLine($"arxivlens: these changes are not all: {gap}.");
        NoteCount(parsed, FormattableString.Invariant($"{files.Count:N0} files of {steps.Count:N0} steps"));
        return gap is null ? ExitCode.Ok : ExitCode.Partly;
    }

    private static void NoteCount(ParseResult parsed, string count) =>
        MessageOptions.Note(parsed, $"{count}; their addresses are good for a short while");

    private static string Describe(ReleaseDataset dataset) =>
        dataset.Description.Length > 0 ? dataset.Description : "(not described)";

    private static IEnumerable<ChangedFile> FilesOf(ReleaseStep step) =>
        step.Deletes.Select(address => new ChangedFile("delete", step.From, step.To, address))
            .Concat(step.Updates.Select(address => new ChangedFile("update", step.From, step.To, address)));

    private static void WriteLines(ParseResult parsed, IEnumerable<string> lines)
    {
        foreach (var line in lines)
            parsed.InvocationConfiguration.Output.WriteLine(line);
    }

    private sealed record ChangedFile(string Kind, string From, string To, string Address);
}
