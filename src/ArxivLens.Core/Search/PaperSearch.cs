using ArxivLens.Core.Papers;
using ArxivLens.Index;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Querying;

namespace ArxivLens.Core.Search;

/// <summary>
/// Search among papers alone, for programs: any of several categories, spans of days, more orders, and pages without end. Words
/// are read as <see cref="WorkSearch"/> reads them.
/// </summary>
public static class PaperSearch
{
    /// <summary>Hits to pass over from which on it is counted first whether there are so many.</summary>
    private const int Deep = 1_000;

    /// <summary>
    /// Answers a search; never fails for any text. One that takes longer than <see cref="QueryLimits.Deadline"/> is stopped and
    /// the answer says so.
    /// </summary>
    /// <param name="index">The index.</param>
    /// <param name="request">The search.</param>
    /// <param name="clock">By which the time is taken and the day of a shuffle is known.</param>
    /// <param name="cancellationToken">Whoever asks may lose interest.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static PaperSearchAnswer Find(
        IndexReader index, PaperSearchRequest request, TimeProvider clock, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(clock);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return QueryDeadline.Keep(clock, token => Answer(index, request, today, token), cancellationToken)
            ?? PaperSearchAnswer.Stopped;
    }

    private static PaperSearchAnswer Answer(
        IndexReader index, PaperSearchRequest request, DateOnly today, CancellationToken cancellationToken)
    {
        var filters = FiltersOf(index, request);
        if (string.IsNullOrWhiteSpace(request.Text))
        {
            var browsed = request with { Order = request.Order == PaperOrder.Relevance ? PaperOrder.Newest : request.Order };
            return Of(new PaperPages(index, browsed, today, cancellationToken).Ask(new AndQuery(filters)), []);
        }

        if (filters.Count == 1 && FindAddressed(index, request) is { } addressed) return addressed;
        var pages = new PaperPages(index, request, today, cancellationToken);
        var notes = new List<string>();
        var asked = WordsAsked.Find(request.Text, notes, words =>
        {
            var whole = new AndQuery([words, .. filters]);
            return (whole, pages.Ask(whole));
        });
        return asked is null ? new PaperSearchAnswer(0, [], notes) : Of(asked.Result, notes);
    }

    /// <summary>Who sets no filter and names one paper outright gets that one.</summary>
    private static PaperSearchAnswer? FindAddressed(IndexReader index, PaperSearchRequest request)
    {
        if (WorkSearch.FindAddress(request.Text) is not { } key) return null;
        var document = index.Find(key.ToString());
        if (document < 0 || index.Kind(document) != (byte)WorkKind.Paper) return null;
        return new PaperSearchAnswer(1, request is { Offset: 0, Limit: > 0 } ? [new Hit(document, 0)] : [], []);
    }

    /// <summary>That it is a paper, and what else the request asks for.</summary>
    private static List<Query> FiltersOf(IndexReader index, PaperSearchRequest request)
    {
        var filters = new List<Query> { new KindQuery((byte)WorkKind.Paper) };
        if (request.Categories.Count > 0)
            filters.Add(InAny(index, request.Categories));
        if (request.From is not null || request.To is not null)
        {
            var first = Math.Max(1, request.From?.DayNumber ?? 1);
            filters.Add(new DayQuery(first, request.To?.DayNumber ?? DateOnly.MaxValue.DayNumber));
        }

        return filters;
    }

    // However many codes are given, those the library has no paper of ask for nothing; without any, for what no paper has.
    private static OrQuery InAny(IndexReader index, IReadOnlyList<string> categories) => new(
    [
        new KeywordQuery(KeywordField.Category, ""),
        .. categories.SelectMany(CategoryFilter.CodesOf)
            .Distinct(StringComparer.Ordinal)
            .Where(code => index.KeywordCount(KeywordField.Category, code) > 0)
            .Select(code => new KeywordQuery(KeywordField.Category, code)),
    ]);

    private static PaperSearchAnswer Of(SearchResult result, IReadOnlyList<string> notes)
        => new(result.Total, result.Hits, notes);

    /// <summary>Gets pages of one search, in its order.</summary>
    private sealed class PaperPages(
        IndexReader index, PaperSearchRequest request, DateOnly today, CancellationToken cancellationToken)
    {
        /// <summary>The page of what a query finds.</summary>
        public SearchResult Ask(Query query)
        {
            if (request.Offset < Deep) return Get(query);
            var total = index.Search(new SearchRequest(query, 0, 0), cancellationToken).Total;
            if (request.Offset >= total) return new SearchResult(total, [], null);
            if (request is not { Offset: >= DeepPages.Begin, Order: PaperOrder.Newest or PaperOrder.Oldest }) return Get(query);
            var deep = new DeepPages(index, cancellationToken);
            return deep.Get(query, OrderOf(request.Order), (int)request.Offset, request.Limit, total);
        }

        private SearchResult Get(Query query)
        {
            var boosts = new PaperBoosts(index, request, cancellationToken);
            if (boosts.Apply) return boosts.Search(query);
            var asked = new SearchRequest(query, (int)request.Offset, request.Limit, OrderOf(request.Order)) { KeyOf = KeyOf() };
            return index.Search(asked, cancellationToken);
        }

        private static SearchOrder OrderOf(PaperOrder order) => order switch
        {
            PaperOrder.Newest => SearchOrder.Newest,
            PaperOrder.Oldest => SearchOrder.Oldest,
            PaperOrder.Citations => SearchOrder.Citations,
            _ => SearchOrder.Relevance,
        };

        private Func<int, int>? KeyOf() => request.Order switch
        {
            PaperOrder.ArxivId => PaperKeys.Of(index).ById,
            PaperOrder.Category => PaperKeys.Of(index).ByCategory,
            PaperOrder.Random => document => PaperKeys.Shuffled(document, today),
            _ => null,
        };
    }
}

