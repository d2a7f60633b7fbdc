namespace ArxivLens.Core.Articles;

/// <summary>
/// An article of the library. Its text is not kept: only what is shown of it, with where it stands.
/// </summary>
public sealed record Article
{
    /// <summary>Its identity.</summary>
    public required ArticleId Id { get; init; }

    /// <summary>What it says of itself, as corrected.</summary>
    public required ArticleFacts Facts { get; init; }

    /// <summary>What was found in it, as corrected.</summary>
    public required ArticleReading Reading { get; init; }

    /// <summary>Each time it was taken in with another text, the oldest first; at least one.</summary>
    public required IReadOnlyList<ArticleRevision> Revisions { get; init; }

    /// <summary>What was corrected by hand, in order; already applied.</summary>
    public IReadOnlyList<ArticleCorrection> Corrections { get; init; } = [];

    /// <summary>Whether an item, known by the words it has now, or a fact, known by its name, was corrected or added by hand.</summary>
    public bool IsCorrected(ArticlePart part, string words)
    {
        var origin = Articles.Corrections.OriginOf(Corrections, part, words);
        return Corrections.Any(one => one.Part == part && PlainWords.AreSame(one.Target, origin));
    }
}

/// <summary>One state of an article.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Read">When it was taken in, UTC.</param>
/// <param name="Fingerprint">SHA-256 of its text, in hexadecimal.</param>
public sealed record ArticleRevision(int Number, DateTimeOffset Read, string Fingerprint);

/// <summary>
/// Something corrected by hand. It names what it corrects by the words, not by the place, so that it holds when the article is read again.
/// </summary>
/// <param name="Part">What is corrected.</param>
/// <param name="Target">The words it is known by: of a fact its name, of an item its text.</param>
/// <param name="Field">The field, or <c>null</c> when the item as a whole is removed or added.</param>
/// <param name="Value">What stands there now; <c>null</c> when removed.</param>
/// <param name="Corrected">When, UTC.</param>
public sealed record ArticleCorrection(ArticlePart Part, string Target, string? Field, string? Value, DateTimeOffset Corrected);

/// <summary>Parts of an article that can be corrected. The numbers are stored.</summary>
public enum ArticlePart
{
    /// <summary>Title, author, site, day, language.</summary>
    Facts = 0,

    /// <summary>Works it discusses.</summary>
    Discusses = 1,

    /// <summary>Quotes.</summary>
    Quotes = 2,

    /// <summary>Figures.</summary>
    Figures = 3,

    /// <summary>Resources.</summary>
    Resources = 4,

    /// <summary>Questions.</summary>
    Questions = 5,
}
