using ArxivLens.Core.Indexing;
using ArxivLens.Core.Library;

namespace ArxivLens.Core.FullTexts;

/// <summary>Lends the index of the parts of full texts, where there is one.</summary>
public sealed class PassageIndex(DataDirectory directory) : IDisposable
{
    /// <summary>What lends it.</summary>
    public IndexHost Host { get; } = new(directory.PassageDirectory);

    /// <summary>Lends the current one; <c>null</c> when there is none.</summary>
    public IndexLease? TryAcquire()
    {
        try
        {
            return Host.Current is null ? null : Host.Acquire();
        }
        catch (IndexUnavailableException)
        {
            return null;
        }
    }

    /// <summary>Gives it back once the last lease has ended.</summary>
    public void Dispose() => Host.Dispose();
}
