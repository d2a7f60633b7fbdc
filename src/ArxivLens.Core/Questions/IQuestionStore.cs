using ArxivLens.Core.Articles;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Search;

namespace ArxivLens.Core.Questions;

/// <summary>The questions that the library's articles ask.</summary>
public interface IQuestionStore
{
    /// <summary>Finds one by its identity, or by one it had in other words.</summary>
    Task<Question?> FindAsync(QuestionId id, CancellationToken cancellationToken = default);

    /// <summary>All identities that a question has or had, in any order; none when there is no such question.</summary>
    Task<IReadOnlyList<QuestionId>> FindNamesAsync(QuestionId id, CancellationToken cancellationToken = default);

    /// <summary>Finds what an article asks, each question once, in the order of its text.</summary>
    Task<IReadOnlyList<Question>> FindAskedByAsync(ArticleId article, CancellationToken cancellationToken = default);

    /// <summary>
    /// Lists questions: open ones first, then those more articles ask, then the newer, those of one article in the order of its text;
    /// or by that alone (<see cref="QuestionFilter.NewestFirst"/>).
    /// </summary>
    /// <param name="filter">Which.</param>
    /// <param name="skip">Questions to leave out.</param>
    /// <param name="take">Questions to return at most.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    Task<QuestionList> ListAsync(QuestionFilter filter, int skip, int take, CancellationToken cancellationToken = default);

    /// <summary>Adds an answer.</summary>
    /// <returns>The question as it is now, or <c>null</c> when there is none.</returns>
    Task<Question?> AnswerAsync(
        QuestionId id, PassageId passage, string text, string by, DateTimeOffset given, CancellationToken cancellationToken = default);

    /// <summary>Sets how a question stands.</summary>
    /// <returns>The question as it is now, or <c>null</c> when there is none.</returns>
    Task<Question?> SetStandingAsync(QuestionId id, QuestionStanding standing, CancellationToken cancellationToken = default);
}

/// <summary>Which questions are wanted; what is <c>null</c> does not matter.</summary>
public sealed record QuestionFilter
{
    /// <summary>Put to this work, by its key or the DOI it was published under.</summary>
    public WorkKey? Work { get; init; }

    /// <summary>Put to a work with this category or one below it (<c>hep-th</c>, <c>cs</c>).</summary>
    public string? Category { get; init; }

    /// <summary>Under this label, in any case of letters.</summary>
    public string? Label { get; init; }

    /// <summary>Standing so.</summary>
    public QuestionStatus? Status { get; init; }

    /// <summary>Whether rhetorical ones are listed too.</summary>
    public bool WithRhetorical { get; init; }

    /// <summary>Whether the newest come first, however they stand and however many ask them.</summary>
    public bool NewestFirst { get; init; }

    /// <summary>
    /// How questions stand by what readers say, under any of their names; it counts where nobody set a standing by hand.
    /// </summary>
    public IReadOnlyDictionary<QuestionId, QuestionStatus>? Heard { get; init; }

    /// <summary>The codes of categories that <see cref="Category"/> stands for; empty when it can be no code.</summary>
    public IReadOnlyList<string> CategoryCodes() =>
        Category is null ? [] : [.. CategoryFilter.CodesOf(Category).Append(Category.Trim()).Distinct(StringComparer.Ordinal)];
}

/// <summary>A page of questions.</summary>
/// <param name="Questions">The page.</param>
/// <param name="Total">How many there are in all.</param>
public sealed record QuestionList(IReadOnlyList<Question> Questions, int Total);
