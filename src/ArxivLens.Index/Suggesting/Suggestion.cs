namespace ArxivLens.Index.Suggesting;

/// <summary>Something that what was typed may be the beginning of.</summary>
/// <param name="Kind">What sort of thing it is.</param>
/// <param name="Text">
/// As it is shown: a title as it was added, an author's most frequent name, what was typed with its last word whole.
/// </param>
/// <param name="Document">The document of a title; −1 for others.</param>
/// <param name="Value">The author's value of <see cref="Documents.KeywordField.Author"/>; <c>null</c> for others.</param>
/// <param name="Weight">
/// Citations of a title, documents of an author, documents that hold a term; comparable within one kind.
/// </param>
public sealed record Suggestion(SuggestionKind Kind, string Text, int Document, string? Value, int Weight);

/// <summary>Sorts of suggestion.</summary>
public enum SuggestionKind : byte
{
    /// <summary>A document whose title begins so.</summary>
    Title,

    /// <summary>An author.</summary>
    Author,

    /// <summary>A word, behind the words before it.</summary>
    Term,
}

/// <summary>A word that a misspelt one may have been meant for.</summary>
/// <param name="Word">As it is written most often.</param>
/// <param name="Distance">Letters to insert, delete, replace or swap with the next: 1 or 2.</param>
/// <param name="DocumentFrequency">Documents that hold the word, or another form of it, in any field.</param>
public readonly record struct Correction(string Word, int Distance, int DocumentFrequency);
