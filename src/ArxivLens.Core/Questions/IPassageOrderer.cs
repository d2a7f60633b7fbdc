using ArxivLens.Core.LanguageModels;

namespace ArxivLens.Core.Questions;

/// <summary>
/// Somebody else's model that puts passages in order when asked. What it says may change their order and leave some out, nothing else:
/// <see cref="PassageOrder"/> reads numbers only.
/// </summary>
public interface IPassageOrderer
{
    /// <summary>The model's name, as readers are told it.</summary>
    string Model { get; }

    /// <summary>
    /// Asks for an order. Whatever the other side does, the answer is an outcome within the time it was given: it throws only when the
    /// caller cancels.
    /// </summary>
    /// <param name="question">The question.</param>
    /// <param name="passages">The passages, the closest first; they are known to it by their places, from 1.</param>
    /// <param name="cancellationToken">Ends the exchange.</param>
    Task<ModelReply> OrderAsync(EvidenceQuestion question, IReadOnlyList<Passage> passages, CancellationToken cancellationToken);
}
