using ArxivLens.Core.Articles;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Questions;

namespace ArxivLens.Storage.Memory;

/// <summary>The questions in memory.</summary>
internal sealed class MemoryQuestionStore(MemoryContent content) : IQuestionStore
{
    public Task<Question?> FindAsync(QuestionId id, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
            return Task.FromResult(Find(id) is { } known ? content.Debate.Read(known) : null);
    }

    public Task<IReadOnlyList<QuestionId>> FindNamesAsync(QuestionId id, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
        {
            var now = content.Debate.Names.GetValueOrDefault(id);
            return Task.FromResult<IReadOnlyList<QuestionId>>([.. content.Debate.Names.Where(one => now != default && one.Value == now).Select(one => one.Key)]);
        }
    }

    public Task<IReadOnlyList<Question>> FindAskedByAsync(ArticleId article, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
        {
            var asked = content.Debate.Questions.Values.Where(one => one.Askers.Exists(asker => asker.Article == article))
                .OrderBy(one => one.Askers.Where(asker => asker.Article == article).Min(asker => asker.Place));
            return Task.FromResult<IReadOnlyList<Question>>([.. asked.Select(content.Debate.Read).OfType<Question>()]);
        }
    }

    public Task<QuestionList> ListAsync(QuestionFilter filter, int skip, int take, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentOutOfRangeException.ThrowIfNegative(skip);
        ArgumentOutOfRangeException.ThrowIfNegative(take);
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
        {
            var found = content.Debate.Questions.Values
                .OrderBy(one => one.Askers.Select(asker => asker.Place).DefaultIfEmpty().Min()).ThenBy(one => one.Id.ToString(), StringComparer.Ordinal)
                .Select(content.Debate.Read).OfType<Question>()
                .Where(question => IsWanted(question, filter))
                .OrderBy(question => !filter.NewestFirst && StatusOf(question, filter) != QuestionStatus.Open)
                .ThenByDescending(question => filter.NewestFirst ? 0 : question.Articles)
                .ThenByDescending(question => question.Askers.Max(asker => content.Debate.Articles[asker.Article].Day))
                .ToList();
            return Task.FromResult(new QuestionList([.. found.Skip(skip).Take(take)], found.Count));
        }
    }

    public Task<Question?> AnswerAsync(
        QuestionId id, PassageId passage, string text, string by, DateTimeOffset given, CancellationToken cancellationToken = default)
    {
        AnswerLimits.Refuse(passage, text, by);
        return ChangeAsync(
            id,
            known =>
            {
                AnswerLimits.RefuseMore(known.Answers.Count);
                known.Answers.Add(new Answer(known.Answers.Count + 1, passage, text, by, given.ToUniversalTime()));
            },
            cancellationToken);
    }

    public Task<Question?> SetStandingAsync(QuestionId id, QuestionStanding standing, CancellationToken cancellationToken = default)
    {
        AnswerLimits.Refuse(standing);
        return ChangeAsync(id, known => known.Standing = standing, cancellationToken);
    }

    private Task<Question?> ChangeAsync(QuestionId id, Action<MemoryQuestion> change, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
        {
            if (Find(id) is not { Askers.Count: > 0 } known)
                return Task.FromResult<Question?>(null);
            change(known);
            content.Debate.Change();
            return Task.FromResult(content.Debate.Read(known));
        }
    }

    private MemoryQuestion? Find(QuestionId id) =>
        content.Debate.Names.TryGetValue(id, out var known) ? content.Debate.Questions[known] : null;

    private bool IsWanted(Question question, QuestionFilter filter)
    {
        if (!filter.WithRhetorical && question.Kind == AskedKind.Rhetorical) return false;
        if (filter.Status is { } status && StatusOf(question, filter) != status) return false;
        if (filter.Label is { } label && LabelName.Of(question.Label) != LabelName.Of(label)) return false;
        if (filter.Work is { } work && !content.KeysOf(work).Any(question.Asked.Contains)) return false;
        return filter.Category is null || question.Asked.Any(key => IsOf(key, filter.CategoryCodes()));
    }

    private QuestionStatus StatusOf(Question question, QuestionFilter filter) =>
        filter.Heard is { } heard && question.Standing == QuestionStanding.Open
            ? heard.Where(one => content.Debate.Names.GetValueOrDefault(one.Key) == question.Id).Select(one => one.Value).FirstOrDefault()
            : question.Standing.Status;

    private bool IsOf(WorkKey key, IReadOnlyList<string> codes) =>
        content.Works.TryGetValue(key, out var stored) && stored.Work.Categories.Any(code => codes.Contains(code.Value));
}
