using System.CommandLine;
using ArxivLens.Core.Dump;
using ArxivLens.Core.Merging;
using ArxivLens.Core.Papers;

namespace ArxivLens.Commands;

/// <summary><c>arxivlens work merge</c>: says that records are one work.</summary>
internal static class WorkMergeCommand
{
    private static readonly Argument<string[]> Ids = new("ID")
    {
        Description = "Two works or more: arXiv identifiers or DOIs in any shape, or work:… as the library names them.",
        Arity = new ArgumentArity(2, 100),
    };

    private static readonly Option<string> Reason = WorkCommand.ReasonOption();

    public static Verb Create()
    {
        var verb = new Verb(
            "merge",
            "Say that works are one. The paper with arXiv's record is shown, else the better known; nothing is lost, and a split undoes it.",
            "arxivlens work merge 2311.09227 10.1000/xyz --reason \"The journal's page names the preprint.\"") { Ids, Reason, JsonOutput.Option };
        verb.SetAction(RunAsync);
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var error = parsed.InvocationConfiguration.Error;
        var reason = parsed.GetRequiredValue(Reason).Trim();
        var keys = parsed.GetRequiredValue(Ids).Select(typed => WorkCommand.TryRead(typed, error)).ToList();
        if (keys.Contains(null))
            return ExitCode.Usage;
        if (!DumpCheck.IsReason(reason))
        {
            await error.WriteLineAsync("arxivlens: a reason is one line of 1 to 1,000 characters.");
            return ExitCode.Usage;
        }

        var works = keys.OfType<WorkKey>().Distinct().ToList();
        if (works.Count < 2)
        {
            await error.WriteLineAsync($"arxivlens: {works[0]} is one work already: name two.");
            return ExitCode.Usage;
        }

        return await MergeAsync(parsed, works, reason, cancellationToken);
    }

    private static async Task<int> MergeAsync(ParseResult parsed, List<WorkKey> works, string reason, CancellationToken cancellationToken)
    {
        using var storage = OpenDebate.Existing(parsed);
        var found = await storage.Works.FindAsync(works, cancellationToken);
        if (found.IndexOf(null) is >= 0 and var missing)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync($"arxivlens: {works[missing]} is not in the library. Nothing was changed.");
            return ExitCode.Failed;
        }

        var claims = works.Skip(1).Select(other => new MergeClaim(works[0], other, MergeRule.Hand, reason)).ToList();
        await storage.Merges.JoinAsync(claims, TimeProvider.System.GetUtcNow(), cancellationToken);
        await WorkCommand.FollowAsync(parsed, DataOption.OpenExisting(parsed), storage, cancellationToken);
        MergeLines.Write(parsed, await storage.Merges.FindGroupAsync(works[0], cancellationToken));
        return ExitCode.Ok;
    }

    private static int IndexOf(this IReadOnlyList<Work?> works, Work? work)
    {
        for (var at = 0; at < works.Count; at++)
        {
            if (Equals(works[at], work))
                return at;
        }

        return -1;
    }
}
