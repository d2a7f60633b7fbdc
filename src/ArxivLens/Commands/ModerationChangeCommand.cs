using System.CommandLine;
using System.Globalization;
using ArxivLens.Core.Moderation;

namespace ArxivLens.Commands;

/// <summary><c>arxivlens moderation remove</c> and <c>restore</c>: decisions of the operator.</summary>
internal static class ModerationChangeCommand
{
    private static readonly Option<string?> Words = new("--words")
    {
        Description = $"Words to the author, at most {ModerationLimits.DecisionWords} characters; nobody else reads them.",
        HelpName = "TEXT",
    };

    public static Verb CreateRemove()
    {
        var rule = new Option<HouseRule>("--rule")
        {
            Description = $"By which house rule: {string.Join(", ", HouseRules.All.Select(HouseRules.NameOf))}.",
            HelpName = "RULE",
            Required = true,
            CustomParser = result =>
            {
                if (HouseRules.Find(result.Tokens[0].Value) is { } found)
                    return found;
                result.AddError($"--rule: '{Typed.Shown(result.Tokens[0].Value)}' is no house rule.");
                return default;
            },
        };
        rule.CompletionSources.Add(_ => HouseRules.All.Select(one => new System.CommandLine.Completions.CompletionItem(HouseRules.NameOf(one))));
        var number = NumberArgument();
        var verb = new Verb(
            "remove",
            "Remove what a reader wrote, everywhere and at once. It can be restored.",
            "arxivlens moderation remove 12 --rule spam",
            "arxivlens moderation remove 12 --rule abuse --words \"Say it without the insult.\"") { number, rule, Words, JsonOutput.Option };
        verb.SetAction((parsed, cancellationToken) =>
            RunAsync(parsed, ModerationAction.Remove, parsed.GetValue(number), parsed.GetValue(rule), cancellationToken));
        return verb;
    }

    public static Verb CreateRestore()
    {
        var number = NumberArgument();
        var verb = new Verb(
            "restore",
            "Show again what was removed.",
            "arxivlens moderation restore 12",
            "arxivlens moderation restore 12 --words \"That was a mistake of ours.\"") { number, Words, JsonOutput.Option };
        verb.SetAction((parsed, cancellationToken) => RunAsync(parsed, ModerationAction.Restore, parsed.GetValue(number), null, cancellationToken));
        return verb;
    }

    private static Argument<long> NumberArgument() => new("NUMBER")
    {
        Description = "The number of what was written, as 'arxivlens moderation list' and the address of a comment have it.",
        CustomParser = result =>
        {
            if (long.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                return number;
            result.AddError($"'{Typed.Shown(result.Tokens[0].Value)}' is no number.");
            return 0;
        },
    };

    private static async Task<int> RunAsync(
        ParseResult parsed, ModerationAction action, long number, HouseRule? rule, CancellationToken cancellationToken)
    {
        var words = parsed.GetValue(Words)?.Trim() ?? "";
        var error = parsed.InvocationConfiguration.Error;
        if (words.Length > ModerationLimits.DecisionWords)
        {
            await error.WriteLineAsync($"arxivlens: --words has at most {ModerationLimits.DecisionWords} characters.");
            return ExitCode.Usage;
        }

        using var community = ModerationCommand.Open(parsed);
        var desk = new ModerationDesk(community.Moderation, community.Accounts, TimeProvider.System, community.Outbox);
        var result = await desk.DecideAsync(new Ruling { Action = action, Contribution = number, Rule = rule, Words = words }, cancellationToken);
        if (result is not { Outcome: RulingOutcome.Done, Decision: { } decision })
        {
            await error.WriteLineAsync($"arxivlens: {result.Obstacle}");
            return ExitCode.Failed;
        }

        if (JsonOutput.IsWanted(parsed))
            JsonOutput.Write(parsed, ModerationCommand.Json(decision));
        else
            parsed.InvocationConfiguration.Output.WriteLine(ModerationCommand.Line(decision));
        return ExitCode.Ok;
    }
}
