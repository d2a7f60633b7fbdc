using System.CommandLine;
using System.CommandLine.Parsing;
using ArxivLens.Core.Merging;

namespace ArxivLens.Commands;

/// <summary><c>arxivlens work list</c>: which records are one work.</summary>
internal static class WorkListCommand
{
    private static readonly Option<MergeRule?> Rule = new("--rule")
    {
        Description = "Only by this rule: hand, doi, identifier or title.",
        HelpName = "RULE",
        CustomParser = ReadRule,
        CompletionSources = { Completions.Of<MergeRule>() },
    };

    private static readonly Option<bool> Undone = new("--undone") { Description = "Those that were split by hand, or whose rule holds no longer." };
    private static readonly Option<int> Page = NumberOption.Create("--page", "Which page, from 1.", 1, 1_000_000);
    private static readonly Option<int> Limit = NumberOption.Limit(50, 1_000, "merges a page");

    public static Verb Create()
    {
        var verb = new Verb(
            "list",
            "List which records are shown as which works, and why.",
            "arxivlens work list",
            "arxivlens work list --rule title --plain",
            "arxivlens work list --undone --json") { Rule, Undone, Page, Limit, JsonOutput.Option };
        verb.SetAction(RunAsync);
        return verb;
    }

    private static MergeRule? ReadRule(ArgumentResult result)
    {
        foreach (var rule in Enum.GetValues<MergeRule>())
        {
            if (string.Equals(rule.ToString(), result.Tokens[0].Value, StringComparison.OrdinalIgnoreCase))
                return rule;
        }

        result.AddError("A rule is hand, doi, identifier or title.");
        return null;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var library = OpenLibrary.Of(parsed);
        var merges = library.Storage.Merges.ReadAllAsync(parsed.GetValue(Rule), parsed.GetValue(Undone), cancellationToken);
        var found = await merges.Skip((parsed.GetValue(Page) - 1) * parsed.GetValue(Limit)).Take(parsed.GetValue(Limit)).ToListAsync(cancellationToken);
        MergeLines.Write(parsed, found);
        if (found.Count == 0 && !JsonOutput.IsWanted(parsed))
            await parsed.InvocationConfiguration.Error.WriteLineAsync("There are none.");
        return ExitCode.Ok;
    }
}
