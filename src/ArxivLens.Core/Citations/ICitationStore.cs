using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Citations;

/// <summary>A citation as a source asserts it.</summary>
/// <param name="Citing">The work that cites.</param>
/// <param name="Cited">The work it cites.</param>
/// <param name="Origin">Who asserts it: <c>[a-z0-9-]</c>, 1–40.</param>
public readonly record struct Citation(WorkKey Citing, WorkKey Cited, string Origin)
{
    /// <summary>
    /// The sentences in which it stands, and what for. They take the place of those the origin gave before; <c>null</c> leaves them as
    /// they are.
    /// </summary>
    public IReadOnlyList<CitationContext>? Contexts { get; init; }
}

/// <summary>The citations of the library, each with everyone who asserts it.</summary>
public interface ICitationStore
{
    /// <summary>Saves citations in one transaction; works that are not in the library are entered as unresolved.</summary>
    /// <param name="citations">No self-citations.</param>
    /// <param name="import">The import they belong to, see <see cref="Ingest.IImportLog"/>.</param>
    /// <param name="cancellationToken">Cancels before the transaction is committed.</param>
    /// <returns>What became of each, in order.</returns>
    Task<IReadOnlyList<CitationOutcome>> SaveAsync(
        IReadOnlyList<Citation> citations, long import, CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes back in one transaction what origins asserted: the origin, its sentences and, when nobody else asserts it, the citation.
    /// Works stay.
    /// </summary>
    /// <param name="citations">The citations; what does not stand as they say is left as it is.</param>
    /// <param name="cancellationToken">Cancels before the transaction is committed.</param>
    /// <returns>What became of each, in order: updated, or unchanged when this origin did not assert it.</returns>
    Task<IReadOnlyList<SaveOutcome>> WithdrawAsync(
        IReadOnlyList<Citation> citations, CancellationToken cancellationToken = default);

    /// <summary>Reads every citation, ascending by citing and cited number (<see cref="StoredWork.Number"/>).</summary>
    IAsyncEnumerable<StoredCitation> ReadAllAsync(CancellationToken cancellationToken = default);

    /// <summary>Names of the origins; bit i of <see cref="StoredCitation.Origins"/> stands for the i-th. At most 32.</summary>
    Task<IReadOnlyList<string>> ReadOriginsAsync(CancellationToken cancellationToken = default);

    /// <summary>Finds who asserts citations, since when and with which sentences.</summary>
    /// <param name="citations">The citations.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The claims of each in the order asked for, by the bits of their origins; none of what nobody asserts.</returns>
    Task<IReadOnlyList<IReadOnlyList<CitationClaim>>> FindClaimsAsync(
        IReadOnlyList<(WorkKey Citing, WorkKey Cited)> citations, CancellationToken cancellationToken = default);

    /// <summary>How many sentences each origin gives; none of an origin that gives none.</summary>
    Task<IReadOnlyDictionary<string, long>> CountContextsAsync(CancellationToken cancellationToken = default);

    /// <summary>Finds who lists references of works.</summary>
    /// <param name="citing">The works.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>Of each in the order asked for: how many of its references each origin lists; none of a work without references.</returns>
    Task<IReadOnlyList<IReadOnlyDictionary<string, int>>> FindListersAsync(
        IReadOnlyList<WorkKey> citing, CancellationToken cancellationToken = default);
}

/// <summary>A citation between works by their numbers, with one bit per origin.</summary>
public readonly record struct StoredCitation(long Citing, long Cited, uint Origins);

/// <summary>What became of a saved citation.</summary>
public enum CitationOutcome
{
    /// <summary>It was new.</summary>
    Added,

    /// <summary>It was known; this origin is new to it.</summary>
    OriginAdded,

    /// <summary>It was known from this origin by an earlier import.</summary>
    Unchanged,

    /// <summary>It was known from this origin by this very import.</summary>
    Repeated,

    /// <summary>It was known from this origin, with other sentences.</summary>
    ContextsChanged,
}
