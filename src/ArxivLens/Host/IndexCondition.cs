namespace ArxivLens.Host;

/// <summary>How the index stands, for whoever asks after the server's health.</summary>
internal sealed class IndexCondition
{
    private volatile bool _isTroubled;

    /// <summary>Whether the index cannot be kept up to date just now, as with a full disk; the log says why.</summary>
    public bool IsTroubled
    {
        get => _isTroubled;
        set => _isTroubled = value;
    }
}
