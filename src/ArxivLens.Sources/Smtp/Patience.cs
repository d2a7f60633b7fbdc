namespace ArxivLens.Sources.Smtp;

/// <summary>How long is waited for what comes next.</summary>
internal sealed class Patience : IDisposable
{
    private readonly CancellationTokenSource _time;
    private readonly CancellationTokenSource _both;

    /// <summary>Begins to wait.</summary>
    public Patience(TimeSpan time, TimeProvider clock, CancellationToken cancellationToken)
    {
        _time = new CancellationTokenSource(time, clock);
        _both = CancellationTokenSource.CreateLinkedTokenSource(_time.Token, cancellationToken);
    }

    /// <summary>Ends when it is over, and when the caller breaks off.</summary>
    public CancellationToken Token => _both.Token;

    /// <summary>Whether the server may have the whole mail.</summary>
    public bool HasSentAll { get; set; }

    /// <summary>Waits for the next step, so long.</summary>
    public CancellationToken Renew(TimeSpan time)
    {
        _time.CancelAfter(time);
        return Token;
    }

    public void Dispose()
    {
        _both.Dispose();
        _time.Dispose();
    }
}
