using ArxivLens.Core.Library;

namespace ArxivLens.Host;

/// <summary>
/// The builder's lock held for work of the server's own, which is cancelled as soon as an import or an index command waits for it.
/// </summary>
internal sealed class BackgroundTurn : IDisposable
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    private readonly DirectoryLock _lock;
    private readonly CancellationTokenSource _source;
    private readonly ITimer _look;

    private BackgroundTurn(DirectoryLock held, CancellationTokenSource source, TimeProvider clock)
    {
        _lock = held;
        _source = source;
        _look = clock.CreateTimer(_ => Look(), null, BetweenLooks, BetweenLooks);
    }

    /// <summary>Cancelled when the server stops, and when somebody waits.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Takes the turn.</summary>
    /// <exception cref="Core.DataDirectoryBusyException">A builder has it.</exception>
    public static BackgroundTurn Take(DataDirectory directory, TimeProvider clock, CancellationToken stoppingToken) =>
        new(directory.LockInBackground(DirectoryRole.Builder), CancellationTokenSource.CreateLinkedTokenSource(stoppingToken), clock);

    public void Dispose()
    {
        _look.Dispose();
        _lock.Dispose();
        _source.Dispose();
    }

    private void Look()
    {
        try
        {
            if (_lock.IsWanted)
                _source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The turn ended between two looks.
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Who waits cannot be seen just now; the next look comes soon, and the wait ends by itself.
        }
    }
}
