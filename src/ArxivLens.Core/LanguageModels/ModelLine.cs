using System.Threading.Channels;

namespace ArxivLens.Core.LanguageModels;

/// <summary>
/// What came of asking a model about one thing after another, and the things whose turn is yet to come. Nobody waits: what is not there
/// yet is put in line and found at a later look. All of it is in memory and ends with the process.
/// </summary>
/// <typeparam name="TItem">What is asked about.</typeparam>
/// <typeparam name="TAnswer">What is kept of an answer.</typeparam>
/// <param name="mostWaiting">Things that wait for their turn at once; more are turned away until the next look.</param>
/// <param name="mostKept">Things whose answer, or the knowledge that there is none, is kept; then the oldest goes.</param>
/// <param name="clock">Measures how long what failed is left alone.</param>
internal sealed class ModelLine<TItem, TAnswer>(int mostWaiting, int mostKept, TimeProvider clock)
    where TAnswer : class
{
    /// <summary>How often in a row asking about one thing may fail before it is left alone.</summary>
    public const int MostFailures = 3;

    /// <summary>For how long it is left alone then.</summary>
    public static readonly TimeSpan LeftAlone = TimeSpan.FromHours(1);

    private readonly Dictionary<string, (int Times, long Last)> _failed = new(StringComparer.Ordinal);
    private readonly Channel<(string Key, TItem Item)> _waiting = Channel.CreateBounded<(string, TItem)>(mostWaiting);
    private readonly Dictionary<string, DateTimeOffset> _underway = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TAnswer?> _kept = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = [];
    private readonly Lock _lock = new();
    private long _revision;

    /// <summary>Rises with every answer that is kept, and with the knowledge that there is none.</summary>
    public long Revision => Interlocked.Read(ref _revision);

    /// <summary>How many are in line.</summary>
    public int Waiting => _waiting.Reader.Count;

    /// <summary>Finds the answer about a thing; one that was never asked about is put in line, once however many look.</summary>
    /// <param name="key">What the thing is known by: all that the model is told of it.</param>
    /// <param name="item">The thing.</param>
    public TAnswer? Find(string key, TItem item)
    {
        lock (_lock)
        {
            if (_kept.TryGetValue(key, out var kept)) return kept;
            PutInLine(key, item);
        }

        return null;
    }

    /// <summary>Finds the answer about a thing without asking for one.</summary>
    public TAnswer? FindKept(string key)
    {
        lock (_lock) return _kept.GetValueOrDefault(key);
    }

    /// <summary>
    /// How far the model is with a thing, which is put in line where it was not; <c>null</c> when nothing is awaited: it has answered,
    /// the thing is left alone, or there is no room in the line.
    /// </summary>
    public ModelProgress? Await(string key, TItem item)
    {
        lock (_lock)
        {
            if (_kept.ContainsKey(key)) return null;
            PutInLine(key, item);
            return _underway.TryGetValue(key, out var since) ? new ModelProgress(_failed.GetValueOrDefault(key).Times, since) : null;
        }
    }

    /// <summary>Waits for the next in line.</summary>
    public ValueTask<(string Key, TItem Item)> NextAsync(CancellationToken cancellationToken) => _waiting.Reader.ReadAsync(cancellationToken);

    /// <summary>Keeps an answer, or that there is none.</summary>
    public void Keep(string key, TAnswer? answer)
    {
        lock (_lock)
        {
            _failed.Remove(key);
            if (!_kept.ContainsKey(key)) _order.Enqueue(key);
            _kept[key] = answer;
            if (_order.Count > mostKept) _kept.Remove(_order.Dequeue());
        }

        Interlocked.Increment(ref _revision);
    }

    /// <summary>Remembers that there was no answer.</summary>
    public void Fail(string key)
    {
        lock (_lock)
        {
            if (_failed.Count >= mostKept) _failed.Clear();
            _failed[key] = (_failed.GetValueOrDefault(key).Times + 1, clock.GetTimestamp());
        }
    }

    /// <summary>Ends a turn: where no answer was kept, the next look puts the thing in line again.</summary>
    public void End(string key)
    {
        lock (_lock) _underway.Remove(key);
    }

    // Within the lock, as what follows.
    private void PutInLine(string key, TItem item)
    {
        if (!IsLeftAlone(key) && _underway.TryAdd(key, clock.GetUtcNow()) && !_waiting.Writer.TryWrite((key, item))) _underway.Remove(key);
    }

    private bool IsLeftAlone(string key)
    {
        if (!_failed.TryGetValue(key, out var failed) || failed.Times < MostFailures) return false;
        if (clock.GetElapsedTime(failed.Last) < LeftAlone) return true;
        _failed.Remove(key);
        return false;
    }
}

/// <summary>How far the model is with something.</summary>
/// <param name="Failures">How often it did not answer.</param>
/// <param name="Since">Since when the thing is in line.</param>
public readonly record struct ModelProgress(int Failures, DateTimeOffset Since);
