namespace ArxivLens.Core.Summaries;

/// <summary>A sentence with what is to be seen in it.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Cues">What its phrases announce.</param>
/// <param name="Rows">The rows of weights of what is in it, each once, in order.</param>
/// <param name="IsAfterSelf">Whether the authors spoke of their own work in a sentence before.</param>
internal sealed record SentenceRoleReading(SentenceSpan Span, FindingCue Cues, int[] Rows, bool IsAfterSelf);
