using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Questions;

/// <summary>What a library keeps of an answer.</summary>
public static class AnswerLimits
{
    /// <summary>Characters of an answer, at most.</summary>
    public const int Text = 4_000;

    /// <summary>Characters of a reader's name, at most.</summary>
    public const int Name = 100;

    /// <summary>Characters of the reason for a standing, at most.</summary>
    public const int Reason = 500;

    /// <summary>Passages that a reader's answer points to, at most.</summary>
    public const int Passages = 5;

    /// <summary>Answers to one question, at most.</summary>
    public const int Count = 1_000;

    /// <summary>What is wrong with an answer as somebody writes it; <c>null</c> when nothing is.</summary>
    public static string? FindFault(string text, string by)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(by);
        if (string.IsNullOrWhiteSpace(text)) return "an answer says something";
        if (string.IsNullOrWhiteSpace(by)) return "an answer says whose it is";
        if (text.Length > Text) return $"an answer has at most {Text} characters";
        if (by.Length > Name) return $"a name has at most {Name} characters";
        return IsPlain(text) && IsPlain(by) && !by.Contains('\n') ? null : "an answer has no control characters";
    }

    /// <summary>What is wrong with a standing as somebody writes it; <c>null</c> when nothing is.</summary>
    public static string? FindFault(QuestionStanding standing)
    {
        ArgumentNullException.ThrowIfNull(standing);
        if (standing.Reason is null)
            return standing.Status == QuestionStatus.Open ? null : "say why: a question is addressed or disputed for a reason";
        if (standing.Reason.Length > Reason) return $"a reason has at most {Reason} characters";
        return IsPlain(standing.Reason) ? null : "a reason has no control characters";
    }

    /// <summary>Refuses an answer that is more than may be kept.</summary>
    /// <exception cref="ArgumentException">It is, or it is empty or points to no passage.</exception>
    public static void Refuse(PassageId passage, string text, string by)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        if (passage.Work == default || passage.Sentence < 1)
            throw new ArgumentException("An answer points to a passage.", nameof(passage));
        if (text.Length > Text || by.Length > Name)
            throw new ArgumentException("The answer is longer than a library keeps.", nameof(text));
    }

    /// <summary>Refuses one more answer than a question may have.</summary>
    /// <param name="count">How many it has.</param>
    /// <exception cref="ArgumentException">It has as many as it may.</exception>
    public static void RefuseMore(long count)
    {
        if (count >= Count)
            throw new ArgumentException("The question has as many answers as a library keeps.", nameof(count));
    }

    /// <summary>Refuses a standing that is more than may be kept.</summary>
    /// <exception cref="ArgumentException">It is.</exception>
    public static void Refuse(QuestionStanding standing)
    {
        ArgumentNullException.ThrowIfNull(standing);
        if (standing.Reason is { Length: > Reason } || !Enum.IsDefined(standing.Status))
            throw new ArgumentException("The standing is unknown or its reason longer than a library keeps.", nameof(standing));
    }

    private static bool IsPlain(string text) => PlainCharacters.Keep(text) == text;
}
