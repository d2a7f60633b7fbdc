using ArxivLens.Core.Articles;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Questions;

namespace ArxivLens.Storage.Memory;

/// <summary>The articles in memory with their questions.</summary>
internal sealed class MemoryDebate : IKnownQuestions
{
    private readonly Guid _identity = Guid.NewGuid();
    private long _changes;

    /// <summary>The articles.</summary>
    public Dictionary<ArticleId, MemoryArticle> Articles { get; } = [];

    /// <summary>The questions, also those that nobody asks any more and that have answers.</summary>
    public Dictionary<QuestionId, MemoryQuestion> Questions { get; } = [];

    /// <summary>Every identity a question has or had.</summary>
    public Dictionary<QuestionId, QuestionId> Names { get; } = [];

    /// <summary>A text that differs after each change.</summary>
    public string Stamp => $"{_changes}-{_identity:N}";

    /// <summary>Enters that something changed.</summary>
    public void Change() => _changes++;

    public QuestionId? Resolve(QuestionId name, string works) =>
        Names.TryGetValue(name, out var id) && Questions[id].Works == works ? id : null;

    public bool IsFree(QuestionId name) => !Names.ContainsKey(name);

    public IReadOnlyList<KnownQuestion> FindAskedBy(ArticleId article) =>
        Known(question => question.LeftBy == article || question.Askers.Exists(asker => asker.Article == article), article);

    public IReadOnlyList<KnownQuestion> FindPutTo(string works) => Known(question => question.Works == works, default);

    /// <summary>Puts the questions of an article in place of those before.</summary>
    public void Put(ArticleId article, IReadOnlyList<QuestionPlace> places)
    {
        var touched = Forget(article);
        for (var at = 0; at < places.Count; at++)
        {
            var question = Place(places[at]);
            question.LeftBy = null;
            question.Askers.Add(new MemoryAsker(article, at, places[at].Asked));
        }

        foreach (var question in touched.Where(one => one.Askers.Count == 0 && Questions.ContainsValue(one)))
        {
            if (question.Answers.Count > 0 || question.Standing != QuestionStanding.Open)
                question.LeftBy = article;
            else
                Drop(question);
        }
    }

    /// <summary>Removes an article; what only it asks goes with its answers.</summary>
    public bool Remove(ArticleId article)
    {
        if (!Articles.Remove(article))
            return false;
        foreach (var question in Forget(article).Concat(Questions.Values.Where(one => one.LeftBy == article)).ToList())
        {
            if (question.Askers.Count == 0)
                Drop(question);
        }

        return true;
    }

    /// <summary>The question as it is; <c>null</c> when nobody asks it.</summary>
    public Question? Read(MemoryQuestion question)
    {
        var askers = Sorted(question).Select(asker => AskerOf(asker)).ToList();
        return askers.Count == 0
            ? null
            : new Question
            {
                Id = question.Id,
                Text = askers[0].Asked.Text,
                Label = askers[0].Asked.Label,
                Kind = askers[0].Asked.Kind,
                Asked = [.. question.Works.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                    .Select(text => WorkKey.TryParse(text, out var key) ? key : default)],
                Askers = askers,
                Answers = [.. question.Answers],
                Standing = question.Standing,
            };
    }

    private List<MemoryQuestion> Forget(ArticleId article)
    {
        var touched = Questions.Values.Where(one => one.Askers.Exists(asker => asker.Article == article)).ToList();
        foreach (var question in touched)
            question.Askers.RemoveAll(asker => asker.Article == article);
        return touched;
    }

    private MemoryQuestion Place(QuestionPlace place)
    {
        if (!Questions.TryGetValue(place.Question, out var question))
            Questions.Add(place.Question, question = new MemoryQuestion(place.Question, place.Asked.Text));
        if (place.Former is { } former && former != place.Question && Questions.TryGetValue(former, out var from))
            Absorb(from, question);
        Names[place.Name] = question.Id;
        question.Works = place.Works;
        return question;
    }

    private void Absorb(MemoryQuestion from, MemoryQuestion to)
    {
        foreach (var (name, _) in Names.Where(one => one.Value == from.Id).ToList())
            Names[name] = to.Id;
        to.Answers.AddRange(from.Answers.Select((answer, at) => answer with { Number = to.Answers.Count + 1 + at }).ToList());
        if (to.Standing == QuestionStanding.Open)
            to.Standing = from.Standing;
        Questions.Remove(from.Id);
    }

    private void Drop(MemoryQuestion question)
    {
        Questions.Remove(question.Id);
        foreach (var (name, _) in Names.Where(one => one.Value == question.Id).ToList())
            Names.Remove(name);
    }

    private List<KnownQuestion> Known(Func<MemoryQuestion, bool> which, ArticleId article) =>
    [
        .. Questions.Values.Where(which).OrderBy(one => one.Id.ToString(), StringComparer.Ordinal).Select(one =>
            new KnownQuestion(one.Id, one.Words, one.Works, one.Askers.Exists(asker => asker.Article != article))),
    ];

    private IEnumerable<MemoryAsker> Sorted(MemoryQuestion question) => question.Askers
        .OrderBy(asker => Articles[asker.Article].Day)
        .ThenBy(asker => asker.Article.ToString(), StringComparer.Ordinal)
        .ThenBy(asker => asker.Place);

    private Asker AskerOf(MemoryAsker asker)
    {
        var facts = Articles[asker.Article].Article.Facts;
        return new Asker(asker.Article, facts.Title, facts.Author, facts.Published, asker.Asked);
    }
}

/// <summary>An article in memory.</summary>
/// <param name="Found">What was found.</param>
/// <param name="Article">The article with corrections applied.</param>
internal sealed record MemoryArticle(FoundArticle Found, Article Article)
{
    /// <summary>The day it counts from.</summary>
    public DateOnly Day => DebateOrder.DayOf(Article.Facts, Article.Revisions[0].Read);
}

/// <summary>A question in memory.</summary>
/// <param name="id">Its identity.</param>
/// <param name="words">The words it was founded with.</param>
internal sealed class MemoryQuestion(QuestionId id, string words)
{
    public QuestionId Id { get; } = id;

    public string Words { get; } = words;

    public string Works { get; set; } = "";

    public List<MemoryAsker> Askers { get; } = [];

    public List<Answer> Answers { get; } = [];

    public QuestionStanding Standing { get; set; } = QuestionStanding.Open;

    /// <summary>The article that asked it last, when none does any more.</summary>
    public ArticleId? LeftBy { get; set; }
}

/// <summary>An article that asks a question, and the place of the question among its questions.</summary>
internal sealed record MemoryAsker(ArticleId Article, int Place, AskedQuestion Asked);
