using System.CommandLine;
using System.Diagnostics;
using ArxivLens.Core.Library;
using ArxivLens.Core.Merging;
using ArxivLens.Storage.Sqlite;

namespace ArxivLens.Commands;

/// <summary><c>arxivlens work match</c>: lets the rules look at all works again.</summary>
internal static class WorkMatchCommand
{
    private const int MostInJson = 100_000;

    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Only say what would be joined." };

    public static Verb Create()
    {
        var verb = new Verb(
            "match",
            "Let the rules look at all works again. What is imported is looked at by itself.",
            "arxivlens work match",
            "arxivlens work match --dry-run --plain") { DryRun, JsonOutput.Option };
        verb.SetAction(RunAsync);
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        var directory = DataOption.OpenExisting(parsed);
        using var builder = directory.Lock(DirectoryRole.Builder);
        using var storage = SqliteStorage.Open(directory.LibraryFile);
        var isTrial = parsed.GetValue(DryRun);
        var told = new List<(MergeClaim Claim, MergeOutcome Outcome)>();
        var tell = JsonOutput.IsWanted(parsed) ? Keep : new Action<MergeClaim, MergeOutcome>(Say);
        var report = await new WorkMatcher(storage.Matches, TimeProvider.System)
            .RunWholeAsync(isTrial, tell, cancellationToken: cancellationToken);
        if (!isTrial)
            await IndexRun.UpdateAsync(directory, storage, parsed.GetValue(MessageOptions.Quiet), cancellationToken);
        Write(parsed, report, told, Stopwatch.GetElapsedTime(began).TotalSeconds);
        return ExitCode.Ok;

        void Say(MergeClaim claim, MergeOutcome outcome) => parsed.InvocationConfiguration.Output.WriteLine(
            Typed.OnOneLine($"{Describe(outcome),-11} {claim.One} = {claim.Other}: {claim.Reason}"));

        void Keep(MergeClaim claim, MergeOutcome outcome)
        {
            if (told.Count < MostInJson)
                told.Add((claim, outcome));
        }
    }

    private static void Write(
        ParseResult parsed, MatchReport report, List<(MergeClaim Claim, MergeOutcome Outcome)> told, double seconds)
    {
        if (JsonOutput.IsWanted(parsed))
        {
            JsonOutput.Write(
                parsed,
                new
                {
                    report.Looked,
                    joined = report.Joined.ToDictionary(one => one.Key.ToString().ToLowerInvariant(), one => one.Value),
                    report.Parted,
                    report.KeptApart,
                    report.Conflicts,
                    seconds = Math.Round(seconds, 3),
                    claims = told.Select(one => new
                    {
                        one = one.Claim.One.ToString(), other = one.Claim.Other.ToString(), one.Claim.Rule, one.Outcome, one.Claim.Reason,
                    }),
                },
                "claims");
            return;
        }

        parsed.InvocationConfiguration.Output.WriteLine(FormattableString.Invariant(
            $"{report.Looked:N0} works looked at, {report.Joined.Values.Sum():N0} joined, {report.Parted:N0} parted, {report.KeptApart:N0} kept apart, {report.Conflicts:N0} in conflict in {seconds:0.0} s"));
    }

    private static string Describe(MergeOutcome outcome) => outcome switch
    {
        MergeOutcome.Made => "joined",
        MergeOutcome.Known => "known",
        MergeOutcome.KeptApart => "kept apart",
        MergeOutcome.Conflict => "conflict",
        MergeOutcome.Impossible => "impossible",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "no such outcome"),
    };
}
