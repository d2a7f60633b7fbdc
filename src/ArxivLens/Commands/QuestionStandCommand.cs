using System.CommandLine;
using System.CommandLine.Parsing;
using ArxivLens.Core.Questions;

namespace ArxivLens.Commands;

/// <summary><c>arxivlens question stand</c>: says how a question stands.</summary>
internal static class QuestionStandCommand
{
    private static readonly Argument<string> Id = QuestionCommand.IdArgument();

    private static readonly Argument<QuestionStatus?> Status = new("STATUS")
    {
        Description = "open, addressed (passages answer it) or disputed (passages disagree).",
        CustomParser = ReadStatus,
        CompletionSources = { Completions.Of<QuestionStatus>() },
    };

    private static readonly Option<string?> Reason = new("--reason")
    {
        Description = "Why, in a sentence; needed for all but open.",
        HelpName = "TEXT",
    };

    public static Verb Create()
    {
        var verb = new Verb(
            "stand",
            "Say how a question stands, and why.",
            "arxivlens question stand 5p0w8h2kd9xz addressed --reason \"Section 4 answers it.\"",
            "arxivlens question stand 5p0w8h2kd9xz open") { Id, Status, Reason, JsonOutput.Option };
        verb.SetAction(RunAsync);
        return verb;
    }

    /// <summary>Reads how a question stands.</summary>
    public static QuestionStatus? ReadStatus(ArgumentResult result)
    {
        foreach (var status in Enum.GetValues<QuestionStatus>())
        {
            if (string.Equals(status.ToString(), result.Tokens[0].Value, StringComparison.OrdinalIgnoreCase))
                return status;
        }

        result.AddError("A question is open, addressed or disputed.");
        return null;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var error = parsed.InvocationConfiguration.Error;
        if (QuestionCommand.TryRead(parsed.GetRequiredValue(Id), error) is not { } id)
            return ExitCode.Usage;
        var reason = parsed.GetValue(Reason)?.Trim();
        var standing = new QuestionStanding(parsed.GetValue(Status)!.Value, string.IsNullOrEmpty(reason) ? null : reason);
        if (AnswerLimits.FindFault(standing) is { } fault)
        {
            await error.WriteLineAsync($"arxivlens: {fault}.");
            return ExitCode.Usage;
        }

        using var storage = OpenDebate.Existing(parsed);
        if (await storage.Questions.SetStandingAsync(id, standing, cancellationToken) is not { } question)
            return QuestionCommand.Missing(parsed, id);
        QuestionCommand.Write(parsed, question);
        return ExitCode.Ok;
    }
}