/// <summary>A search among papers.</summary>
/// <param name="Text">What was typed; empty finds every paper.</param>
public sealed record PaperSearchRequest(string Text)
{
    /// <summary>
    /// Codes of categories or archives of which a paper has any; none for all. An archive stands for its categories; what is no
    /// code is in no paper.
    /// </summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>The first day of publication, when given.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day of publication, when given.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The order; by relevance without words is newest first.</summary>
    public PaperOrder Order { get; init; }

    /// <summary>Whether of papers about equally relevant the recent stand higher; changes nothing but the order.</summary>
    public bool PrioritizeRecent { get; init; }

    /// <summary>Whether of papers about equally relevant the much cited stand higher; changes nothing but the order.</summary>
    public bool PrioritizeCited { get; init; }

    /// <summary>Hits to pass over, from 0.</summary>
    public long Offset { get; init; }

    /// <summary>Hits to return at most.</summary>
    public int Limit { get; init; } = 20;
}

/// <summary>The order of papers.</summary>
public enum PaperOrder
{
    /// <summary>Best match first.</summary>
    Relevance,

    /// <summary>Latest day of publication first.</summary>
    Newest,

    /// <summary>Earliest day of publication first.</summary>
    Oldest,

    /// <summary>Most cited in this library first.</summary>
    Citations,

    /// <summary>Latest arXiv id first: year, month, number.</summary>
    ArxivId,

    /// <summary>Shuffled; the same way for a whole day (UTC), so that pages follow on each other.</summary>
    Random,

    /// <summary>By primary category in arXiv's order, of each the newest first.</summary>
    Category,
}

/// <summary>The answer to a search among papers.</summary>
/// <param name="Total">Papers found in all, exactly.</param>
/// <param name="Hits">The page asked for.</param>
/// <param name="Notes">What was read otherwise than typed; often empty.</param>
public sealed record PaperSearchAnswer(int Total, IReadOnlyList<Hit> Hits, IReadOnlyList<string> Notes)
{
    /// <summary>The answer of a search that took too long.</summary>
    public static PaperSearchAnswer Stopped { get; } = new(0, [], []) { IsStopped = true };

    /// <summary>Whether it took too long and was stopped: then there are no hits, found or not.</summary>
    public bool IsStopped { get; init; }
}
