using ArxivLens.Core.Indexing;
using ArxivLens.Web.Features.Home;

namespace ArxivLens.Host;

/// <summary>
/// Reads a few pages of the library's own as soon as it can be read, so that the runtime has compiled them before the first reader
/// comes. What it reads goes through the whole pipeline and nowhere else: no connection is opened.
/// </summary>
internal sealed class FirstPages(
    IServiceProvider services, IndexHost index, StartReader start, TimeProvider clock, ILogger<FirstPages> log) : BackgroundService
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(250);

    /// <summary>Of so many papers: the runtime compiles better what ran more than once.</summary>
    private const int Papers = 3;

    private readonly TaskCompletionSource<RequestDelegate> _pipeline = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Everything the host puts after this, which is what a request runs through.</summary>
    public RequestDelegate Follow(RequestDelegate next)
    {
        _pipeline.TrySetResult(next);
        return next;
    }

    /// <summary>The addresses that are read: those a reader comes to first.</summary>
    internal static IEnumerable<string> Addresses(string paper, string key)
    {
        var id = Uri.EscapeDataString(key);
        return
        [
            "/", paper, $"/network.json?id={id}", $"/network.json?id={id}&steps=2&budget=500", $"/network/card?id={id}",
            "/search?q=model", "/search/suggest?q=mod", "/categories", "/questions?open", "/articles",
        ];
    }

    /// <summary>Waits for an index, reads the pages, and ends.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            using var timer = new PeriodicTimer(BetweenLooks, clock);
            while (index.Current is null)
                await timer.WaitForNextTickAsync(stoppingToken);
            await ReadAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            log.LogDebug("The server stops before its first pages were read.");
        }
        catch (Exception e)
        {
            log.LogDebug(e, "The first pages could not be read; they are compiled when the first reader asks for them.");
        }
    }

    /// <summary>Reads them; gives each address with the status it was answered with.</summary>
    internal async Task<IReadOnlyList<(string Address, int Status)>> ReadAsync(CancellationToken stoppingToken)
    {
        var pipeline = await _pipeline.Task.WaitAsync(stoppingToken);
        var read = new List<(string, int)>();
        var view = await start.ReadAsync(stoppingToken);
        foreach (var address in view.Cited.Take(Papers).SelectMany(paper => Addresses(paper.Href, paper.Key)))
            read.Add((address, await AskAsync(pipeline, address, stoppingToken)));
        return read;
    }

    private async Task<int> AskAsync(RequestDelegate pipeline, string address, CancellationToken stoppingToken)
    {
        await using var scope = services.CreateAsyncScope();
        var parts = address.Split('?', 2);
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider, RequestAborted = stoppingToken };
        context.Request.Method = HttpMethods.Get;
        context.Request.Scheme = Uri.UriSchemeHttp;
        context.Request.Host = new HostString("localhost");
        context.Request.Path = PathString.FromUriComponent(parts[0]);
        context.Request.QueryString = parts.Length > 1 ? new QueryString("?" + parts[1]) : QueryString.Empty;
        context.Request.Headers.Accept = "text/html, application/json;q=.9";
        context.Response.Body = Stream.Null;
        await pipeline(context);
        return context.Response.StatusCode;
    }
}
