using System.Diagnostics.CodeAnalysis;
using ArxivLens.Core.Articles;
using ArxivLens.Core.Citations;
using ArxivLens.Core.Indexing;
using ArxivLens.Core.Network;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Sources;
using ArxivLens.Index;
using ArxivLens.Web.Features.Papers;

namespace ArxivLens.Web.Features.Network;

/// <summary>
/// Takes questions for pictures. Each is answered once at a generation of the index, beside the requests that wait for it: small
/// pictures and large ones have lanes of their own, so that no large one keeps a page waiting.
/// </summary>
public sealed class NetworkDesk(
    IndexHost indexHost, WorkShelf shelf, ICitationStore citations, IArticleStore articles, SourceList sources) : IDisposable
{
    /// <summary>A picture of more nodes is a large one.</summary>
    internal const int LargeBudget = 500;

    private const int LargeLine = 8;
    private const int SmallLine = 128;

    /// <summary>Nodes of all pictures kept, about a kilobyte each.</summary>
    private const int KeptNodes = 40_000;

    private readonly PictureLane _large = new(Environment.ProcessorCount, LargeLine);
    private readonly PictureLane _small = new(Environment.ProcessorCount, SmallLine);
    private readonly PictureCache _cache = new(KeptNodes);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, PictureJob> _running = new(StringComparer.Ordinal);

    /// <summary>How often a picture was begun, for those who want to know whether one was made twice.</summary>
    internal int BegunCount { get; private set; }

    /// <summary>The key of a question at the present generation, and state of the articles: equal keys have equal answers.</summary>
    internal async Task<string> KeyOfAsync(NetworkQuestion question, CancellationToken cancellationToken)
    {
        var stamp = await ReadStampAsync(question, cancellationToken);
        using var lease = indexHost.Acquire();
        return KeyOf(lease.Index, question, stamp);
    }

    /// <summary>Asks.</summary>
    internal async Task<NetworkAnswer> AskAsync(NetworkQuestion question, CancellationToken cancellationToken)
    {
        var names = await citations.ReadOriginsAsync(cancellationToken);
        if (!TryFindOrigin(question, names, out var origins))
            return new NetworkAnswer(NetworkOutcome.NoSuchOrigin);
        // Read before the articles are: what came out newer than its key is only made once more.
        var stamp = await ReadStampAsync(question, cancellationToken);
        var lease = indexHost.Acquire();
        var isTaken = false;
        try
        {
            if (NetworkSelection.FindMissing(lease.Index, question) is { } missing)
                return new NetworkAnswer(NetworkOutcome.NoSuchWork) { Missing = missing };
            var key = KeyOf(lease.Index, question, stamp);
            lock (_lock)
            {
                if (TryWatch(key, out var watch))
                    return new NetworkAnswer(NetworkOutcome.Found) { Watch = watch };
                var lane = question.Budget > LargeBudget ? _large : _small;
                if (!lane.TryEnter())
                    return new NetworkAnswer(NetworkOutcome.Busy);
                isTaken = true;
                return new NetworkAnswer(NetworkOutcome.Found) { Watch = new PictureWatch(Begin(key, lane, question, lease, origins, names)) };
            }
        }
        finally
        {
            if (!isTaken)
                lease.Dispose();
        }
    }

    public void Dispose()
    {
        _large.Dispose();
        _small.Dispose();
    }

    private static string KeyOf(IndexReader index, NetworkQuestion question, string stamp)
        => $"{index.Manifest.Generation}/{index.Manifest.Stamp}/{question.Canonical}{stamp}";

    /// <summary>What the articles have to do with the answer: nothing, unless they are asked for.</summary>
    private async Task<string> ReadStampAsync(NetworkQuestion question, CancellationToken cancellationToken)
        => question.WithArticles ? $"/{await articles.ReadStampAsync(cancellationToken)}" : "";

    private static bool TryFindOrigin(NetworkQuestion question, IReadOnlyList<string> names, out uint origins)
    {
        origins = uint.MaxValue;
        if (question.Origin is not { } name)
            return true;
        origins = 0;
        for (var bit = 0; bit < names.Count; bit++)
            origins |= names[bit] == name ? 1u << bit : 0;
        return origins != 0;
    }

    private bool TryWatch(string key, [NotNullWhen(true)] out PictureWatch? watch)
    {
        watch = _cache.TryFind(key, out var picture) ? new PictureWatch(picture)
            : _running.TryGetValue(key, out var job) && job.TryJoin() ? new PictureWatch(job) : null;
        return watch is not null;
    }

    private PictureJob Begin(
        string key, PictureLane lane, NetworkQuestion question, IndexLease lease, uint origins, IReadOnlyList<string> names)
    {
        var job = new PictureJob();
        _running[key] = job;
        BegunCount++;
        job.Begin(token => Task.Run(() => MakeAsync(job, key, lane, question, lease, origins, names, token), CancellationToken.None));
        return job;
    }

    private async Task<NetworkPicture> MakeAsync(
        PictureJob job, string key, PictureLane lane, NetworkQuestion question, IndexLease lease, uint origins,
        IReadOnlyList<string> names, CancellationToken token)
    {
        try
        {
            var picture = await lane.RunAsync(
                async () =>
                {
                    var described = await DescribeAsync(question, lease, origins, names, token);
                    return await OnThreadOfItsOwn(question, () => NetworkDrawing.Settle(described, job.Publish, token));
                },
                token);
            _cache.Keep(key, picture);
            return picture;
        }
        finally
        {
            lease.Dispose();
            lock (_lock)
            {
                // Another may have begun since everybody left this one.
                if (_running.GetValueOrDefault(key) == job)
                    _running.Remove(key);
            }
        }
    }

    private async Task<NetworkPicture> DescribeAsync(
        NetworkQuestion question, IndexLease lease, uint origins, IReadOnlyList<string> names, CancellationToken token)
    {
        var index = lease.Index;
        var network = NetworkSelection.Choose(index, question, origins, token);
        var works = await shelf.FetchAsync(index, network.Nodes.Select(node => node.Document), token);
        var picture = NetworkDrawing.Describe(
            index, question, network, [.. network.Nodes.Select(node => works[node.Document])], names, sources.CoverageOf(names), token);
        if (question.WithArticles)
            picture = picture with { Articles = await PictureArticles.FindAsync(articles, index, network, token) };
        // What follows takes longest and needs no index: a newer generation may take its place meanwhile.
        lease.Dispose();
        return picture;
    }

    /// <summary>Seconds of computing would keep a thread of the pool, of which there are few, from the requests.</summary>
    private static Task<T> OnThreadOfItsOwn<T>(NetworkQuestion question, Func<T> work)
        => question.Budget > LargeBudget
            ? Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)
            : Task.FromResult(work());
}

/// <summary>What became of a question for a picture.</summary>
internal enum NetworkOutcome
{
    /// <summary>The picture is there or being made.</summary>
    Found,

    /// <summary>The index does not hold a work of the question.</summary>
    NoSuchWork,

    /// <summary>The library has no origin of that name.</summary>
    NoSuchOrigin,

    /// <summary>Too many wait already.</summary>
    Busy,
}

/// <summary>The answer to a question for a picture.</summary>
internal sealed record NetworkAnswer(NetworkOutcome Outcome)
{
    /// <summary>The picture, when it was found; the caller disposes it.</summary>
    public PictureWatch? Watch { get; init; }

    /// <summary>The work that is not there.</summary>
    public WorkKey Missing { get; init; }
}
