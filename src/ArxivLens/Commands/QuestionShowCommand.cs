using System.CommandLine;

namespace ArxivLens.Commands;

/// <summary><c>arxivlens question show</c>: who asks a question, and what readers answer.</summary>
internal static class QuestionShowCommand
{
    private static readonly Argument<string> Id = QuestionCommand.IdArgument();

    public static Verb Create()
    {
        var verb = new Verb(
            "show",
            "Show a question, who asks it, how it stands and what readers answer. For passages: arxivlens evidence",
            "arxivlens question show 5p0w8h2kd9xz",
            "arxivlens question show 5p0w8h2kd9xz --json") { Id, JsonOutput.Option };
        verb.SetAction(RunAsync);
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (QuestionCommand.TryRead(parsed.GetRequiredValue(Id), parsed.InvocationConfiguration.Error) is not { } id)
            return ExitCode.Usage;
        using var library = OpenLibrary.Of(parsed);
        if (await library.Storage.Questions.FindAsync(id, cancellationToken) is not { } question)
            return QuestionCommand.Missing(parsed, id);
        QuestionCommand.Write(parsed, question);
        return ExitCode.Ok;
    }
}
