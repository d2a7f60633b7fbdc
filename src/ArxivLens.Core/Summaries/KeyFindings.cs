using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Summaries;

/// <summary>
/// The sentences of an abstract that state what the work contributes, how, what came out, what is new, what it is good for, where
/// it ends and what is left to do. What no sentence plainly states is missing: better none than a wrong one.
/// </summary>
public static class KeyFindings
{
    /// <summary>The name of the method and its version, which rises when the same abstract can get other findings.</summary>
    public const string Method = "arxivlens-extractive-1";

    /// <summary>Finds them in the abstract of a work, or in the description in its place; none when it has neither.</summary>
    public static IReadOnlyList<KeyFinding> Find(Work work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return Find(work.Abstract);
    }

    /// <summary>
    /// Finds them by kind, in the order of <see cref="FindingKind"/>: at most one sentence a kind, two for results. A sentence
    /// serves two kinds only when it says both.
    /// </summary>
    /// <param name="text">The abstract: plain text with mathematics as <c>$…$</c>.</param>
    public static IReadOnlyList<KeyFinding> Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var readings = SentenceRoleModel.Shared.Read(text);
        var selection = new FindingSelection([.. readings.Select(reading => new FindingCandidate(reading, text))]);
        return [.. selection.Choose().Select(chosen => new KeyFinding(
            chosen.Kind, text.Substring(chosen.Span.Start, chosen.Span.Length), chosen.Span.Start, chosen.Span.Length))];
    }
}
