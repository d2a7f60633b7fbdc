namespace ArxivLens.Core.Accounts;

/// <summary>What readers own, as a whole.</summary>
public interface ICommunity
{
    /// <summary>Reads the state of what everybody sees of it; another after every change that anybody may see.</summary>
    /// <exception cref="LibraryException">It cannot be read.</exception>
    Task<string> ReadStampAsync(CancellationToken cancellationToken = default);

    /// <summary>Takes out of every file what was deleted, so that no copy of it stays on the disk.</summary>
    /// <exception cref="LibraryException">It cannot be written.</exception>
    Task ForgetAsync(CancellationToken cancellationToken = default);
}
