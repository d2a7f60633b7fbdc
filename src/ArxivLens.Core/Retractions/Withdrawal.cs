using System.Text.RegularExpressions;
using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Retractions;

/// <summary>
/// Whether the authors or arXiv withdrew a paper. The newest version's letters say so where they are recorded; arXiv itself asks
/// authors to say so in the comments, and before it did they said so in place of the abstract.
/// </summary>
public static class Withdrawal
{
    /// <summary>What stands in place of an abstract is short; further on a text may speak of anything.</summary>
    private const int ReadOfAbstract = 300;

    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(200);

    /// <summary>Whether letters, comments or the beginning of the abstract say that the paper was withdrawn.</summary>
    public static bool IsWithdrawn(Work work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return work.Paper is { } paper
            && (IsMarked(paper) || IsSaid(paper.Comments) || (!work.AbstractIsDescription && IsSaidOfThis(work.Abstract)));
    }

    /// <summary>Whether its source no longer gives it to readers: withdrawn, or its record deleted. Nothing lists such a work.</summary>
    public static bool IsGone(Work work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return work.Deleted is not null || IsWithdrawn(work);
    }

    /// <summary>Whether the newest version is marked as withdrawn.</summary>
    public static bool IsMarked(PaperFacts paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        return paper.Versions[^1].SourceType?.Contains(PaperVersion.WithdrawnLetter, StringComparison.Ordinal) == true;
    }

    private static bool IsSaid(string? comments) => comments is not null && Mentions(comments)
        && (OfAPaper.IsMatch(comments) || Alone.IsMatch(comments) || ByWhom.IsMatch(comments));

    private static bool IsSaidOfThis(string text)
    {
        var beginning = text.AsSpan(0, Math.Min(text.Length, ReadOfAbstract)).ToString();
        return Mentions(beginning) && OfThis.IsMatch(beginning);
    }

    private static bool Mentions(string text) => text.Contains("withdrawn", StringComparison.OrdinalIgnoreCase);

    private static Regex OfAPaper { get; } = Pattern(
        @"(?<!versions? of (the|this) )\b(paper|article|submission|manuscript|preprint|text|work|note|document|letter|report)"
        + @"\s+((has|have|had|ha|is|was)\s+)?((been|being|now|temporarily)\s+)*withdrawn\b");

    private static Regex OfThis { get; } = Pattern(
        @"\b(this|the|our)\s+(paper|article|submission|manuscript|preprint|text|work|note|document|letter|report)"
        + @"\s+((has|have|had|ha|is|was)\s+)?((been|being|now|temporarily)\s+)*withdrawn\b|^\W*(paper\s+)?withdrawn\b");

    private static Regex Alone { get; } = Pattern(@"(^|[.;,!]\s+)withdrawn\b");

    private static Regex ByWhom { get; } = Pattern(
        @"\bwithdrawn\s+(by|at\s+the\s+request\s+of)\s+((the|its|our)\s+)?(\w+\s+)?(authors?|submitters?|arxiv)\b");

    private static Regex Pattern(string pattern) => new(
        pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Soon);
}
