using System.Globalization;
using ArxivLens.Core.Ingest;
using ArxivLens.Core.Library;
using ArxivLens.Core.Sources;
using ArxivLens.Sources.Http;
using ArxivLens.Sources.Services;

namespace ArxivLens.Sources.ArxivOai;

/// <summary>
/// Harvests arXiv, or a server that gives the same: everything at first, then what changed since. It can be stopped, cut off and
/// killed at any moment and goes on where it was. One at a time in a data directory.
/// </summary>
public sealed class Harvester : IDisposable
{
    private static readonly TimeSpan PatienceWithSaving = TimeSpan.FromSeconds(10);

    private readonly Uri _address;
    private readonly SourceStores _stores;
    private readonly DataDirectory _directory;
    private readonly HarvestOptions _options;
    private readonly TimeProvider _clock;
    private readonly ServiceClient _service;
    private readonly OaiClient _client;

    /// <summary>Opens nothing yet.</summary>
    /// <param name="service">The server and how it is asked; its base is the address of the protocol.</param>
    /// <param name="stores">Where records go.</param>
    /// <param name="directory">The data directory.</param>
    /// <param name="options">How patiently it asks.</param>
    /// <param name="clock">Measures waits; days are the server's.</param>
    public Harvester(ServiceOptions service, SourceStores stores, DataDirectory directory, HarvestOptions options, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(service);
        (_address, _stores, _directory, _options, _clock) = (service.Base, stores, directory, options, clock);
        _service = new ServiceClient(service, clock);
        _client = new OaiClient(_service, service.Base);
    }

    /// <summary>Where arXiv's server is.</summary>
    public static Uri ArxivAddress { get; } = new("https://oaipmh.arxiv.org/oai");

    /// <summary>The source.</summary>
    public static Source About { get; } = new("arxiv-oai", "arXiv OAI-PMH", new Uri("https://info.arxiv.org/help/oa/index.html"))
    {
        Gives = "papers with abstract, all versions, sizes, classes and licence, and which were withdrawn or deleted",
        License = "CC0 1.0",
        Attribution = "Thank you to arXiv for use of its open access interoperability.",
        GoesOldAfter = TimeSpan.FromDays(4),
    };

