using ArxivLens.Core.Accounts;
using ArxivLens.Core.Discussion;

namespace ArxivLens.Core.Moderation;

/// <summary>Something a reader is about to say to everybody, before it is kept.</summary>
/// <param name="Reader">Who.</param>
/// <param name="Kind">What sort of contribution it would be.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Text">Its words, with all links it would show; Markdown or plain text.</param>
/// <param name="Took">
/// How long its form was open; zero when the form came without its mark; <c>null</c> when it came through no form (a program's request).
/// </param>
/// <param name="IsTrapped">Whether a field was filled in that people do not see.</param>
public sealed record Submission(Reader Reader, ContributionKind Kind, Subject Subject, string Text, TimeSpan? Took, bool IsTrapped)
{
    /// <summary>
    /// The network it came from, as text that is the same for one household or server; <c>null</c>: not known. It is kept by a keyed hash
    /// in memory only, until the day is over.
    /// </summary>
    public string? Network { get; init; }

    /// <summary>The number of the contribution that it gives new words; <c>null</c> for a new one.</summary>
    public long? Edits { get; init; }

    /// <summary>
    /// The mark of the form (<see cref="Contribution.Submission"/>): what one account sends twice with one mark is judged once, and the
    /// second time as the first.
    /// </summary>
    public string? Form { get; init; }
}
