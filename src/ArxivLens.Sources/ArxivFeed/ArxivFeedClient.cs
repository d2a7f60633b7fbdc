using System.Xml;
using ArxivLens.Core.Categories;
using ArxivLens.Core.Fetching;
using ArxivLens.Core.Library;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Sources;
using ArxivLens.Sources.Services;

namespace ArxivLens.Sources.ArxivFeed;

/// <summary>
/// Follows arXiv's feeds of some categories: what they announce and the library does not have yet is fetched by the API. A feed holds the
/// announcements of one day and not even all of them, so it keeps a library fresh between harvests and completes none.
/// </summary>
/// <param name="options">Where the feeds are; see <see cref="OptionsOf"/>.</param>
/// <param name="categories">The categories, one at least.</param>
/// <param name="works">The works of the library.</param>
/// <param name="states">How far it was taken in.</param>
/// <param name="fetch">Fetches papers through the source that is handed to it.</param>
/// <param name="papers">Gives their records.</param>
/// <param name="clock">The clock.</param>
public sealed class ArxivFeedClient(
    ServiceOptions options,
    IReadOnlyList<CategoryCode> categories,
    IWorkStore works,
    ISourceStateStore states,
    Func<IPaperSource, PaperFetch> fetch,
    IPaperSource papers,
    TimeProvider clock) : IRegularSource, IDisposable
{
    /// <summary>Where the feeds are when the operator names no other place.</summary>
    public static readonly Uri Home = new("https://rss.arxiv.org/rss/");

    private readonly ServiceClient _client = new(options, clock);

    /// <summary>arXiv's feeds.</summary>
    public static Source About { get; } = new("arxiv-feed", "arXiv feeds", new Uri("https://info.arxiv.org/help/rss.html"))
    {
        Gives = "what was announced today in some categories, not all of it; the records come by arXiv's API, the licences by the feed",
        License = "CC0 1.0 (metadata)",
        Attribution = "Thank you to arXiv for use of its open access interoperability.",
        GoesOldAfter = TimeSpan.FromDays(4),
    };

    /// <inheritdoc/>
    Source IRegularSource.About => About;

    /// <summary>Feeds are made anew once a day, at midnight in New York; a look that fails is made up for the same day.</summary>
    public TimeSpan Interval => TimeSpan.FromHours(6);

    /// <summary>How feeds are asked for.</summary>
    /// <param name="address">Where they are.</param>
    /// <param name="directory">Where arXiv's gate is.</param>
    /// <param name="userAgent">How this program calls itself.</param>
    /// <param name="clock">Measures waits.</param>
    /// <param name="pause">The pause between two requests to a mirror; three seconds where nothing is said, and never less at arXiv.</param>
    public static ServiceOptions OptionsOf(
        Uri address, DataDirectory directory, string userAgent, TimeProvider clock, TimeSpan? pause = null) => new(address)
    {
        Gate = ArxivGate.Before(directory, address, clock, pause),
        MostBytes = 32_000_000,
        UserAgent = userAgent,
    };

    private string Scope => string.Join('+', categories);

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var state = await states.FindAsync(About.Name, Scope, cancellationToken) ?? new SourceState(About.Name, Scope);
        var (page, fault) = await ReadAsync(cancellationToken);
        if (page is null)
        {
            await states.SaveAsync(state.Fail(clock.GetUtcNow(), fault!.Reason, fault.Retry), cancellationToken);
            return;
        }

        // A feed that was taken in whole is the same until it is made anew.
        if (page.Built is { } built && built == state.Position && !state.IsFailing)
        {
            await states.SaveAsync(state.Succeed(clock.GetUtcNow(), built), cancellationToken);
            return;
        }

        var listener = new Listener();
        var wanted = await SiftAsync(page.Papers, cancellationToken);
        var licensed = new LicensedPapers(papers, page.Papers);
        await fetch(licensed).FetchAsync([.. wanted.Select(paper => paper.Id)], new FetchWish(Again: true), listener, cancellationToken);
        var now = clock.GetUtcNow();
        await states.SaveAsync(
            listener.Outage is { } outage ? state.Fail(now, outage.Reason ?? "", outage.Retry) : state.Succeed(now, page.Built), cancellationToken);
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _client.Dispose();

    private async Task<(FeedPage? Page, SourceFault? Fault)> ReadAsync(CancellationToken cancellationToken)
    {
        var address = new Uri(options.Base.AbsoluteUri.TrimEnd('/') + "/" + Scope);
        var answer = await _client.AskAsync(new ServiceRequest(address) { Accept = "application/rss+xml, application/atom+xml;q=0.9" }, cancellationToken);
        if (answer.Fault is not null)
            return (null, new SourceFault(Scope, $"arXiv's feed did not come: {answer.Detail}", answer.Retry));
        try
        {
            return (FeedReader.Read(answer.Body.Span), null);
        }
        catch (XmlException e)
        {
            return (null, new SourceFault(Scope, $"arXiv's feed cannot be read: {e.Message}", null));
        }
    }

    // A version that the library has needs no fetching, nor does a paper it has that is announced in a further category.
    private async Task<List<AnnouncedPaper>> SiftAsync(IReadOnlyList<AnnouncedPaper> announced, CancellationToken cancellationToken)
    {
        var known = await works.FindAsync([.. announced.Select(paper => WorkKey.Of(paper.Id))], cancellationToken);
        return [.. announced.Where((paper, at) => known[at]?.Paper is not { } record
            || (paper.Announcement == Announcement.Replaced && record.Versions[^1].Number < (paper.Version ?? int.MaxValue)))];
    }

    /// <summary>Adds to records what the feed says of their licences and the API does not.</summary>
    private sealed class LicensedPapers(IPaperSource inner, IReadOnlyList<AnnouncedPaper> announced) : IPaperSource
    {
        private readonly Dictionary<ArxivId, AnnouncedPaper> _announced = announced.ToDictionary(paper => paper.Id);

        public Source About => inner.About;

        public int MostAtOnce => inner.MostAtOnce;

        public async Task<PaperAnswer> AskAsync(IReadOnlyList<ArxivId> ids, CancellationToken cancellationToken)
        {
            var answer = await inner.AskAsync(ids, cancellationToken);
            return answer with { Papers = [.. answer.Papers.Select(WithLicense)] };
        }

        public int MostFound => inner.MostFound;

        public IAsyncEnumerable<PaperAnswer> SearchAsync(string query, int most, CancellationToken cancellationToken) =>
            inner.SearchAsync(query, most, cancellationToken);

        // The licence is of the version that was announced.
        private Work WithLicense(Work work) =>
            work is { Key.Arxiv: { } id, Paper: { License: License.NotTold } facts }
            && _announced.GetValueOrDefault(id) is { License: { } license, Version: var version } && facts.Versions[^1].Number == (version ?? 1)
                ? work with { Paper = facts with { License = license } }
                : work;
    }

    private sealed class Listener : IFetchListener
    {
        public FetchOutcome? Outage { get; private set; }

        public void Tell(FetchOutcome outcome) => Outage ??= outcome.IsOutage ? outcome : null;

        public void Tell(SurroundingsOutcome outcome)
        {
            // None are asked for.
        }
    }
}
