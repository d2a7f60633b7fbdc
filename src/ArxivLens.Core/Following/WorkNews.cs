using ArxivLens.Core.Articles;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Indexing;
using ArxivLens.Core.Merging;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Questions;

namespace ArxivLens.Core.Following;

/// <summary>What is new of a work: what became of it, what cites it, and what is asked and said of it.</summary>
public sealed class WorkNews(
    IndexHost indexHost, IArrivalStore arrivals, IMergeStore merges, IWorkStore works, IQuestionStore questions, IArticleStore articles,
    IShownStore shown, ListNews lists)
{
    /// <summary>
    /// Older works that cite a work are counted when no more works than this cite it: of each it is looked up when it came to, and of a
    /// work cited by a hundred thousand nobody wants to know.
    /// </summary>
    private const int MostLookedUp = 2_000;

    /// <summary>Finds it; a work that is one with another is that one.</summary>
    public async Task<News> FindAsync(WorkKey key, long? reader, NewsSpan span, int take, CancellationToken cancellationToken)
    {
        var work = (await merges.FindWorksAsync([key], cancellationToken))[0];
        var items = new List<NewsItem>(await FindEventsAsync(work, span, cancellationToken));
        var group = await merges.FindGroupAsync(work, cancellationToken);
        var subjects = group.Select(one => one.Member).Append(work).Append(key).Distinct()
            .Select(one => new Subject(SubjectKind.Work, one.ToString())).ToList();
        var said = await shown.FindAboutAsync(subjects, reader, span.From.Shown, span.To.Shown, cancellationToken);
        items.AddRange(said.Select(ShownNews.Describe));
        items.AddRange(await FindDebateAsync(work, span, cancellationToken));
        var (citing, fresh, older) = await FindCitingAsync(work, span, Math.Max(0, take - items.Count), cancellationToken);
        var total = items.Count + fresh;
        items.AddRange(await lists.DescribeAsync(citing, NewsKind.Citing, cancellationToken));
        return new News(FollowedThing.Of(key), [.. items.Take(take)], total, older);
    }

    /// <summary>Which of some works came to cite a work after a moment.</summary>
    public async Task<IReadOnlySet<WorkKey>> FindNewCitingAsync(
        WorkKey key, IReadOnlyList<WorkKey> citing, NewsMark since, CancellationToken cancellationToken)
    {
        var changes = await arrivals.FindCitationsAsync(key, citing, cancellationToken);
        return citing.Where((_, place) => changes[place] > since.Library).ToHashSet();
    }

    private async Task<IEnumerable<NewsItem>> FindEventsAsync(WorkKey key, NewsSpan span, CancellationToken cancellationToken)
    {
        var events = await arrivals.FindEventsAsync(key, span.From.Library, span.To.Library, cancellationToken);
        if (events.Count == 0 || await works.FindAsync(key, cancellationToken) is not { } work)
            return [];
        return events.Reverse().Select(one => ListNews.Describe(work, KindOf(one.Kind)) with
        {
            Version = one.Version,
            At = work.Paper?.Versions.FirstOrDefault(version => version.Number == one.Version)?.Created,
        });
    }

    private static NewsKind KindOf(WorkEventKind kind) => kind switch
    {
        WorkEventKind.Version => NewsKind.Version,
        WorkEventKind.Withdrawn => NewsKind.Withdrawn,
        _ => NewsKind.Retracted,
    };

    private async Task<IEnumerable<NewsItem>> FindDebateAsync(WorkKey key, NewsSpan span, CancellationToken cancellationToken)
    {
        var about = await articles.FindAboutAsync(key, cancellationToken);
        var fresh = about.Where(article => span.Holds(article.Revisions[0].Read)).ToList();
        var asked = await questions.ListAsync(
            new QuestionFilter { Work = key, NewestFirst = true }, 0, FollowLimits.Items, cancellationToken);
        var read = await QuestionTimes.FindAsync(articles, asked.Questions, about, cancellationToken);
        return asked.Questions.Where(question => read.TryGetValue(question.Id, out var time) && span.Holds(time))
            .Select(question => new NewsItem(NewsKind.Question, question.Text) { Question = question.Id, At = read[question.Id] })
            .Concat(fresh.Select(ShownNews.Describe));
    }

    private async Task<(IReadOnlyList<WorkKey> Citing, int Fresh, int Older)> FindCitingAsync(
        WorkKey key, NewsSpan span, int take, CancellationToken cancellationToken)
    {
        if (span.From.Library >= span.To.Library)
            return ([], 0, 0);
        using var lease = indexHost.Acquire();
        var index = lease.Index;
        if (index.Find(key.ToString()) is not (var document and >= 0))
            return ([], 0, 0);
        var citing = index.Graph.Citations(document).ToArray().Where(one => index.Kind(one) != (byte)WorkKind.Unresolved).ToList();
        var looked = citing.Count <= MostLookedUp
            ? citing
            : citing.FindAll(one => ListNews.IsFresh(index, one, span.From.At));
        var keys = looked.ConvertAll(one => WorkKey.TryParse(index.Key(one), out var read) ? read : default);
        // Since the beginning: whenever it came.
        var changes = span.From.Library < 0 ? new long[keys.Count] : await arrivals.FindCitationsAsync(key, keys, cancellationToken);
        var came = Enumerable.Range(0, keys.Count)
            .Where(place => changes[place] > span.From.Library && changes[place] <= span.To.Library)
            .ToLookup(place => ListNews.IsFresh(index, looked[place], span.From.At));
        var newest = came[true].OrderByDescending(place => index.Day(looked[place])).ThenBy(place => looked[place]);
        return ([.. newest.Take(take).Select(place => keys[place])], came[true].Count(), came[false].Count());
    }
}
