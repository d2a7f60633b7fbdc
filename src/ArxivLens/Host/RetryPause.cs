namespace ArxivLens.Host;

/// <summary>
/// How long to wait before what failed is tried again: a second, then twice as long each time, at most five minutes; not at all
/// once the circumstances it failed under have changed.
/// </summary>
internal sealed class RetryPause(TimeProvider clock)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    private TimeSpan _pause;
    private long _failedAt;
    private string _circumstances = "";

    /// <summary>Whether something failed and has not been made good since.</summary>
    public bool IsPending => _pause > TimeSpan.Zero;

    /// <summary>Whether it may be tried under these circumstances.</summary>
    public bool IsOver(string circumstances) =>
        !IsPending || circumstances != _circumstances || clock.GetElapsedTime(_failedAt) >= _pause;

    /// <summary>Remembers a failure.</summary>
    /// <returns>How long to wait now.</returns>
    public TimeSpan Fail(string circumstances)
    {
        _pause = !IsPending || circumstances != _circumstances ? First : 2 * _pause;
        if (_pause > Longest)
            _pause = Longest;
        _circumstances = circumstances;
        _failedAt = clock.GetTimestamp();
        return _pause;
    }

    /// <summary>Forgets the failures.</summary>
    public void Succeed() => _pause = TimeSpan.Zero;
}
