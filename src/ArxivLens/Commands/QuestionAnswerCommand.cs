using System.CommandLine;
using ArxivLens.Core.Indexing;
using ArxivLens.Core.Questions;

namespace ArxivLens.Commands;

/// <summary><c>arxivlens question answer</c>: adds an answer, which points to a passage.</summary>
internal static class QuestionAnswerCommand
{
    private static readonly Argument<string> Id = QuestionCommand.IdArgument();

    private static readonly Option<string> Place = new("--passage")
    {
        Description = "The passage that answers it, as 'evidence' names it: 2311.09227#a3 is the third sentence of the abstract, #f120 a sentence of the full text.",
        HelpName = "PLACE",
        Required = true,
    };

    private static readonly Option<string> Text = new("--text") { Description = "What the passage says to the question.", HelpName = "TEXT", Required = true };
    private static readonly Option<string> By = new("--by") { Description = "Whose answer it is.", HelpName = "NAME", Required = true };

    public static Verb Create()
    {
        var verb = new Verb(
            "answer",
            "Answer a question with a passage of the library.",
            "arxivlens question answer 5p0w8h2kd9xz --passage 2403.07918#a4 --text \"It counts marginal risk only.\" --by \"Jane Doe\"")
        {
            Id, Place, Text, By, JsonOutput.Option,
        };
        verb.SetAction(RunAsync);
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var error = parsed.InvocationConfiguration.Error;
        if (QuestionCommand.TryRead(parsed.GetRequiredValue(Id), error) is not { } id)
            return ExitCode.Usage;
        var (place, text, by) = (parsed.GetRequiredValue(Place), parsed.GetRequiredValue(Text).Trim(), parsed.GetRequiredValue(By).Trim());
        var passage = default(PassageId);
        if ((PassageId.TryParse(place, out passage) ? null : $"'{Typed.Shown(place)}' is no place of a passage such as 2311.09227#a3")
            is { } fault || (fault = AnswerLimits.FindFault(text, by)) is not null)
        {
            await error.WriteLineAsync($"arxivlens: {fault}.");
            return ExitCode.Usage;
        }

        using var storage = OpenDebate.Existing(parsed);
        using var host = new IndexHost(DataOption.OpenExisting(parsed).IndexDirectory);
        if (await new EvidenceSearch(host, storage.Works).FindPassageAsync(passage, cancellationToken) is null)
        {
            await error.WriteLineAsync($"arxivlens: the library has no passage {passage}. To find one: arxivlens evidence QUESTION");
            return ExitCode.Failed;
        }

        if (await storage.Questions.AnswerAsync(id, passage, text, by, TimeProvider.System.GetUtcNow(), cancellationToken) is not { } question)
            return QuestionCommand.Missing(parsed, id);
        QuestionCommand.Write(parsed, question);
        return ExitCode.Ok;
    }
}
