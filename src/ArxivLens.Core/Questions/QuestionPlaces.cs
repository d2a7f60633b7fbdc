using ArxivLens.Core.Articles;

namespace ArxivLens.Core.Questions;

/// <summary>
/// Finds for each question of an article the question of the library that it is: the one of the same words to the same works, else one
/// that is nearly the same, else a new one. A question keeps its identity, and with it answers and standing, while anybody asks it:
/// when the article is read again in a little other words, when its words are corrected by hand, and when the work it is put to becomes
/// known.
/// </summary>
/// <param name="article">The article as it is now.</param>
/// <param name="known">The questions of the library.</param>
public sealed class QuestionPlaces(Article article, IKnownQuestions known)
{
    private readonly string works = QuestionName.WorksOf(QuestionName.AskedBy(article.Reading));
    private readonly IReadOnlyList<KnownQuestion> earlier = known.FindAskedBy(article.Id);
    private readonly Dictionary<QuestionId, QuestionId> named = [];
    private readonly HashSet<QuestionId> taken = [];
    private readonly Dictionary<QuestionId, QuestionId> absorbed = [];
    private List<(KnownQuestion Question, QuestionWords Words)>? near;

    /// <summary>Finds them, in the order of the article's questions.</summary>
    public IReadOnlyList<QuestionPlace> Find() => [.. article.Reading.Questions.Select(Find)];

    private QuestionPlace Find(AskedQuestion asked)
    {
        var name = NameOf(asked.Text, asked.Label, works);
        var own = FindOwn(asked);
        var found = Resolve(name) ?? own ?? FindNear(asked);
        if (found is { } gone && absorbed.TryGetValue(gone, out var into))
            found = into;
        if (own is { } former && found is { } other && former != other)
            absorbed[former] = other;
        var place = new QuestionPlace(asked, found ?? name, name, works, IsNew: found is null, Former: own != found ? own : null);
        named[name] = place.Question;
        taken.Add(place.Question);
        return place;
    }

    private QuestionId? Resolve(QuestionId name) => named.TryGetValue(name, out var placed) ? placed : known.Resolve(name, works);

    // A name that a question had before it was put to other works stays with that one.
    private QuestionId NameOf(string text, string? label, string putTo)
    {
        var name = QuestionName.Of(text, label, putTo, article.Id);
        return known.IsFree(name) || known.Resolve(name, putTo) is not null ? name : QuestionId.Of($"{name}\n{article.Id}");
    }

    // The question that this article alone asked so far in these words, or in those that were found before a correction.
    private QuestionId? FindOwn(AskedQuestion asked)
    {
        var found = Corrections.OriginOf(article.Corrections, ArticlePart.Questions, asked.Text);
        foreach (var question in earlier.Where(one => !one.IsAskedByOthers && !taken.Contains(one.Id) && !absorbed.ContainsKey(one.Id)))
        {
            foreach (var text in new[] { asked.Text, found })
            {
                if (known.Resolve(NameOf(text, asked.Label, question.Works), question.Works) == question.Id)
                    return question.Id;
            }
        }

        return null;
    }

    // What the article itself parts stays apart, however alike.
    private QuestionId? FindNear(AskedQuestion asked)
    {
        var words = QuestionWords.Of(asked.Text);
        near ??= [.. Near().Select(one => (one, QuestionWords.Of(one.Words)))];
        var best = near.Where(one => !taken.Contains(one.Question.Id))
            .Select(one => (one.Question.Id, Share: words.ShareWith(one.Words)))
            .Where(one => one.Share >= QuestionWords.LeastShare)
            .OrderByDescending(one => one.Share).ThenBy(one => one.Id.ToString(), StringComparer.Ordinal)
            .FirstOrDefault();
        return best.Share > 0 ? best.Id : null;
    }

    // Without a work nothing but the article says that two questions are of one matter.
    private IEnumerable<KnownQuestion> Near() => works.Length > 0
        ? known.FindPutTo(works)
        : earlier.Where(one => one.Works.Length == 0 && !one.IsAskedByOthers);
}

/// <summary>What a store knows of its questions, for placing those of an article.</summary>
public interface IKnownQuestions
{
    /// <summary>The question that has or had a name and is put to exactly these works.</summary>
    /// <param name="name">The name.</param>
    /// <param name="works">As <see cref="QuestionName.WorksOf"/> writes them.</param>
    QuestionId? Resolve(QuestionId name, string works);

    /// <summary>Whether no question has or had a name.</summary>
    bool IsFree(QuestionId name);

    /// <summary>The questions an article asked until now, each once.</summary>
    IReadOnlyList<KnownQuestion> FindAskedBy(ArticleId article);

    /// <summary>The questions that are put to exactly these works.</summary>
    /// <param name="works">As <see cref="QuestionName.WorksOf"/> writes them.</param>
    IReadOnlyList<KnownQuestion> FindPutTo(string works);
}

/// <summary>A question of the library, for placing those of an article.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Words">The words it was founded with.</param>
/// <param name="Works">The works it is put to, as <see cref="QuestionName.WorksOf"/> writes them.</param>
/// <param name="IsAskedByOthers">Whether another article asks it too.</param>
public sealed record KnownQuestion(QuestionId Id, string Words, string Works, bool IsAskedByOthers);

/// <summary>Which question of the library a question of an article is.</summary>
/// <param name="Asked">The question of the article.</param>
/// <param name="Question">The question of the library.</param>
/// <param name="Name">The name of this wording; the question has it from now on.</param>
/// <param name="Works">The works it is put to from now on.</param>
/// <param name="IsNew">Whether the library has not got it yet.</param>
/// <param name="Former">
/// A question that this one was until now and that nobody else asks: its names, its answers and its standing go over.
/// </param>
public sealed record QuestionPlace(
    AskedQuestion Asked, QuestionId Question, QuestionId Name, string Works, bool IsNew, QuestionId? Former);
