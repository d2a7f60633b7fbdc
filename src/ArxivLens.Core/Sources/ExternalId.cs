using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Sources;

/// <summary>What a work is called elsewhere.</summary>
/// <param name="Scheme">Whose name it is: <c>s2</c> (corpus id), <c>s2-sha</c>, <c>openalex</c>, <c>omid</c>, <c>pmid</c>,
/// <c>mag</c>, ...</param>
/// <param name="Id">The name there, as its owner writes it.</param>
/// <param name="Work">The work.</param>
public sealed record ExternalId(string Scheme, string Id, WorkKey Work);

/// <summary>What works are called elsewhere. A name leads to one work; a work may have several names.</summary>
public interface IExternalIdStore
{
    /// <summary>
    /// Saves names in one transaction; a name that is known leads to the newly named work from now on. Works that are not in the library
    /// are entered as unresolved.
    /// </summary>
    Task SaveAsync(IReadOnlyList<ExternalId> ids, CancellationToken cancellationToken = default);

    /// <summary>Finds works by their names, in the order asked for; <c>null</c> where a name is not known.</summary>
    Task<IReadOnlyList<WorkKey?>> FindAsync(string scheme, IReadOnlyList<string> ids, CancellationToken cancellationToken = default);

    /// <summary>Finds all names of a work, by scheme and name.</summary>
    Task<IReadOnlyList<ExternalId>> FindAsync(WorkKey work, CancellationToken cancellationToken = default);

    /// <summary>Reads all names of a scheme, ascending, with the work's key and its number in the library.</summary>
    IAsyncEnumerable<(string Id, WorkKey Key, long Number)> ReadAllAsync(string scheme, CancellationToken cancellationToken = default);
}
