using ArxivLens.Core.Papers;

namespace ArxivLens.Core.References;

/// <summary>A reference of a list with what it was resolved to.</summary>
/// <param name="Entry">The entry it stands in, from 1; an entry may hold several references.</param>
/// <param name="Text">As it was written, on one line.</param>
public sealed record ListedReference(int Entry, string Text)
{
    /// <summary>What was read of it, where it was not resolved; else <c>null</c>.</summary>
    public ReferenceFacts? Facts { get; init; }

    /// <summary>The work it means; <c>null</c> while that is not known.</summary>
    public ReferenceMatch? Match { get; init; }

    /// <summary>Sentences of the citing work that cite it.</summary>
    public IReadOnlyList<string> Sentences { get; init; } = [];

    /// <summary>It as the resolver takes it.</summary>
    public WrittenReference ToWritten() => new(Text) { Facts = Facts, Sentences = Sentences };
}

/// <summary>The list of references that a source gives of a work, resolved.</summary>
/// <param name="Citing">The work.</param>
/// <param name="Origin">The source, which is the origin of its citations.</param>
/// <param name="References">The references in order; none means the work.</param>
public sealed record ResolvedList(WorkKey Citing, string Origin, IReadOnlyList<ListedReference> References);

/// <summary>How many references the lists of the library hold.</summary>
/// <param name="Lists">Lists.</param>
/// <param name="References">References in them.</param>
/// <param name="Resolved">Those whose work is known.</param>
public sealed record ReferenceCounts(long Lists, long References, long Resolved);

/// <summary>
/// The lists of references as they were written. A list asserts citations under its origin; a newer list of the same origin takes its
/// place as a whole, and what only the older one asserted is asserted no more. References that are not resolved wait: when a record
/// of their work is saved in the library they become citations in the same transaction.
/// </summary>
public interface IReferenceStore
{
    /// <summary>
    /// Saves lists with their citations in one transaction; works that are not in the library are entered as unresolved. A list without
    /// references removes the one there was.
    /// </summary>
    /// <returns>What became of each, in order.</returns>
    Task<IReadOnlyList<SaveOutcome>> SaveAsync(IReadOnlyList<ResolvedList> lists, long import, CancellationToken cancellationToken = default);

    /// <summary>Finds the lists of a work, by origin.</summary>
    Task<IReadOnlyList<ResolvedList>> FindAsync(WorkKey citing, CancellationToken cancellationToken = default);

    /// <summary>Counts what there is.</summary>
    Task<ReferenceCounts> CountAsync(CancellationToken cancellationToken = default);
}
