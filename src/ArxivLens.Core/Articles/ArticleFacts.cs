namespace ArxivLens.Core.Articles;

/// <summary>What an article says of itself. What is not said is <c>null</c>.</summary>
public sealed record ArticleFacts
{
    /// <summary>Title.</summary>
    public string? Title { get; init; }

    /// <summary>Who wrote it, as one line.</summary>
    public string? Author { get; init; }

    /// <summary>Name of the site or publication.</summary>
    public string? Site { get; init; }

    /// <summary>The day it was published.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>Language, BCP 47.</summary>
    public string? Language { get; init; }

    /// <summary>Minutes it takes to read, as it says itself or at 238 words a minute (Brysbaert 2019, doi:10.1016/j.jml.2019.104047).</summary>
    public int? ReadingMinutes { get; init; }

    /// <summary>Tags.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Where it stands: an absolute http or https address, the canonical one where the page names one.</summary>
    public string? Address { get; init; }
}

/// <summary>An article as it was read: what it says of itself, and its text.</summary>
public sealed record ArticleDocument(ArticleFacts Facts, ArticleText Text);
