using System.CommandLine;
using System.Globalization;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Questions;

namespace ArxivLens.Commands;

/// <summary><c>arxivlens question list</c>: what is asked.</summary>
internal static class QuestionListCommand
{
    private static readonly Option<string?> About = new("--about") { Description = "Only questions put to this work.", HelpName = "ID" };
    private static readonly Option<string?> Category = new("--category")
    {
        Description = "Only questions put to works of this category or archive.",
        HelpName = "CODE",
        CompletionSources = { Completions.Categories },
    };

    private static readonly Option<string?> Label = new("--label") { Description = "Only questions under this label.", HelpName = "WORDS" };

    private static readonly Option<QuestionStatus?> Status = new("--status")
    {
        Description = "Only questions that stand so: open, addressed or disputed.",
        HelpName = "STATUS",
        CustomParser = QuestionStandCommand.ReadStatus,
        CompletionSources = { Completions.Of<QuestionStatus>() },
    };

    private static readonly Option<bool> Rhetorical = new("--rhetorical") { Description = "List those asked for effect too." };
    private static readonly Option<int> Page = NumberOption.Create("--page", "Which page, from 1.", 1, 1_000_000);
    private static readonly Option<int> Limit = NumberOption.Limit(25, 100, "questions a page");

    public static Verb Create()
    {
        var verb = new Verb(
            "list",
            "List questions: open ones first, then those that more articles ask.",
            "arxivlens question list --status open",
            "arxivlens question list --about 2403.07918 --label Liability --json")
        {
            About, Category, Label, Status, Rhetorical, Page, Limit, JsonOutput.Option,
        };
        verb.SetAction(RunAsync);
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        WorkKey key = default;
        if (parsed.GetValue(About) is { } about && !WorkKey.TryParse(about, out key))
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(
                $"arxivlens: '{Typed.Shown(about)}' is no arXiv identifier, DOI or work: key.");
            return ExitCode.Usage;
        }

        var filter = new QuestionFilter
        {
            Work = key == default ? null : key,
            Category = parsed.GetValue(Category),
            Label = parsed.GetValue(Label),
            Status = parsed.GetValue(Status),
            WithRhetorical = parsed.GetValue(Rhetorical),
        };
        using var library = OpenLibrary.Of(parsed);
        var limit = parsed.GetValue(Limit);
        var list = await library.Storage.Questions.ListAsync(filter, (parsed.GetValue(Page) - 1) * limit, limit, cancellationToken);
        Write(parsed, list);
        return ExitCode.Ok;
    }

    private static void Write(ParseResult parsed, QuestionList list)
    {
        var output = parsed.InvocationConfiguration.Output;
        if (JsonOutput.IsWanted(parsed))
        {
            var questions = list.Questions.Select(QuestionText.Json);
            JsonOutput.Write(parsed, new { list.Total, page = parsed.GetValue(Page), questions }, list: "questions");
            return;
        }

        foreach (var question in list.Questions)
            output.WriteLine(QuestionText.Line(question));
        MessageOptions.Note(parsed, string.Create(CultureInfo.InvariantCulture, $"{list.Total} found"));
    }
}
