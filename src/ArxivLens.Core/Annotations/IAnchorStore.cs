namespace ArxivLens.Core.Annotations;

/// <summary>
/// Finds which passage each contribution is about. An anchor comes with its contribution (<see cref="Discussion.IContributionStore"/>), and goes
/// with it and with the author of that.
/// </summary>
public interface IAnchorStore
{
    /// <summary>Finds the anchors of contributions by their numbers; those without one are left out.</summary>
    Task<IReadOnlyDictionary<long, Anchor>> FindAsync(
        IReadOnlyCollection<long> contributions, CancellationToken cancellationToken = default);

    /// <summary>The numbers of the contributions with a passage of a text, in order, in whatever state they are.</summary>
    Task<IReadOnlyList<long>> ListAsync(AnchorSource source, CancellationToken cancellationToken = default);
}
