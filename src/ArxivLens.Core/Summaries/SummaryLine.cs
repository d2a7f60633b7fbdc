namespace ArxivLens.Core.Summaries;

/// <summary>What a paper is about in one line.</summary>
/// <param name="Text">The line: the sentence, or the title and then the sentence.</param>
/// <param name="IsLedByTitle">Whether the title leads it.</param>
/// <param name="Sentence">The sentence of the abstract.</param>
public sealed record SummaryLine(string Text, bool IsLedByTitle, SummarySentence Sentence)
{
    /// <summary>The line of a sentence.</summary>
    /// <param name="title">The title that leads it; empty when none does.</param>
    /// <param name="sentence">The sentence.</param>
    internal static SummaryLine Of(string title, SummarySentence sentence)
    {
        var lead = title.Trim().TrimEnd('.', ':', ' ');
        if (lead.Length == 0) return new SummaryLine(sentence.Text, false, sentence);
        var joint = lead[^1] is '?' or '!' ? " " : lead.Contains(':', StringComparison.Ordinal) ? " – " : ": ";
        return new SummaryLine(lead + joint + sentence.Text, true, sentence);
    }
}
