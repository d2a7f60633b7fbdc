using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Questions;

/// <summary>A text whose sentences may bear on a question: an abstract, or a piece of a full text.</summary>
/// <param name="Key">The work.</param>
/// <param name="Work">The work as the library has it; <c>null</c> when it does not.</param>
/// <param name="Title">Its title.</param>
/// <param name="IsFullText">Whether the sentences are of the full text.</param>
/// <param name="Sentences">The sentences in order, one behind the other.</param>
internal sealed record PassageDocument(
    WorkKey Key, Work? Work, string Title, bool IsFullText, IReadOnlyList<PassageSentence> Sentences)
{
    /// <summary>How the work stands to those that are asked.</summary>
    public PassageRelation Relation { get; init; } = PassageRelation.Library;

    /// <summary>The licence that was recorded with the full text, when one was.</summary>
    public string? License { get; init; }
}

/// <summary>A sentence of such a text.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Text">Plain text with mathematics as <c>$…$</c>.</param>
/// <param name="Section">The heading it stands under.</param>
internal readonly record struct PassageSentence(int Number, string Text, string? Section);
