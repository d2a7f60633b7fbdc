using System.CommandLine;
using ArxivLens.Core.Dump;
using ArxivLens.Core.Merging;
using ArxivLens.Core.Papers;
using ArxivLens.Storage.Sqlite;

namespace ArxivLens.Commands;

/// <summary><c>arxivlens work split</c>: says that a record is a work of its own.</summary>
internal static class WorkSplitCommand
{
    private static readonly Argument<string> Id = new("ID") { Description = "The record that is to be a work of its own again." };
    private static readonly Option<string> Reason = WorkCommand.ReasonOption();

    public static Verb Create()
    {
        var verb = new Verb(
            "split",
            "Say that a record that is shown as another is a work of its own. No rule joins the two again.",
            "arxivlens work split 10.1000/xyz --reason \"An erratum, not the paper.\"") { Id, Reason, JsonOutput.Option };
        verb.SetAction(RunAsync);
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var error = parsed.InvocationConfiguration.Error;
        var reason = parsed.GetRequiredValue(Reason).Trim();
        if (WorkCommand.TryRead(parsed.GetRequiredValue(Id), error) is not { } key)
            return ExitCode.Usage;
        if (!DumpCheck.IsReason(reason))
        {
            await error.WriteLineAsync("arxivlens: a reason is one line of 1 to 1,000 characters.");
            return ExitCode.Usage;
        }

        using var storage = OpenDebate.Existing(parsed);
        var outcome = await storage.Merges.SplitAsync(key, reason, TimeProvider.System.GetUtcNow(), cancellationToken);
        if (outcome != SplitOutcome.Made)
        {
            await error.WriteLineAsync($"arxivlens: {await ExplainAsync(storage, key, outcome, cancellationToken)}");
            return ExitCode.Failed;
        }

        await WorkCommand.FollowAsync(parsed, DataOption.OpenExisting(parsed), storage, cancellationToken);
        MergeLines.Write(parsed, await storage.Merges.ReadHistoryAsync(key, cancellationToken));
        return ExitCode.Ok;
    }

    private static async Task<string> ExplainAsync(
        SqliteStorage storage, WorkKey key, SplitOutcome outcome, CancellationToken cancellationToken)
    {
        if (outcome == SplitOutcome.Unknown)
            return $"{key} is not in the library.";
        var members = await storage.Merges.FindGroupAsync(key, cancellationToken);
        return members.Count == 0
            ? $"{key} is not one with any other work."
            : $"{key} is the work that the others are shown as. Split one of them off: {string.Join(", ", members.Select(merge => merge.Member))}";
    }
}
