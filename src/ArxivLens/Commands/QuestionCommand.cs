using System.CommandLine;
using ArxivLens.Core.Questions;

namespace ArxivLens.Commands;

/// <summary><c>arxivlens question</c>: the questions that articles ask.</summary>
internal static class QuestionCommand
{
    public static Verb Create() => new(
        "question",
        "List, show and answer the questions that articles ask, and say how they stand.",
        "arxivlens question list --about 2403.07918",
        "arxivlens question show 5p0w8h2kd9xz")
    {
        QuestionListCommand.Create(),
        QuestionShowCommand.Create(),
        QuestionAnswerCommand.Create(),
        QuestionStandCommand.Create(),
    };

    /// <summary>The argument that names a question.</summary>
    public static Argument<string> IdArgument() => new("ID") { Description = "The question: its 12 letters and digits." };

    /// <summary>Reads it.</summary>
    public static QuestionId? TryRead(string typed, TextWriter error)
    {
        if (QuestionId.TryParse(typed, out var id))
            return id;
        error.WriteLine($"arxivlens: '{Typed.Shown(typed)}' is no question: 12 letters and digits. To list them: arxivlens question list");
        return null;
    }

    /// <summary>Says that there is no such question.</summary>
    public static int Missing(ParseResult parsed, QuestionId id)
    {
        parsed.InvocationConfiguration.Error.WriteLine($"arxivlens: nobody asks question {id}. To list what is asked: arxivlens question list");
        return ExitCode.Failed;
    }

    /// <summary>Writes a question that was changed.</summary>
    public static void Write(ParseResult parsed, Question question)
    {
        if (JsonOutput.IsWanted(parsed))
            JsonOutput.Write(parsed, QuestionText.Json(question));
        else
            QuestionText.Write(parsed.InvocationConfiguration.Output, question);
    }
}
