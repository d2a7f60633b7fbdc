using System.Globalization;
using ArxivLens.Core.Questions;
using ArxivLens.Web.Features.Debate;

namespace ArxivLens.Web.Features.Answers;

/// <summary>Where readers answer a question and say how it stands.</summary>
public static class AnswerAddress
{
    /// <summary>The form of an answer, with a passage chosen.</summary>
    public static string New(QuestionId question, PassageId? passage = null) =>
        $"{DebateAddress.Of(question)}/answer{(passage is { } id ? $"?passage={Uri.EscapeDataString(id.ToString())}" : "")}";

    /// <summary>The form of new words for an answer.</summary>
    public static string Edit(QuestionId question, long answer) =>
        string.Create(CultureInfo.InvariantCulture, $"{DebateAddress.Of(question)}/answer?edit={answer}");

    /// <summary>The form of how a question stands.</summary>
    public static string Standing(QuestionId question) => $"{DebateAddress.Of(question)}/standing";

    /// <summary>An answer on the page of its question.</summary>
    public static string Of(QuestionId question, long answer) => $"{DebateAddress.Of(question)}#{Anchor(answer)}";

    /// <summary>The name of an answer on that page.</summary>
    public static string Anchor(long answer) => string.Create(CultureInfo.InvariantCulture, $"answer-c{answer}");
}
