using ArxivLens.Core.Network;

namespace ArxivLens.Web.Features.Network;

/// <summary>
/// One picture being made for everyone who asked for it meanwhile. It is stopped when the last of them goes away; whoever comes
/// after that begins another.
/// </summary>
internal sealed class PictureJob : IDisposable
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stop = new();
    private TaskCompletionSource _changed = NewSignal();
    private Stage? _latest;
    private int _readers = 1;
    private bool _isAbandoned;

    /// <summary>Ends when the picture is whole, or failed; set once, before anybody reads.</summary>
    public Task<NetworkPicture> Whole { get; private set; } = null!;

    /// <summary>Begins it.</summary>
    public void Begin(Func<CancellationToken, Task<NetworkPicture>> make) => Whole = make(_stop.Token);

    /// <summary>Shows how far it is; the layout calls this, and nobody is waited for.</summary>
    public void Publish(NetworkPicture picture)
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            _latest = new Stage(picture, (_latest?.Number ?? 0) + 1);
            (changed, _changed) = (_changed, NewSignal());
        }

        changed.SetResult();
    }

    /// <summary>Counts one more reader, unless it is being stopped.</summary>
    public bool TryJoin()
    {
        lock (_lock)
        {
            _readers += _isAbandoned ? 0 : 1;
            return !_isAbandoned;
        }
    }

    /// <summary>Counts a reader less; the last one stops it.</summary>
    public void Leave()
    {
        lock (_lock)
        {
            if (--_readers > 0)
                return;
            _isAbandoned = true;
        }

        if (Whole.IsCompleted)
            _stop.Dispose();
        else
            _stop.Cancel();
    }

    /// <summary>Waits for a stage later than the one seen last, or for the end, which is <c>null</c>.</summary>
    public async Task<Stage?> NextAsync(int seen, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (_latest is { } latest && latest.Number > seen && !Whole.IsCompleted)
                    return latest;
                changed = _changed.Task;
            }

            if (Whole.IsCompleted)
                return null;
            await Task.WhenAny(changed, Whole).WaitAsync(cancellationToken);
        }
    }

    public void Dispose() => _stop.Dispose();

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>A picture that still settles, and the how many-eth it is.</summary>
    internal sealed record Stage(NetworkPicture Picture, int Number);
}