    /// <summary>Harvests.</summary>
    /// <param name="request">What.</param>
    /// <param name="progress">Told after each page.</param>
    /// <param name="cancellationToken">Stops between two pages; what was taken in stays.</param>
    /// <exception cref="Core.DataDirectoryBusyException">Another harvest goes on in this data directory.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<HarvestOutcome> RunAsync(
        HarvestRequest request, IProgress<HarvestProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var turn = _directory.Lock(DirectoryRole.Harvester);
        var scope = ScopeOf(request.Set);
        var state = await _stores.States.FindAsync(scope.Source, scope.Name, cancellationToken) ?? new SourceState(scope.Source, scope.Name);
        var (earliest, fault) = await PrepareAsync(request, cancellationToken);
        if (fault is not null)
            return await RefuseAsync(state, fault);
        var list = Harvest.FindList(HarvestPosition.Read(state.Position), request, earliest);
        var file = FileOf(request, list);
        var input = new SourceInput(scope.Source, "papers", file, GoesOn: list.Records > 0);
        using var saving = new CancellationTokenSource(Timeout.InfiniteTimeSpan, _clock);
        await using var patience = cancellationToken.Register(() => saving.CancelAfter(PatienceWithSaving));
        var run = await SourceRun.BeginAsync(
            _stores, new RejectedRecords(_directory.RejectedFile), _directory, _clock, input, cancellationToken);
        var shelf = new HarvestShelf(run, state, file, _clock, progress, saving.Token);
        return await RunAsync(request, list, earliest, run, shelf, cancellationToken);
    }

    /// <summary>Asks for the first page only, takes nothing in, and says what it holds.</summary>
    public async Task<HarvestTrial> TryAsync(HarvestRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        try
        {
            var scope = ScopeOf(request.Set);
            var state = await _stores.States.FindAsync(scope.Source, scope.Name, cancellationToken);
            var (earliest, fault) = await PrepareAsync(request, cancellationToken);
            if (fault is not null) return new HarvestTrial([], false, fault.Message, fault.IsMisused);
            var list = Harvest.FindList(HarvestPosition.Read(state?.Position), request, earliest);
            var page = await new HarvestPages(_client, _options, _clock).GetAsync(list, request.Set, cancellationToken);
            return new HarvestTrial(page?.Records ?? [], page?.Token is not null, page is null ? "the token expired; a harvest begins the list anew" : null, false);
        }
        catch (HarvestFailure e)
        {
            return new HarvestTrial([], false, e.Message, e.IsMisused);
        }
    }

    /// <summary>The sets of this server that were harvested, <c>null</c> for everything; none when nothing was.</summary>
    public async Task<IReadOnlyList<string?>> ListHarvestedAsync(CancellationToken cancellationToken = default)
    {
        var suffix = ScopeOf(null).Name;
        return
        [
            .. (await _stores.States.ListAsync(cancellationToken))
                .Where(state => state.Source == About.Name && state.Position is not null)
                .Select(state => state.Scope)
                .Where(scope => suffix.Length > 0 ? scope.EndsWith(suffix, StringComparison.Ordinal) : !scope.Contains('/', StringComparison.Ordinal))
                .Select(scope => scope[..^suffix.Length].Trim() is { Length: > 0 } set ? set : null),
        ];
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _service.Dispose();

    private async Task<HarvestOutcome> RunAsync(
        HarvestRequest request,
        HarvestList list,
        DateOnly? earliest,
        SourceRun run,
        HarvestShelf shelf,
        CancellationToken cancellationToken)
    {
        var pages = new HarvestPages(_client, _options, _clock);
        var doubts = new HarvestDoubts(_stores.Works, WebSite.Arxiv.Has(_address.IdnHost));
        try
        {
            await new Harvest(pages, shelf, doubts, request, earliest).ReadAsync(list, cancellationToken);
            return new HarvestOutcome(await run.EndAsync(cancellationToken: CancellationToken.None), shelf.Pages, null, null) { Completed = shelf.Position.Completed };
        }
        catch (HarvestFailure e)
        {
            await shelf.FailAsync(e.Message, e.Retry);
            var report = await run.EndAsync(e.Message, CancellationToken.None);
            return new HarvestOutcome(report, shelf.Pages, e.Message, e.Retry) { Completed = shelf.Position.Completed, IsMisused = e.IsMisused };
        }
        catch (OperationCanceledException)
        {
            await run.EndAsync("it was stopped", CancellationToken.None);
            throw;
        }
    }

    private async Task<HarvestOutcome> RefuseAsync(SourceState state, HarvestFailure fault)
    {
        // What nobody can harvest is no state of a source.
        if (!fault.IsMisused)
            await _stores.States.SaveAsync(state.Fail(_clock.GetUtcNow(), fault.Message, fault.Retry));
        return new HarvestOutcome(new ImportReport(0, 0, 0, 0, IsComplete: false), 0, fault.Message, fault.Retry) { IsMisused = fault.IsMisused };
    }

    private async Task<(DateOnly? Earliest, HarvestFailure? Fault)> PrepareAsync(HarvestRequest request, CancellationToken cancellationToken)
    {
        var reply = await _client.IdentifyAsync(cancellationToken);
        if (reply.Answer is null) return (null, new HarvestFailure(reply.Fault!, reply.Retry));
        var earliest = reply.Answer.Identity?.Earliest;
        return (earliest, request.Set is null ? null : await FindSetFaultAsync(request.Set, cancellationToken));
    }

    private async Task<HarvestFailure?> FindSetFaultAsync(string set, CancellationToken cancellationToken)
    {
        var sets = new List<string>();
        var tokens = new HashSet<string>();
        string? token = null;
        do
        {
            var reply = await _client.ListSetsAsync(token, cancellationToken);
            if (reply.Answer is null) return new HarvestFailure(reply.Fault!, reply.Retry);
            sets.AddRange(reply.Answer.Sets.Select(one => one.Spec));
            token = reply.Answer.Token;
        }
        while (token is not null && tokens.Add(token));

        if (sets.Contains(set)) return null;
        return new HarvestFailure(
            sets.Count == 0 ? "the server has no sets" : $"there is no set {set}. {Suggest(set, sets)}", isMisused: true);
    }

    private static string Suggest(string set, List<string> sets)
    {
        var last = set.Split(':', '.')[^1];
        var near = sets.Where(one => one.Split(':')[^1].Equals(last, StringComparison.OrdinalIgnoreCase)).ToList();
        return near.Count > 0 ? $"Did you mean {string.Join(" or ", near)}?" : $"The sets are: {string.Join(' ', sets)}";
    }

    private HarvestScope ScopeOf(string? set) =>
        new(About.Name, (_address == ArxivAddress ? set ?? "" : $"{set} {_address.GetLeftPart(UriPartial.Path)}").Trim());

    private static string FileOf(HarvestRequest request, HarvestList list)
    {
        var text = "oai";
        if (request.Set is not null) text += $" {request.Set}";
        if (list.From is { } from) text += $" from {from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
        if (list.Until is { } until) text += $" until {until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
        return text;
    }
}

/// <summary>What the first page of a harvest holds.</summary>
/// <param name="Records">Its records.</param>
/// <param name="HasMore">Whether pages follow.</param>
/// <param name="Failure">Why there is no page, in one line; <c>null</c> when there is.</param>
/// <param name="IsMisused">Whether what was asked for is at fault.</param>
public sealed record HarvestTrial(IReadOnlyList<OaiRecord> Records, bool HasMore, string? Failure, bool IsMisused);
