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

    /// <summary>Answers to one question, at most.</summary>
    public const int Count = 1_000;

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
}
