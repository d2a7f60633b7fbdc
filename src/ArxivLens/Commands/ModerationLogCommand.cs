using System.CommandLine;
using System.Globalization;

namespace ArxivLens.Commands;

/// <summary><c>arxivlens moderation log</c>: what was decided.</summary>
internal static class ModerationLogCommand
{
    private static readonly Option<int> Limit = NumberOption.Limit(25, 1_000, "decisions");

    public static Verb Create()
    {
        var verb = new Verb(
            "log",
            "List what was decided, the newest first.",
            "arxivlens moderation log",
            "arxivlens moderation log --limit 100 --json") { Limit, JsonOutput.Option };
        verb.SetAction(RunAsync);
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var community = ModerationCommand.Open(parsed);
        var figures = await community.Moderation.CountAsync(TimeProvider.System.GetUtcNow(), cancellationToken);
        var lines = await community.Moderation.ListLogAsync(0, parsed.GetValue(Limit), cancellationToken);
        if (JsonOutput.IsWanted(parsed))
        {
            JsonOutput.Write(parsed, new { total = figures.Decisions, decisions = lines.Select(ModerationCommand.Json) }, list: "decisions");
            return ExitCode.Ok;
        }

        foreach (var line in lines)
            parsed.InvocationConfiguration.Output.WriteLine(ModerationCommand.Line(line));
        MessageOptions.Note(parsed, string.Create(CultureInfo.InvariantCulture, $"{figures.Decisions} decisions"));
        return ExitCode.Ok;
    }
}
