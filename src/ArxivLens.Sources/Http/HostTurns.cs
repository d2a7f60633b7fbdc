namespace ArxivLens.Sources.Http;

/// <summary>
/// Lets requests to one host go one after another, with a pause after each, whoever asks for them: nobody can make this machine a
/// burden to another.
/// </summary>
internal sealed class HostTurns(TimeProvider clock, TimeSpan pause, int mostWaiting, int mostHosts)
{
    private readonly TimeProvider _clock = clock;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Host> _hosts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Waits for the turn of a request; it lasts until it is disposed of.</summary>
    /// <returns>The turn, or <c>null</c> when too many wait already.</returns>
    public async Task<IDisposable?> TakeAsync(string name, CancellationToken cancellationToken)
    {
        if (Join(name) is not { } host) return null;
        try
        {
            await host.Gate.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Leave(host);
            throw;
        }

        var turn = new Turn(this, host);
        try
        {
            // A timer drops parts of a millisecond and may be early by one.
            while (RestOf(host) is { Ticks: > 0 } rest)
                await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(rest.TotalMilliseconds)), _clock, cancellationToken);
            return turn;
        }
        catch (OperationCanceledException)
        {
            turn.GiveBack();
            throw;
        }
    }

    private Host? Join(string name)
    {
        lock (_lock)
        {
            Forget();
            if (!_hosts.TryGetValue(name, out var host))
            {
                if (_hosts.Values.Count(other => other.InLine > 0) >= mostHosts) return null;
                _hosts.Add(name, host = new Host());
            }
            else if (host.InLine > mostWaiting)
            {
                return null;
            }

            host.InLine++;
            return host;
        }
    }

    // A host that nobody waits for and that has rested needs no memory; there are never more than can be asked within one pause.
    private void Forget()
    {
        foreach (var (name, host) in _hosts)
        {
            if (host.InLine == 0 && RestOf(host) <= TimeSpan.Zero) _hosts.Remove(name);
        }
    }

    private TimeSpan RestOf(Host host) => host.Left is { } left ? pause - _clock.GetElapsedTime(left) : TimeSpan.Zero;

    private void Leave(Host host)
    {
        lock (_lock) host.InLine--;
    }

    private sealed class Host
    {
        public SemaphoreSlim Gate { get; } = new(1);

        public int InLine { get; set; }

        public long? Left { get; set; }
    }

    private sealed class Turn(HostTurns turns, Host host) : IDisposable
    {
        public void Dispose()
        {
            host.Left = turns._clock.GetTimestamp();
            GiveBack();
        }

        /// <summary>Ends a turn in which nothing was asked.</summary>
        public void GiveBack()
        {
            turns.Leave(host);
            host.Gate.Release();
        }
    }
}
