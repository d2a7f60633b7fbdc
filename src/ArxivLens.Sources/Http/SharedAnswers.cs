namespace ArxivLens.Sources.Http;

/// <summary>
/// Answers to questions that many may ask: a question that is being asked is not asked again beside it, and its answer serves for a
/// while. Who gives up waiting does not end the asking for the others.
/// </summary>
/// <param name="clock">Measures how long an answer serves.</param>
/// <param name="most">Answers that are kept.</param>
/// <param name="keeps">For how long an answer serves.</param>
internal sealed class SharedAnswers<T>(TimeProvider clock, int most, Func<T, TimeSpan> keeps)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>Finds the answer, or asks.</summary>
    /// <param name="key">The question.</param>
    /// <param name="ask">Asks it; it must have an end of its own and tell faults in its answer.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<T> GetAsync(string key, Func<Task<T>> ask, CancellationToken cancellationToken)
    {
        Entry entry;
        lock (_lock)
        {
            if (!_entries.TryGetValue(key, out entry!) || !entry.Serves(clock))
            {
                MakeRoom();
                _entries[key] = entry = new Entry(clock.GetTimestamp());
                entry.Answer = FillAsync(key, entry, ask);
            }
        }

        return entry.Answer.WaitAsync(cancellationToken);
    }

    private async Task<T> FillAsync(string key, Entry entry, Func<Task<T>> ask)
    {
        // Nothing of the asking is done under the lock.
        await Task.Yield();
        try
        {
            var answer = await ask();
            entry.Serve(clock, keeps(answer));
            return answer;
        }
        catch
        {
            lock (_lock)
            {
                if (_entries.GetValueOrDefault(key) == entry) _entries.Remove(key);
            }

            throw;
        }
    }

    // What is being asked stays.
    private void MakeRoom()
    {
        foreach (var (key, entry) in _entries)
        {
            if (!entry.Serves(clock)) _entries.Remove(key);
        }

        var answered = _entries.Where(pair => pair.Value.IsAnswered).OrderBy(pair => pair.Value.Asked);
        foreach (var (key, _) in answered.Take(_entries.Count - most + 1).ToList()) _entries.Remove(key);
    }

    private sealed class Entry(long asked)
    {
        private readonly Lock _lock = new();
        private (long From, TimeSpan For)? _answered;

        public long Asked { get; } = asked;

        public Task<T> Answer { get; set; } = null!;

        public bool IsAnswered
        {
            get { lock (_lock) return _answered is not null; }
        }

        public bool Serves(TimeProvider clock)
        {
            lock (_lock) return _answered is not { } answered || clock.GetElapsedTime(answered.From) < answered.For;
        }

        public void Serve(TimeProvider clock, TimeSpan time)
        {
            lock (_lock) _answered = (clock.GetTimestamp(), time);
        }
    }
}
