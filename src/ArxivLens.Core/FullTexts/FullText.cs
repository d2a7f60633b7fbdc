using ArxivLens.Core.Papers;
using ArxivLens.Core.References;

namespace ArxivLens.Core.FullTexts;

/// <summary>The text of a work beyond its abstract, as sentences.</summary>
/// <param name="Work">The work; it need not be in the library.</param>
/// <param name="Title">The title as the text has it; <c>null</c> when it says none.</param>
/// <param name="License">The licence recorded with the text, as an address; <c>null</c> when none was: then the work's own counts.</param>
/// <param name="Parts">The text in order; the sentences of all parts together are numbered from 1.</param>
public sealed record FullText(WorkKey Work, string? Title, string? License, IReadOnlyList<FullTextPart> Parts)
{
    /// <summary>Parts at most; what is longer is rejected.</summary>
    public const int MostParts = 20_000;

    /// <summary>
    /// The references it gives: its bibliography, and the identifiers that only stand in its sentences. They are kept in lists of references
    /// and not with the text.
    /// </summary>
    public IReadOnlyList<WrittenReference> References { get; init; } = [];

    /// <summary>How many sentences there are.</summary>
    public int SentenceCount => Parts is [.., var last] ? last.First + last.Sentences.Count - 1 : 0;
}

/// <summary>A paragraph, or a piece of a long one: what is found as one passage.</summary>
/// <param name="First">Number of its first sentence in the text, from 1.</param>
/// <param name="Section">The heading it stands under.</param>
/// <param name="Sentences">
/// One to <see cref="MostSentences"/> sentences of plain text without line breaks, none empty; what is left out of a formula stands as
/// <c>$…$</c>.
/// </param>
public sealed record FullTextPart(int First, string? Section, IReadOnlyList<string> Sentences)
{
    /// <summary>Sentences of a part at most.</summary>
    public const int MostSentences = 6;
}

/// <summary>A part with what is known of its text.</summary>
/// <param name="Work">The work.</param>
/// <param name="Title">The title as the text has it.</param>
/// <param name="License">The licence recorded with the text.</param>
/// <param name="Part">The part.</param>
public sealed record StoredPart(WorkKey Work, string? Title, string? License, FullTextPart Part);
