namespace ArxivLens.Sources.ArxivOai;

/// <summary>Why a harvest cannot go on now. It stays within this folder: outside, it is an outcome.</summary>
internal sealed class HarvestFailure(string message, DateTimeOffset? retry = null, bool isMisused = false) : Exception(message)
{
    /// <summary>When it may be tried again, where the server says so.</summary>
    public DateTimeOffset? Retry { get; } = retry;

    /// <summary>Whether what was asked for is at fault.</summary>
    public bool IsMisused { get; } = isMisused;
}
