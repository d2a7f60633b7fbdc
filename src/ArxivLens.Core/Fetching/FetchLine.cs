using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Fetching;

/// <summary>
/// The papers that readers asked for and that are yet to come, in line; each stands there once, however many ask. What is asked for by
/// several readers within one turn of the gate goes out together. It is kept in a file, so that a restart loses nobody's place.
/// </summary>
/// <param name="file">Where it is kept; <c>null</c> for memory alone.</param>
/// <param name="clock">Measures how long what is known serves.</param>
public sealed class FetchLine(FetchLineFile? file, TimeProvider clock)
{
    /// <summary>Papers that wait at once; more are turned away.</summary>
    public const int MostWaiting = 1_000;

    /// <summary>Identifiers that are remembered as unknown or unreadable; then the oldest goes.</summary>
    public const int MostRemembered = 10_000;

    /// <summary>For how long an identifier that arXiv does not know is not asked for again.</summary>
    public static readonly TimeSpan UnknownFor = TimeSpan.FromDays(1);

    /// <summary>For how long a record that could not be read is not asked for again.</summary>
    public static readonly TimeSpan UnreadableFor = TimeSpan.FromHours(1);

    /// <summary>How long a paper waits while nobody answers; then who wants it asks again.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private readonly Lock _lock = new();
    private readonly List<WaitingPaper> _waiting = [];
    private readonly HashSet<ArxivId> _underway = [];
    private readonly Dictionary<ArxivId, RememberedPaper> _remembered = [];
    private FetchTrouble? _trouble;
    private long _revision;

    /// <summary>Rises with every change.</summary>
    public long Revision => Interlocked.Read(ref _revision);

    /// <summary>How many wait, those that are being asked for among them.</summary>
    public int Count
    {
        get { lock (_lock) return _waiting.Count; }
    }

    /// <summary>Why nobody answers at the moment; <c>null</c> when nothing is wrong.</summary>
    public FetchTrouble? Trouble
    {
        get { lock (_lock) return _trouble; }
    }

    // It holds nothing that needs giving back as long as nobody asks for its handle.
    private SemaphoreSlim Arrivals { get; } = new(0);

    /// <summary>Takes up what an earlier process left.</summary>
    public void Restore()
    {
        if (file?.Read() is not { } kept) return;
        lock (_lock)
        {
            foreach (var paper in kept.Waiting.DistinctBy(one => one.Id).Take(MostWaiting)) _waiting.Add(paper);
            foreach (var paper in kept.Remembered.Take(MostRemembered)) _remembered[paper.Id] = paper;
            DropOld();
            if (_waiting.Count > 0) Arrivals.Release();
        }

        Interlocked.Increment(ref _revision);
    }

    /// <summary>How it stands with a paper; <c>null</c> when nobody has asked for it, or too long ago.</summary>
    public FetchStanding? Find(ArxivId id)
    {
        lock (_lock)
        {
            var place = _waiting.FindIndex(one => one.Id == id);
            if (place >= 0)
            {
                var state = _underway.Contains(id) ? FetchState.Asking : FetchState.Waiting;
                return new FetchStanding(state, _waiting[place].Since) { Place = place + 1, Trouble = _trouble };
            }

            return _remembered.TryGetValue(id, out var known) && Serves(known)
                ? new FetchStanding(known.Reason is null ? FetchState.Unknown : FetchState.Unreadable, known.At) { Reason = known.Reason, Until = EndOf(known) }
                : null;
        }
    }

    /// <summary>Asks for a paper.</summary>
    /// <returns>How it stands with it now; <c>null</c> when the line is full.</returns>
    public FetchStanding? Ask(ArxivId id)
    {
        FetchLineContent? content = null;
        lock (_lock)
        {
            DropOld();
            if (_waiting.TrueForAll(one => one.Id != id) && !_remembered.ContainsKey(id))
            {
                if (_waiting.Count >= MostWaiting) return null;
                _waiting.Add(new WaitingPaper(id, clock.GetUtcNow()));
                content = ContentForFile();
                if (Arrivals.CurrentCount == 0) Arrivals.Release();
            }
        }

        Keep(content);
        return Find(id);
    }

    /// <summary>Waits until there is somebody in line, and takes the first of them.</summary>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<IReadOnlyList<ArxivId>> NextAsync(int most, CancellationToken cancellationToken)
    {
        while (true)
        {
            lock (_lock)
            {
                DropOld();
                if (_waiting.Count > 0)
                {
                    var next = _waiting.Take(most).Select(one => one.Id).ToList();
                    _underway.UnionWith(next);
                    Interlocked.Increment(ref _revision);
                    return next;
                }
            }

            await Arrivals.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Takes note of what became of a paper. One that failed because nobody answered stays in line.</summary>
    public void Settle(FetchOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        FetchLineContent? content;
        lock (_lock)
        {
            _underway.Remove(outcome.Id);
            if (outcome.IsOutage)
            {
                _trouble = new FetchTrouble(_trouble?.Since ?? clock.GetUtcNow(), outcome.Reason ?? "", outcome.Retry);
            }
            else
            {
                _trouble = null;
                _waiting.RemoveAll(one => one.Id == outcome.Id);
                Remember(outcome);
            }

            content = ContentForFile();
        }

        Keep(content);
    }

    /// <summary>Takes note that nothing could be done, for a reason of this machine's.</summary>
    /// <param name="reason">Why, in one line for readers.</param>
    /// <param name="retry">When it is tried again.</param>
    public void Fail(string reason, DateTimeOffset retry)
    {
        lock (_lock)
        {
            _underway.Clear();
            _trouble = new FetchTrouble(_trouble?.Since ?? clock.GetUtcNow(), reason, retry);
        }

        Interlocked.Increment(ref _revision);
    }

    private void Remember(FetchOutcome outcome)
    {
        if (outcome.Result is not (FetchResult.Unknown or FetchResult.Failed)) return;
        if (_remembered.Count >= MostRemembered) _remembered.Remove(_remembered.Values.MinBy(one => one.At)!.Id);
        var reason = outcome.Result == FetchResult.Failed ? outcome.Reason ?? "it could not be read" : null;
        _remembered[outcome.Id] = new RememberedPaper(outcome.Id, clock.GetUtcNow(), reason);
    }

    private void DropOld()
    {
        var now = clock.GetUtcNow();
        _waiting.RemoveAll(one => !_underway.Contains(one.Id) && now - one.Since > LongestWait);
        foreach (var known in _remembered.Values.Where(one => !Serves(one)).ToList()) _remembered.Remove(known.Id);
    }

    // A clock that was set back must not make it serve for longer.
    private bool Serves(RememberedPaper known) => clock.GetUtcNow() is var now && now >= known.At && now < EndOf(known);

    private static DateTimeOffset EndOf(RememberedPaper known) => known.At + (known.Reason is null ? UnknownFor : UnreadableFor);

    private FetchLineContent ContentForFile() => new([.. _waiting], [.. _remembered.Values]);

    private void Keep(FetchLineContent? content)
    {
        Interlocked.Increment(ref _revision);
        if (content is not null) file?.Write(content);
    }
}
