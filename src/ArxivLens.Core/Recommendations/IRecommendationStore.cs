namespace ArxivLens.Core.Recommendations;

/// <summary>Keeps what readers decided of what is recommended to them, and nothing of what they looked at.</summary>
public interface IRecommendationStore
{
    /// <summary>The decisions of an account, the newest first.</summary>
    Task<IReadOnlyList<RecommendationChoice>> ListAsync(long account, CancellationToken cancellationToken = default);

    /// <summary>Keeps a decision in place of an earlier one of the same thing.</summary>
    /// <returns>Whether there was room for it.</returns>
    Task<bool> SetAsync(long account, RecommendationChoice choice, CancellationToken cancellationToken = default);

    /// <summary>Takes a decision back.</summary>
    Task ClearAsync(long account, ChoiceKind kind, string value, CancellationToken cancellationToken = default);
}

/// <summary>A decision of a reader.</summary>
/// <param name="Kind">Of what sort of thing.</param>
/// <param name="Value">Of which: the key of a work, the number of a shelf, the slug of an author, a term in its analysed form.</param>
/// <param name="Weight">What it counts: 0 for nothing, 1 as usual; of what is dismissed always 0.</param>
/// <param name="Made">When, UTC.</param>
public sealed record RecommendationChoice(ChoiceKind Kind, string Value, double Weight, DateTimeOffset Made);

/// <summary>Of what a reader decides. The numbers are stored.</summary>
public enum ChoiceKind
{
    /// <summary>What a saved work counts.</summary>
    Seed = 1,

    /// <summary>What the works of a shelf count.</summary>
    Shelf = 2,

    /// <summary>A work that is not to be recommended.</summary>
    Work = 3,

    /// <summary>An author whose works are not.</summary>
    Author = 4,

    /// <summary>A term whose works are not.</summary>
    Term = 5,
}
