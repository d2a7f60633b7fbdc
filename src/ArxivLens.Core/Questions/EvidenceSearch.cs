using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Questions;

/// <summary>Finds the passages of the literature that bear on a question.</summary>
public sealed class EvidenceSearch
{
    /// <summary>Finds them, the nearest first.</summary>
    /// <param name="question">The question.</param>
    /// <param name="limit">Passages to return at most.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public Task<Evidence> FindAsync(EvidenceQuestion question, int limit = 10, CancellationToken cancellationToken = default) =>
        Task.FromResult(new Evidence([], 0, 0));

    /// <summary>Finds a passage by its place; <c>null</c> when the library has none there.</summary>
    public Task<Passage?> FindPassageAsync(PassageId id, CancellationToken cancellationToken = default) =>
        Task.FromResult<Passage?>(null);
}
