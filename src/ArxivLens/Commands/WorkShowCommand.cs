using System.CommandLine;

namespace ArxivLens.Commands;

/// <summary><c>arxivlens work show</c>: with which works a work was ever held to be one.</summary>
internal static class WorkShowCommand
{
    private static readonly Argument<string> Id = new("ID") { Description = "The work, by any of its identifiers." };

    public static Verb Create()
    {
        var verb = new Verb(
            "show",
            "Show with which works a work is or was held to be one, why, and who said otherwise.",
            "arxivlens work show 2311.09227",
            "arxivlens work show 10.1000/xyz --json") { Id, JsonOutput.Option };
        verb.SetAction(RunAsync);
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var error = parsed.InvocationConfiguration.Error;
        if (WorkCommand.TryRead(parsed.GetRequiredValue(Id), error) is not { } key)
            return ExitCode.Usage;
        using var library = OpenLibrary.Of(parsed);
        if (await library.Storage.Works.FindAsync(key, cancellationToken) is null)
        {
            await error.WriteLineAsync($"arxivlens: {key} is not in the library.");
            return ExitCode.Failed;
        }

        var history = await library.Storage.Merges.ReadHistoryAsync(key, cancellationToken);
        MergeLines.Write(parsed, history);
        if (history.Count == 0 && !JsonOutput.IsWanted(parsed))
            await error.WriteLineAsync($"{key} was never held to be one with another work.");
        return ExitCode.Ok;
    }
}
