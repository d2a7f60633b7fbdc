using ArxivLens.Core.Accounts;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Questions;
using ArxivLens.Web.Features.Discussion;
using ArxivLens.Web.Features.Questions;
using ArxivLens.Web.Layout;
using Microsoft.AspNetCore.Html;

namespace ArxivLens.Web.Features.Answers;

/// <summary>What readers say to a question, for who looks: what everybody sees, and of the rest what is theirs.</summary>
public sealed class AnswerShelf(IContributionStore store, IQuestionStore questions, EvidenceShelf evidence, CommentReader comments, PageParts parts)
{
    /// <summary>Reads it.</summary>
    public async Task<QuestionVoices> ReadAsync(Question question, Reader? reader, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        var names = await questions.FindNamesAsync(question.Id, cancellationToken);
        var subjects = names.Append(question.Id).Distinct().Select(SubjectOf).ToList();
        var said = (await store.ListAsync(ContributionKind.Answer, subjects, cancellationToken)).Where(one => IsFor(one, reader)).ToList();
        var (html, hasMathematics) = await comments.ReadAsync(said, cancellationToken: cancellationToken);
        if (hasMathematics)
            parts.NeedMathematics();
        var answers = new List<AnswerEntry>(said.Count);
        foreach (var one in said)
        {
            var passages = await FindAsync(AnswerDetails.Read(one.Details).Passages, cancellationToken);
            answers.Add(new AnswerEntry(one, html[one.Number], passages) { IsOwn = reader is not null && reader.Account == one.Account });
        }

        var standings = (await store.ListAsync(ContributionKind.Standing, subjects, cancellationToken)).Where(one => IsFor(one, reader)).ToList();
        return new QuestionVoices(question, answers, Latest(standings), reader)
        {
            Own = standings.LastOrDefault(one => IsLivingOf(one, reader)),
        };
    }

    /// <summary>Finds what a reader says of how a question stands; <c>null</c> when they say nothing.</summary>
    public async Task<Contribution?> FindStandingAsync(Question question, Reader reader, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        var names = await questions.FindNamesAsync(question.Id, cancellationToken);
        var all = await store.ListAsync(
            ContributionKind.Standing, [.. names.Append(question.Id).Distinct().Select(SubjectOf)], cancellationToken);
        return all.LastOrDefault(one => IsLivingOf(one, reader));
    }

    /// <summary>Finds passages by their places.</summary>
    public async Task<IReadOnlyList<PointedPassage>> FindAsync(IReadOnlyList<PassageId> ids, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var found = new List<PointedPassage>(ids.Count);
        foreach (var id in ids)
            found.Add(new PointedPassage(id, await evidence.FindPassageAsync(id, cancellationToken)));
        return found;
    }

    /// <summary>A question as something that is talked about.</summary>
    public static Subject SubjectOf(QuestionId id) => new(SubjectKind.Question, id.ToString());

    private static bool IsLivingOf(Contribution one, Reader? reader) =>
        reader is not null && one.Account == reader.Account && one.State is ContributionState.Shown or ContributionState.Held;

    private static bool IsFor(Contribution one, Reader? reader) => one.State switch
    {
        ContributionState.Shown => true,
        ContributionState.TakenBack => false,
        _ => reader is not null && (one.Account == reader.Account || reader.Role >= Role.Moderator),
    };

    // Each reader's word counts once; the newest first.
    private static List<StandingEntry> Latest(List<Contribution> standings) =>
    [
        .. standings.GroupBy(one => one.Account ?? -one.Number)
            .Select(group => group.MaxBy(one => one.Edited ?? one.Written)!)
            .OrderByDescending(one => one.Edited ?? one.Written).ThenByDescending(one => one.Number)
            .Select(one => (One: one, Details: StandingDetails.Read(one.Details)))
            .Where(pair => pair.Details is not null)
            .Select(pair => new StandingEntry(pair.One, pair.Details!)),
    ];
}

/// <summary>What readers say to a question.</summary>
/// <param name="Question">The question.</param>
/// <param name="Answers">Their answers, the oldest first.</param>
/// <param name="Standings">What they say of how it stands, the newest first.</param>
/// <param name="Reader">Who looks.</param>
public sealed record QuestionVoices(Question Question, IReadOnlyList<AnswerEntry> Answers, IReadOnlyList<StandingEntry> Standings, Reader? Reader)
{
    /// <summary>What of it who looks says of how it stands.</summary>
    public Contribution? Own { get; init; }

    /// <summary>How many say what, those everybody sees.</summary>
    public int CountOf(QuestionStatus status) => Question.Said.Count(one => one.Status == status);
}

/// <summary>A reader's answer.</summary>
/// <param name="Contribution">It.</param>
/// <param name="Html">Its words.</param>
/// <param name="Passages">The passages it points to.</param>
public sealed record AnswerEntry(Contribution Contribution, IHtmlContent Html, IReadOnlyList<PointedPassage> Passages)
{
    /// <summary>Whether who looks wrote it.</summary>
    public bool IsOwn { get; init; }
}

/// <summary>A passage that an answer points to.</summary>
/// <param name="Id">Where it stands.</param>
/// <param name="Passage">It; <c>null</c> when the library no longer has it.</param>
public sealed record PointedPassage(PassageId Id, Passage? Passage);

/// <summary>What a reader says of how a question stands.</summary>
/// <param name="Contribution">It; its text is the reason.</param>
/// <param name="Details">The status, and the answer that settles it.</param>
public sealed record StandingEntry(Contribution Contribution, StandingDetails Details);
