using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Articles;

/// <summary>What was found in an article, each in the order of the text. All of it was found by machine.</summary>
public sealed record ArticleReading
{
    /// <summary>The works it discusses.</summary>
    public IReadOnlyList<DiscussedWork> Discusses { get; init; } = [];

    /// <summary>Whom it quotes.</summary>
    public IReadOnlyList<ArticleQuote> Quotes { get; init; } = [];

    /// <summary>Figures it claims.</summary>
    public IReadOnlyList<ArticleFigure> Figures { get; init; } = [];

    /// <summary>What it points its readers to.</summary>
    public IReadOnlyList<ArticleResource> Resources { get; init; } = [];

    /// <summary>What it asks.</summary>
    public IReadOnlyList<AskedQuestion> Questions { get; init; } = [];
}

/// <summary>A work the article discusses, or something it says that may be one.</summary>
/// <param name="Title">Its title as the library has it, else as the article says it.</param>
/// <param name="Work">The work, when it is known by an identifier or was found in the library.</param>
/// <param name="Confidence">How sure that is meant: 0 to 1; from <see cref="SureFrom"/> on it is shown, below it waits for somebody to look.</param>
/// <param name="Passage">The passage that says so.</param>
/// <param name="Span">Where that stands.</param>
/// <param name="IsAsked">Whether the article puts its questions to this work.</param>
public sealed record DiscussedWork(string Title, WorkKey? Work, double Confidence, string Passage, TextSpan Span, bool IsAsked)
{
    /// <summary>From this confidence on a work is taken for discussed.</summary>
    public const double SureFrom = 0.7;

    /// <summary>Whether it is shown without somebody having looked.</summary>
    public bool IsSure => Work is not null && Confidence >= SureFrom;
}

/// <summary>Words of somebody else.</summary>
/// <param name="Speaker">Who said them, when the article says so.</param>
/// <param name="Role">What the speaker is, when the article says so.</param>
/// <param name="Text">The words, without the marks around them.</param>
/// <param name="Span">Where they stand, without the marks.</param>
public sealed record ArticleQuote(string? Speaker, string? Role, string Text, TextSpan Span);

/// <summary>A figure that is claimed.</summary>
/// <param name="Text">The sentence that claims it.</param>
/// <param name="Source">Whom the article names for it.</param>
/// <param name="Span">Where the sentence stands.</param>
public sealed record ArticleFigure(string Text, string? Source, TextSpan Span);

/// <summary>What the article points to.</summary>
/// <param name="Title">Its words.</param>
/// <param name="Url">Where it stands; <c>null</c> where the text has lost the address.</param>
/// <param name="Span">Where the words stand.</param>
public sealed record ArticleResource(string Title, string? Url, TextSpan Span);

/// <summary>A question.</summary>
/// <param name="Label">What it stands under: the words before the colon that begins its paragraph, else the heading.</param>
/// <param name="Text">Its words.</param>
/// <param name="Span">Where they stand.</param>
/// <param name="Kind">What sort.</param>
/// <param name="Context">What is said before it under its label, for finding what bears on it; at most 600 characters.</param>
public sealed record AskedQuestion(string? Label, string Text, TextSpan Span, AskedKind Kind, string Context);

/// <summary>Sorts of question. The numbers are stored.</summary>
public enum AskedKind
{
    /// <summary>A question to the work.</summary>
    Question = 0,

    /// <summary>One that is asked for effect and answered by the article itself or by nobody.</summary>
    Rhetorical = 1,

    /// <summary>A statement under a label that challenges the work without a question mark.</summary>
    Challenge = 2,
}
