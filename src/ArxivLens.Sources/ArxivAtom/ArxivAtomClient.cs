using System.Runtime.CompilerServices;
using System.Xml;
using ArxivLens.Core.Fetching;
using ArxivLens.Core.Library;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Sources;
using ArxivLens.Sources.Services;

namespace ArxivLens.Sources.ArxivAtom;

/// <summary>
/// Asks arXiv's API for papers by their identifiers, a hundred at a time. An identifier counts as unknown when arXiv left it out of two
/// answers, three where an answer was empty altogether: empty ones come now and then by mistake. An answer that cannot be read is asked
/// for once more and then in halves, so that one bad record costs one record.
/// </summary>
public sealed class ArxivAtomClient : IPaperSource, IDisposable
{
    /// <summary>Where the API is when the operator names no other.</summary>
    public static readonly Uri Home = new("https://export.arxiv.org/api/query");

    private const int MostIds = 100;

    // Halving a hundred down to one bad record takes fourteen; the rest is for second tries.
    private const int MostRequests = 24;

    private readonly ServiceClient _client;
    private readonly Uri _base;
    private readonly TimeProvider _clock;

    /// <summary>Opens nothing yet.</summary>
    /// <param name="options">The service; see <see cref="OptionsOf"/>.</param>
    /// <param name="clock">Measures waits.</param>
    public ArxivAtomClient(ServiceOptions options, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        _client = new ServiceClient(options, clock);
        (_base, _clock) = (options.Base, clock);
    }

    /// <summary>arXiv's API.</summary>
    public static Source About { get; } = new("arxiv-api", "arXiv API", new Uri("https://info.arxiv.org/help/api/"))
    {
        Gives = "records of papers that are asked for by their identifiers, without licence and without the versions between the first and the last",
        License = "CC0 1.0 (metadata)",
        Attribution = "Thank you to arXiv for use of its open access interoperability.",
        GoesOldAfter = TimeSpan.FromDays(30),
    };

    /// <inheritdoc/>
    Source IPaperSource.About => About;

    /// <inheritdoc/>
    public int MostAtOnce => MostIds;

    /// <summary>How the API is asked.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="directory">Where arXiv's gate is.</param>
    /// <param name="userAgent">How this program calls itself.</param>
    /// <param name="clock">Measures waits.</param>
    /// <param name="pause">The pause between two requests to a mirror; three seconds where nothing is said, and never less at arXiv.</param>
    public static ServiceOptions OptionsOf(
        Uri address, DataDirectory directory, string userAgent, TimeProvider clock, TimeSpan? pause = null) => new(address)
    {
        Gate = ArxivGate.Before(directory, address, clock, pause),
        MostBytes = 16_000_000,
        Deadline = TimeSpan.FromSeconds(60),
        // Somebody waits for it: what takes longer is told and tried again later.
        MostTries = 3,
        LongestWait = TimeSpan.FromSeconds(30),
        UserAgent = userAgent,
    };

    /// <inheritdoc/>
    public async Task<PaperAnswer> AskAsync(IReadOnlyList<ArxivId> ids, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ids);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ids.Count, MostIds);
        var asking = new AtomAsking(ids, MostRequests);
        while (asking.Next() is { } batch)
        {
            var answer = await _client.AskAsync(new ServiceRequest(AddressOf(batch)) { Accept = "application/atom+xml" }, cancellationToken);
            asking.Take(answer, TryRead(answer, out var wrong), wrong, _clock.GetUtcNow());
        }

        return asking.ToAnswer();
    }

    /// <inheritdoc/>
    /// <remarks>arXiv gives 2,000 papers at once and 30,000 of a search; beyond that it answers with an error.</remarks>
    public int MostFound => 30_000;

    /// <inheritdoc/>
    public async IAsyncEnumerable<PaperAnswer> SearchAsync(
        string query, int most, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(most, MostFound);
        var search = new AtomSearch(most);
        while (search.Next() is var (start, count))
        {
            var answer = await _client.AskAsync(
                new ServiceRequest(AddressOf(query, start, count)) { Accept = "application/atom+xml" }, cancellationToken);
            if (search.Take(answer, TryRead(answer, out var wrong), wrong, _clock.GetUtcNow()) is { } page)
                yield return page;
        }
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _client.Dispose();

    internal static AtomPage? TryRead(ServiceAnswer answer, out string wrong)
    {
        wrong = "";
        // The API complains with status 400, and says what of in a feed.
        if (answer.Fault is not null && answer.Status != 400) return null;
        try
        {
            return AtomReader.Read(answer.Body.Span);
        }
        catch (XmlException e)
        {
            wrong = e.Message;
            return null;
        }
    }

    // In the order of submission nothing moves from one page to another while it is read.
    private Uri AddressOf(string query, int start, int count) => new UriBuilder(_base)
    {
        Query = $"search_query={Uri.EscapeDataString(query)}&start={start}&max_results={count}&sortBy=submittedDate&sortOrder=ascending",
    }.Uri;

    private Uri AddressOf(IReadOnlyList<ArxivId> ids) => new UriBuilder(_base)
    {
        Query = $"id_list={string.Join(',', ids.Select(id => Uri.EscapeDataString(id.ToString())))}&start=0&max_results={ids.Count}",
    }.Uri;
}
