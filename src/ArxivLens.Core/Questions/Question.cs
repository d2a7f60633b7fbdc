using ArxivLens.Core.Articles;
using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Questions;

/// <summary>A question put to works of the literature, by one article or by several.</summary>
public sealed record Question
{
    /// <summary>Its identity.</summary>
    public required QuestionId Id { get; init; }

    /// <summary>Its words, as first asked.</summary>
    public required string Text { get; init; }

    /// <summary>What it stands under, as first asked.</summary>
    public string? Label { get; init; }

    /// <summary>What sort.</summary>
    public AskedKind Kind { get; init; }

    /// <summary>The works it is put to; empty when the articles name none that is known.</summary>
    public IReadOnlyList<WorkKey> Asked { get; init; } = [];

    /// <summary>Who asks it, the earliest first; at least one.</summary>
    public required IReadOnlyList<Asker> Askers { get; init; }

    /// <summary>How many articles ask it; one that asks twice counts once.</summary>
    public int Articles => Askers.Select(asker => asker.Article).Distinct().Count();

    /// <summary>Readers' answers, the oldest first.</summary>
    public IReadOnlyList<Answer> Answers { get; init; } = [];

    /// <summary>
    /// How it stands, with the reason: as last set by hand, else as follows from what readers say (<see cref="StandingRule"/>), else open.
    /// </summary>
    public QuestionStanding Standing { get; init; } = QuestionStanding.Open;

    /// <summary>Who makes it stand so.</summary>
    public StandingOrigin StandingBy { get; init; }

    /// <summary>What readers say of how it stands, each once, the newest first.</summary>
    public IReadOnlyList<ReaderStanding> Said { get; init; } = [];
}

/// <summary>An article that asks a question.</summary>
/// <param name="Article">Which.</param>
/// <param name="Title">Its title.</param>
/// <param name="Author">Its author.</param>
/// <param name="Published">Its day.</param>
/// <param name="Asked">The question in its words, with its label, place and context.</param>
public sealed record Asker(ArticleId Article, string? Title, string? Author, DateOnly? Published, AskedQuestion Asked);

/// <summary>An answer of a reader: what a passage says to the question. There is none without a passage.</summary>
/// <param name="Number">Of the question's answers, from 1.</param>
/// <param name="Passage">The passage it points to.</param>
/// <param name="Text">What the reader says of it.</param>
/// <param name="By">The reader's name.</param>
/// <param name="Given">When, UTC.</param>
public sealed record Answer(int Number, PassageId Passage, string Text, string By, DateTimeOffset Given)
{
    /// <summary>Further passages it points to.</summary>
    public IReadOnlyList<PassageId> Further { get; init; } = [];

    /// <summary>The contribution it is, and then its text Markdown; <c>null</c> of one that is kept in the library, whose text is plain.</summary>
    public long? Contribution { get; init; }
}

/// <summary>How a question stands.</summary>
/// <param name="Status">Open, addressed or disputed.</param>
/// <param name="Reason">Why, in a sentence; <c>null</c> when it was never set.</param>
public sealed record QuestionStanding(QuestionStatus Status, string? Reason)
{
    /// <summary>As a question stands of which nobody said anything.</summary>
    public static QuestionStanding Open { get; } = new(QuestionStatus.Open, null);
}

/// <summary>States of a question. The numbers are stored.</summary>
public enum QuestionStatus
{
    /// <summary>Nothing settles it.</summary>
    Open = 0,

    /// <summary>Passages answer it.</summary>
    Addressed = 1,

    /// <summary>Passages disagree.</summary>
    Disputed = 2,
}
