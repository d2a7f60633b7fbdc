using ArxivLens.Core.Papers;
using ArxivLens.Core.References;

namespace ArxivLens.Core.Shelves;

/// <summary>Reads what programs that keep references write.</summary>
public interface IReferenceFileReader
{
    /// <summary>
    /// Reads BibTeX, RIS, CSL-JSON, or lines of identifiers, whichever it looks like. Never fails for any text; it reads
    /// <see cref="ShelfLimits.MostImported"/> references at most.
    /// </summary>
    ReferenceFile Read(string text);
}

/// <summary>What a file of references holds.</summary>
/// <param name="Format">What it was taken for: <c>BibTeX</c>.</param>
/// <param name="References">What was read, in order.</param>
/// <param name="Unread">What could not be read.</param>
public sealed record ReferenceFile(string Format, IReadOnlyList<ImportedReference> References, IReadOnlyList<UnreadReference> Unread);

/// <summary>A reference of a file.</summary>
/// <param name="Line">The line on which it begins, from 1.</param>
/// <param name="Title">Its title, or what else names it.</param>
/// <param name="Written">What it says of the work.</param>
public sealed record ImportedReference(int Line, string Title, WrittenReference Written)
{
    /// <summary>Its keywords.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>What its reader noted.</summary>
    public string Note { get; init; } = "";
}

/// <summary>Something in a file that could not be read.</summary>
/// <param name="Line">The line on which it begins, from 1.</param>
/// <param name="Text">Its beginning.</param>
/// <param name="Reason">Why not.</param>
public sealed record UnreadReference(int Line, string Text, string Reason);

/// <summary>What is known of a file before it is saved.</summary>
/// <param name="Format">What it was taken for.</param>
/// <param name="Found">References whose work was told.</param>
/// <param name="Unread">What could not be read, or not be told.</param>
public sealed record ImportPreview(string Format, IReadOnlyList<ImportedEntry> Found, IReadOnlyList<UnreadReference> Unread);

/// <summary>A reference of a file with the work it means.</summary>
/// <param name="Line">The line on which it begins, from 1.</param>
/// <param name="Work">The work.</param>
/// <param name="Title">What it is called: in the library, else in the file.</param>
/// <param name="Evidence">What tells so.</param>
/// <param name="IsKnown">Whether the library has it.</param>
public sealed record ImportedEntry(int Line, WorkKey Work, string Title, ReferenceEvidence Evidence, bool IsKnown)
{
    /// <summary>Its tags.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Its note.</summary>
    public string Note { get; init; } = "";

    /// <summary>As it is put on a shelf.</summary>
    public NewEntry ToEntry() => new(Work, Title) { Note = Note, Tags = Tags };
}
