using ArxivLens.Core.Articles;
using ArxivLens.Core.Papers;

namespace ArxivLens.Core.References;

/// <summary>
/// What a plain reference string says of the work. Texts are plain (no TeX, no punctuation at the ends, words hyphenated at a line's
/// end joined); what the string does not say is <c>null</c> or empty.
/// </summary>
public sealed record ParsedReference
{
    /// <summary>The string that was read.</summary>
    public required string Text { get; init; }

    /// <summary>The part of it that this reference takes; all of it unless the string holds several.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>All that was told apart, in the order of the text, without overlaps; spans count from the begin of the string.</summary>
    public required IReadOnlyList<ReferenceField> Fields { get; init; }

    /// <summary>The authors that are named.</summary>
    public IReadOnlyList<PersonName> Authors { get; init; } = [];

    /// <summary>Whether there are more authors than are named (<c>et al.</c>).</summary>
    public bool HasMoreAuthors { get; init; }

    /// <summary>The title of the work; most references of physics have none.</summary>
    public string? Title { get; init; }

    /// <summary>The year, 1000–2100.</summary>
    public int? Year { get; init; }

    /// <summary>The date as written: <c>12 March 1997</c>, <c>in press</c>.</summary>
    public string? Date { get; init; }

    /// <summary>The journal, or the book or proceedings the work is part of.</summary>
    public string? Container { get; init; }

    /// <summary>The series a book is part of.</summary>
    public string? Series { get; init; }

    /// <summary>The volume: <c>84</c>, <c>B390</c>, <c>XII</c>.</summary>
    public string? Volume { get; init; }

    /// <summary>The issue within the volume.</summary>
    public string? Issue { get; init; }

    /// <summary>The first page, or the number of the article.</summary>
    public string? FirstPage { get; init; }

    /// <summary>The last page, written out: <c>1477-81</c> ends at <c>1481</c>.</summary>
    public string? LastPage { get; init; }

    /// <summary>The DOI in the form of <see cref="DoiText.TryNormalize"/>.</summary>
    public string? Doi { get; init; }

    /// <summary>The arXiv identifier.</summary>
    public ArxivId? Arxiv { get; init; }

    /// <summary>The publisher, or the school of a thesis.</summary>
    public string? Publisher { get; init; }

    /// <summary>The place.</summary>
    public string? Location { get; init; }

    /// <summary>The editors of the book.</summary>
    public IReadOnlyList<PersonName> Editors { get; init; } = [];

    /// <summary>The first web address that is neither a DOI nor an arXiv identifier.</summary>
    public string? Url { get; init; }

    /// <summary>Ten or thirteen digits (the last may be X) whose check digit is right.</summary>
    public string? Isbn { get; init; }

    /// <summary>Which edition, as written.</summary>
    public string? Edition { get; init; }

    /// <summary>What sort of work: <c>PhD thesis</c>, <c>Technical Report 14</c>.</summary>
    public string? Genre { get; init; }

    /// <summary>The number in the list of references, without brackets.</summary>
    public string? Number { get; init; }

    /// <summary>What else is said.</summary>
    public string? Note { get; init; }

    /// <summary>
    /// The other references the same string holds, each with its own <see cref="Span"/>: <c>…; ibid. 85, 12 (2001)</c> takes the
    /// authors and the journal from the one before, an erratum the authors and the title.
    /// </summary>
    public IReadOnlyList<ParsedReference> Further { get; init; } = [];

    /// <summary>How this reference hangs on the one before it in the same string.</summary>
    public ReferenceTie Tie { get; init; }

    /// <summary>Where a label stands first; <c>null</c> when it does not stand.</summary>
    public TextSpan? Find(ReferenceLabel label)
    {
        foreach (var field in Fields)
        {
            if (field.Label == label)
                return field.Span;
        }

        return null;
    }
}
