namespace ArxivLens.Core.Annotations;

/// <summary>
/// A passage that something is said about, as it was when that was said: enough to find it again in another version of its text. It
/// holds what the selectors of the W3C Web Annotation Data Model hold (TextQuoteSelector: <see cref="Exact"/>, <see cref="Prefix"/>,
/// <see cref="Suffix"/>; TextPositionSelector: <see cref="Start"/>), and where in the structure of the text it stood.
/// </summary>
public sealed record Anchor
{
    /// <summary>The text it is a passage of.</summary>
    public required AnchorSource Source { get; init; }

    /// <summary>The version of the paper, or the revision of the article, that it was made on; <c>null</c> where there are none.</summary>
    public int? Version { get; init; }

    /// <summary><see cref="AnchorText.Fingerprint"/> of the text it was made on.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The part of the text it begins in.</summary>
    public required AnchorPart Part { get; init; }

    /// <summary>The heading it stands under in a full text, where there is one.</summary>
    public string? Section { get; init; }

    /// <summary>The number of the sentence it begins in, among those of its part, from 1.</summary>
    public required int Sentence { get; init; }

    /// <summary>Where it begins in the text, in UTF-16 units.</summary>
    public required int Start { get; init; }

    /// <summary>Its words: 1 to <see cref="AnchorLimits.LongestQuote"/> UTF-16 units.</summary>
    public required string Exact { get; init; }

    /// <summary>What stands before it, at most <see cref="AnchorLimits.Context"/> units.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>What stands behind it, at most <see cref="AnchorLimits.Context"/> units.</summary>
    public string Suffix { get; init; } = "";

    /// <summary>Where it ends in the text (exclusive).</summary>
    public int End => Start + Exact.Length;

    /// <summary>The anchor of a stretch of a text, without the white space at its ends.</summary>
    /// <returns>It; <c>null</c> when nothing is left, or more than an anchor may hold.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The stretch does not lie in the text.</exception>
    public static Anchor? Of(AnchorText text, int start, int length)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, text.Text.Length - start);
        var end = start + length;
        while (start < end && char.IsWhiteSpace(text.Text[start])) start++;
        while (end > start && char.IsWhiteSpace(text.Text[end - 1])) end--;
        if (end == start || end - start > AnchorLimits.LongestQuote || text.SentenceAt(start) is not { } sentence)
            return null;
        return new Anchor
        {
            Source = text.Source,
            Version = text.Version,
            Fingerprint = text.Fingerprint,
            Part = sentence.Part,
            Section = sentence.Section,
            Sentence = sentence.Number,
            Start = start,
            Exact = text.Text[start..end],
            Prefix = text.Text[WholeFrom(text.Text, start)..start],
            Suffix = text.Text[end..WholeUpTo(text.Text, end)],
        };
    }

    // Neither half of a surrogate pair is a text.
    private static int WholeFrom(string text, int end)
    {
        var start = Math.Max(0, end - AnchorLimits.Context);
        return start < end && char.IsLowSurrogate(text[start]) ? start + 1 : start;
    }

    private static int WholeUpTo(string text, int start)
    {
        var end = Math.Min(text.Length, start + AnchorLimits.Context);
        return end > start && char.IsHighSurrogate(text[end - 1]) ? end - 1 : end;
    }
}

/// <summary>A text that has passages.</summary>
/// <param name="Kind">What sort.</param>
/// <param name="Id">The key of the work, or the id of the article.</param>
public readonly record struct AnchorSource(AnchorSourceKind Kind, string Id);

/// <summary>Sorts of texts that have passages. The numbers are stored.</summary>
public enum AnchorSourceKind
{
    /// <summary>Title and abstract of a work.</summary>
    Abstract = 1,

    /// <summary>What is kept of an article.</summary>
    Article = 2,

    /// <summary>The full text of a work.</summary>
    FullText = 3,
}

/// <summary>Parts of a text. The numbers are stored.</summary>
public enum AnchorPart
{
    /// <summary>The title.</summary>
    Title = 1,

    /// <summary>The abstract, or the description in its place.</summary>
    Abstract = 2,

    /// <summary>The full text.</summary>
    FullText = 3,

    /// <summary>What an article asks.</summary>
    Questions = 4,

    /// <summary>Whom it quotes.</summary>
    Quotes = 5,

    /// <summary>Figures it claims.</summary>
    Figures = 6,

    /// <summary>What it points to.</summary>
    Resources = 7,

    /// <summary>Works it discusses.</summary>
    Discusses = 8,
}
