namespace ArxivLens.Core.LanguageModels;

/// <summary>What came of asking somebody else's model.</summary>
/// <param name="Outcome">Whether it answered.</param>
/// <param name="Text">What it wrote, unchecked; empty when it did not answer.</param>
/// <param name="Detail">Why it did not, in a few words for the operator; none of them are the other side's.</param>
public sealed record ModelReply(ModelOutcome Outcome, string Text, string Detail)
{
    /// <summary>For how long it asks to be left alone, an hour at most; <c>null</c> when it does not say.</summary>
    public TimeSpan? Rest { get; init; }

    /// <summary>It answered.</summary>
    public static ModelReply Of(string text) => new(ModelOutcome.Answered, text, "");

    /// <summary>It did not.</summary>
    public static ModelReply Failed(ModelOutcome outcome, string detail) => new(outcome, "", detail);
}

/// <summary>Whether a model answered.</summary>
public enum ModelOutcome
{
    /// <summary>It did.</summary>
    Answered,

    /// <summary>Not in time.</summary>
    TimedOut,

    /// <summary>It could not be reached, or hung up.</summary>
    Unreachable,

    /// <summary>It refused, by its status: too many requests, a wrong key, a fault of its own.</summary>
    Refused,

    /// <summary>What it sent is no answer: not JSON, too long, without a text.</summary>
    Unusable,
}
