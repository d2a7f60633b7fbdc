using System.CommandLine;
using System.Globalization;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Moderation;

namespace ArxivLens.Commands;

/// <summary><c>arxivlens moderation list</c>: what waits for a decision.</summary>
internal static class ModerationListCommand
{
    private const int ShownCharacters = 100;
    private static readonly Option<bool> Held = new("--held") { Description = "Only what the rules or a moderator held." };
    private static readonly Option<bool> Reported = new("--reported") { Description = "Only what readers reported." };
    private static readonly Option<int> Limit = NumberOption.Limit(25, 100, "cases");

    public static Verb Create()
    {
        var verb = new Verb(
            "list",
            "List what waits for a decision, the longest first.",
            "arxivlens moderation list --reported",
            "arxivlens moderation list --json") { Held, Reported, Limit, JsonOutput.Option };
        verb.SetAction(RunAsync);
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var community = ModerationCommand.Open(parsed);
        var reasons = (parsed.GetValue(Held) ? WaitingFor.Held : 0) | (parsed.GetValue(Reported) ? WaitingFor.Reported : 0);
        var waiting = await community.Moderation.ListWaitingAsync(
            reasons == 0 ? WaitingFor.Either : reasons, 0, parsed.GetValue(Limit), cancellationToken);
        if (JsonOutput.IsWanted(parsed))
        {
            JsonOutput.Write(parsed, new { waiting.Total, cases = waiting.Cases.Select(Json) }, list: "cases");
            return ExitCode.Ok;
        }

        foreach (var one in waiting.Cases)
            parsed.InvocationConfiguration.Output.WriteLine(Line(one));
        MessageOptions.Note(parsed, string.Create(CultureInfo.InvariantCulture, $"{waiting.Total} waiting"));
        return ExitCode.Ok;
    }

    private static object Json(ModerationCase one) => new
    {
        one.Contribution.Number,
        kind = one.Contribution.Kind.ToString().ToLowerInvariant(),
        state = one.Contribution.State.ToString().ToLowerInvariant(),
        subject = one.Contribution.Subject.Id,
        author = one.Contribution.Author,
        one.Since,
        reports = one.Reports.Select(HouseRules.NameOf),
        one.HeldFor,
        text = one.Contribution.Text,
    };

    private static string Line(ModerationCase one)
    {
        var why = one.Contribution.State == ContributionState.Held ? "held" : $"reported: {string.Join(", ", one.Reports.Distinct().Select(HouseRules.Describe))}";
        var text = Typed.OnOneLine(one.Contribution.Text.ReplaceLineEndings(" "));
        var shown = text.Length <= ShownCharacters ? text : text[..ShownCharacters].TrimEnd() + "…";
        return string.Create(
            CultureInfo.InvariantCulture, $"{one.Contribution.Number}  {one.Contribution.Author ?? "-"}  {one.Contribution.Subject.Id}  ({why})  {shown}");
    }
}
