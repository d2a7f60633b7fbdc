namespace ArxivLens.Tests.Shared;

/// <summary>A clock that goes on when it is told to, or by itself to whatever is waited for next.</summary>
internal sealed class HandClock(bool runs = false) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<Timer> _timers = [];
    private TimeSpan _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How much time passed since it was made.</summary>
    public TimeSpan Now
    {
        get { lock (_lock) return _now; }
    }

    /// <summary>The waits that are begun and not over, the next to end first.</summary>
    public IReadOnlyList<TimeSpan> Waits
    {
        get { lock (_lock) return [.. _timers.Select(timer => timer.Due - _now).Order()]; }
    }

    public override long GetTimestamp() => Now.Ticks;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Lets time pass.</summary>
    public void Pass(TimeSpan time)
    {
        Timer[] due;
        lock (_lock)
        {
            _now += time;
            due = [.. _timers.Where(timer => timer.Due <= _now)];
            _timers.RemoveAll(timer => timer.Due <= _now);
        }

        foreach (var timer in due) timer.Fire();
    }

    // Deadlines are made before what they bound and are longer than any wait within, so a clock that runs lets the short waits end only.
    private void Run(TimeSpan wait)
    {
        if (runs && wait < TimeSpan.FromSeconds(5)) ThreadPool.QueueUserWorkItem(_ => Pass(wait));
    }

    private sealed class Timer(HandClock clock, Action fire) : ITimer
    {
        public TimeSpan Due { get; private set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                clock._timers.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan) return true;
                Due = clock._now + dueTime;
                clock._timers.Add(this);
            }

            clock.Run(dueTime);
            return true;
        }

        public void Dispose()
        {
            lock (clock._lock) clock._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
