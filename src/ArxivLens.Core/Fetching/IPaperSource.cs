using ArxivLens.Core.Papers;
using ArxivLens.Core.Sources;

namespace ArxivLens.Core.Fetching;

/// <summary>A source that gives records of papers asked for by their identifiers.</summary>
public interface IPaperSource
{
    /// <summary>The source.</summary>
    Source About { get; }

    /// <summary>How many papers it is asked for at once.</summary>
    int MostAtOnce { get; }

    /// <summary>Asks for papers.</summary>
    /// <param name="ids">Which, at most <see cref="MostAtOnce"/>, each once.</param>
    /// <param name="cancellationToken">Calls it off.</param>
    /// <returns>Each identifier is in one of the answer's lists, but for an outage, when some are in none.</returns>
    Task<PaperAnswer> AskAsync(IReadOnlyList<ArxivId> ids, CancellationToken cancellationToken);

    /// <summary>How many papers of a search it gives, however many there are.</summary>
    int MostFound { get; }

    /// <summary>Searches in the source's own language, the oldest papers first.</summary>
    /// <param name="query">What is searched for.</param>
    /// <param name="most">Papers that are wanted, at most <see cref="MostFound"/>.</param>
    /// <param name="cancellationToken">Calls it off.</param>
    /// <returns>Page by page; after an outage there are no more.</returns>
    IAsyncEnumerable<PaperAnswer> SearchAsync(string query, int most, CancellationToken cancellationToken);
}

/// <summary>What a source said of papers it was asked for.</summary>
public sealed record PaperAnswer
{
    /// <summary>The records it gave.</summary>
    public IReadOnlyList<Work> Papers { get; init; } = [];

    /// <summary>Identifiers that it says are none of its papers.</summary>
    public IReadOnlyList<ArxivId> Unknown { get; init; } = [];

    /// <summary>Records that it gave and that could not be read.</summary>
    public IReadOnlyList<PaperFault> Faults { get; init; } = [];

    /// <summary>Why it did not answer, or not about all; <c>null</c> when it did.</summary>
    public SourceFault? Outage { get; init; }
}

/// <summary>A record that could not be read.</summary>
/// <param name="Id">Whose it is.</param>
/// <param name="Reason">Why, in one line for people.</param>
public sealed record PaperFault(ArxivId Id, string Reason);
