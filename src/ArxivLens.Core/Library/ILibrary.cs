namespace ArxivLens.Core.Library;

/// <summary>The library as a whole: how much it holds, and whether it is sound.</summary>
public interface ILibrary
{
    /// <summary>Counts what it holds.</summary>
    Task<LibraryCounts> CountAsync(CancellationToken cancellationToken = default);

    /// <summary>A number that changes with every change of its content; the index remembers the one it was built from.</summary>
    Task<string> ReadStampAsync(CancellationToken cancellationToken = default);

    /// <summary>SHA-256 over all works and citations in a fixed order, in hexadecimal; equal exactly for equal libraries.</summary>
    Task<string> ComputeContentHashAsync(CancellationToken cancellationToken = default);

    /// <summary>Looks for damage; an empty list when it is sound.</summary>
    Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken = default);
}

/// <summary>How much a library holds.</summary>
/// <param name="Papers">Papers with their full record.</param>
/// <param name="Works">Other works, known by their bibliographic facts.</param>
/// <param name="Unresolved">Works of which only the key is known.</param>
/// <param name="Citations">Citations, each counted once however many origins assert it.</param>
public sealed record LibraryCounts(long Papers, long Works, long Unresolved, long Citations);
