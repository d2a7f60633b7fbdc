using ArxivLens.Core.Papers;

namespace ArxivLens.Core.References;

/// <summary>One entry of a list of references as it was written.</summary>
/// <param name="Text">Plain text on one line, 1 to <see cref="LongestText"/> characters.</param>
public sealed record WrittenReference(string Text)
{
    /// <summary>Characters of an entry at most; the rest is cut off.</summary>
    public const int LongestText = 2_000;

    /// <summary>What the source itself tells apart (the fields of BibTeX); <c>null</c> when it gives nothing but the text.</summary>
    public ReferenceFacts? Facts { get; init; }

    /// <summary>Sentences of the citing work that cite it, as the source gives them.</summary>
    public IReadOnlyList<string> Sentences { get; init; } = [];

    /// <summary>
    /// Makes an entry: white space becomes one blank, control characters go, what is too long is cut; <c>null</c> when no letter or
    /// digit is left.
    /// </summary>
    public static WrittenReference? Make(string text, ReferenceFacts? facts = null, IReadOnlyList<string>? sentences = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var line = PlainLine.Of(text, LongestText);
        if (!line.Any(char.IsLetterOrDigit))
            return null;
        return new WrittenReference(line) { Facts = facts is { IsEmpty: false } ? facts : null, Sentences = sentences ?? [] };
    }
}

/// <summary>The references of a work as one source gives them, in its order.</summary>
/// <param name="Citing">The work that cites.</param>
/// <param name="Origin">Who gives the list, which is the origin of its citations.</param>
/// <param name="References">At most <see cref="MostReferences"/>; none when the source says that there are none.</param>
public sealed record ReferenceList(WorkKey Citing, string Origin, IReadOnlyList<WrittenReference> References)
{
    /// <summary>Entries of a list at most; what is longer is no list of references.</summary>
    public const int MostReferences = 10_000;
}
