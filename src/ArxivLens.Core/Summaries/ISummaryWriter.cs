namespace ArxivLens.Core.Summaries;

/// <summary>
/// Somebody else's model that writes a summary when asked. What it writes is believed only as far as <see cref="SupportCheck"/>
/// finds it in the abstract.
/// </summary>
public interface ISummaryWriter
{
    /// <summary>The model's name, as readers are told it.</summary>
    string Model { get; }

    /// <summary>
    /// Asks for a summary. Whatever the other side does, the answer is an outcome within the time it was given: it throws only
    /// when the caller cancels.
    /// </summary>
    /// <param name="title">The title; may be empty.</param>
    /// <param name="text">The abstract.</param>
    /// <param name="cancellationToken">Ends the exchange.</param>
    Task<WrittenSummary> WriteAsync(string title, string text, CancellationToken cancellationToken);
}

/// <summary>What came of asking a model for a summary.</summary>
/// <param name="Outcome">Whether it answered.</param>
/// <param name="Text">What it wrote, unchecked; empty when it did not answer.</param>
/// <param name="Detail">Why it did not, in a few words for the operator; none of them are the other side's.</param>
public sealed record WrittenSummary(SummaryWriting Outcome, string Text, string Detail)
{
    /// <summary>It answered.</summary>
    public static WrittenSummary Of(string text) => new(SummaryWriting.Written, text, "");

    /// <summary>It did not.</summary>
    public static WrittenSummary Failed(SummaryWriting outcome, string detail) => new(outcome, "", detail);
}

/// <summary>Whether a model answered.</summary>
public enum SummaryWriting
{
    /// <summary>It did.</summary>
    Written,

    /// <summary>Not in time.</summary>
    TimedOut,

    /// <summary>It could not be reached, or hung up.</summary>
    Unreachable,

    /// <summary>It refused, by its status: too many requests, a wrong key, a fault of its own.</summary>
    Refused,

    /// <summary>What it sent is no answer: not JSON, too long, without a text.</summary>
    Unusable,
}
