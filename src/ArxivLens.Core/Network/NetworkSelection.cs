using ArxivLens.Core.Papers;
using ArxivLens.Index;

namespace ArxivLens.Core.Network;

/// <summary>Chooses which works a picture shows: under a budget, what matters most (docs/lens.md, Network).</summary>
public static class NetworkSelection
{
    /// <summary>The first work that a question names and the index does not hold, or <c>null</c>.</summary>
    /// <param name="index">The index.</param>
    /// <param name="question">The question.</param>
    public static WorkKey? FindMissing(IndexReader index, NetworkQuestion question)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(question);
        foreach (var key in question.Starts)
        {
            if (index.Find(key.ToString()) < 0)
                return key;
        }

        return question is { Mode: NetworkMode.Path, To: { } to } && index.Find(to.ToString()) < 0 ? to : null;
    }

    /// <summary>Chooses them. The same question at the same index always gets the same answer.</summary>
    /// <param name="index">The index; it holds every work the question names.</param>
    /// <param name="question">The question.</param>
    /// <param name="origins">The origin of the question as a mask; all unless told.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index does not hold a work, or the budget is out of its range.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static CitationNetwork Choose(
        IndexReader index, NetworkQuestion question, uint origins = uint.MaxValue, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(question);
        ArgumentOutOfRangeException.ThrowIfLessThan(question.Budget, 1, nameof(question));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(question.Budget, NetworkQuestion.LargestBudget, nameof(question));
        var asked = AskedNetwork.Of(index, question, origins);
        return question.Mode switch
        {
            NetworkMode.Similar => SimilarSelection.Choose(asked, cancellationToken),
            NetworkMode.Prior or NetworkMode.Derivative => TiedSelection.Choose(asked, cancellationToken),
            NetworkMode.Path => PathSelection.Choose(asked, cancellationToken),
            _ => AroundSelection.Choose(asked, cancellationToken),
        };
    }
}
