using ArxivLens.Core.Articles;
using ArxivLens.Core.Webmentions;
using ArxivLens.Sources.Articles;
using ArxivLens.Sources.Http;

namespace ArxivLens.Sources.Webmentions;

/// <summary>
/// Looks at posts elsewhere through the guarded client: vetted addresses, robots.txt, bounds of bytes and time, turns at a host. What a
/// page says of itself is read in a process of its own.
/// </summary>
/// <param name="client">The door.</param>
/// <param name="worker">Reads what pages say of themselves; <c>null</c> for not at all.</param>
/// <param name="clock">Measures how long the wishes of a site serve.</param>
public sealed class PostReader(GuardedClient client, PageWorker? worker, TimeProvider clock) : IPostReader
{
    private const string Accept = "text/html, application/xhtml+xml, text/plain;q=0.5";
    private readonly RobotsFiles _robots = new(client, clock);

    /// <inheritdoc/>
    public async Task<PostReading> ReadAsync(Uri source, Func<Uri, bool> isTarget, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        var request = new GuardedRequest(source, Accept) { Reads = IsRead, Permit = _robots.RefuseAsync };
        var answer = await client.GetAsync(request, cancellationToken);
        if (answer.Fault is { } fault)
            return new PostReading(SightOf(fault, answer.Status), $"{answer.Address}: {answer.Detail}");
        var text = LinkScan.Decode(answer.Body.Span, answer.Charset);
        var links = answer.MediaType == "text/plain"
            ? text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                .Any(word => Uri.TryCreate(word, UriKind.Absolute, out var to) && isTarget(to))
            : LinkScan.Links(text, answer.Address, isTarget);
        if (!links)
            return new PostReading(PostSight.LinksNot, $"{answer.Address} does not link here");
        return new PostReading(PostSight.Links) { Facts = await ReadFactsAsync(answer, cancellationToken) };
    }

    private static bool IsRead(string? type) => type is "text/html" or "application/xhtml+xml" or "text/plain";

    private static PostSight SightOf(FetchFault fault, int status) => fault switch
    {
        FetchFault.Status => status is 404 or 410 ? PostSight.Gone : status is 429 or >= 500 ? PostSight.Unreadable : PostSight.Closed,
        FetchFault.Unreachable or FetchFault.TimedOut or FetchFault.Busy or FetchFault.Insecure => PostSight.Unreadable,
        _ => PostSight.Closed,
    };

    private async Task<ArticleFacts> ReadFactsAsync(GuardedAnswer answer, CancellationToken cancellationToken)
    {
        if (worker is null || answer.MediaType == "text/plain")
            return new ArticleFacts();
        var page = await worker.ReadAsync(answer.Body, answer.Address, answer.Charset, cancellationToken);
        return page.Document?.Facts ?? new ArticleFacts();
    }
}
