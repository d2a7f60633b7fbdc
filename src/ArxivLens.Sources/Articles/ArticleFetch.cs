using ArxivLens.Sources.Http;

namespace ArxivLens.Sources.Articles;

/// <summary>
/// Fetches articles: pages and text that their site lets programs read, each at most once in a while. All failures take the same time
/// and are told in the same words.
/// </summary>
/// <param name="client">The door.</param>
/// <param name="clock">Measures how long a page serves again.</param>
/// <param name="failureTime">How long a failure takes at least, so that its reason cannot be told by the time; nothing is three seconds.</param>
public sealed class ArticleFetch(GuardedClient client, TimeProvider clock, TimeSpan? failureTime = null)
{
    /// <summary>Pages that serve again; each has 2 MB at most.</summary>
    private const int MostKept = 16;

    private const string Accept = "text/html, application/xhtml+xml, text/markdown, text/plain;q=0.9";

    private static readonly TimeSpan KeepsPages = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan KeepsFailures = TimeSpan.FromMinutes(1);

    private readonly TimeSpan _failureTime = failureTime ?? TimeSpan.FromSeconds(3);
    private readonly RobotsFiles _robots = new(client, clock);
    private readonly SharedAnswers<FetchedPage> _pages = new(clock, MostKept, KeepingOf);

    /// <summary>Fetches a page.</summary>
    /// <param name="address">Where it stands; what follows a # is left out.</param>
    /// <param name="cancellationToken">Ends the waiting; others may go on to wait for the same page.</param>
    public Task<FetchedPage> FetchAsync(Uri address, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        var bare = address.IsAbsoluteUri && address.Fragment.Length > 0 ? new UriBuilder(address) { Fragment = "" }.Uri : address;
        var key = bare.IsAbsoluteUri ? bare.AbsoluteUri : bare.OriginalString;
        return _pages.GetAsync(key, () => VisitAsync(bare), cancellationToken);
    }

    private static TimeSpan KeepingOf(FetchedPage page) => page.Refusal switch
    {
        null => KeepsPages,
        { Fault: FetchFault.Busy } => TimeSpan.Zero,
        _ => KeepsFailures,
    };

    private async Task<FetchedPage> VisitAsync(Uri address)
    {
        var begun = clock.GetTimestamp();
        var request = new GuardedRequest(address, Accept) { Reads = IsRead, Permit = _robots.RefuseAsync };
        var answer = await client.GetAsync(request, CancellationToken.None);
        if (answer.Fault is not { } fault)
            return new FetchedPage(answer.Address) { Body = answer.Body, MediaType = answer.MediaType!, Charset = answer.Charset };
        if (_failureTime - clock.GetElapsedTime(begun) is { Ticks: > 0 } rest) await Task.Delay(rest, clock);
        return new FetchedPage(address) { Refusal = ArticleRefusal.OfAddress(fault, $"{answer.Address}: {answer.Detail}") };
    }

    private static bool IsRead(string? type) => type is "text/html" or "application/xhtml+xml" or "text/plain" or "text/markdown";
}
