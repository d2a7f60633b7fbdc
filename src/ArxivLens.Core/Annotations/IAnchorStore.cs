namespace ArxivLens.Core.Annotations;

/// <summary>Keeps which passage each contribution is about. An anchor goes with its contribution and with the author of that.</summary>
public interface IAnchorStore
{
    /// <summary>Keeps the anchor of a contribution, in place of the one it had.</summary>
    /// <exception cref="LibraryException">There is no such contribution.</exception>
    Task SaveAsync(long contribution, Anchor anchor, CancellationToken cancellationToken = default);

    /// <summary>Finds the anchors of contributions by their numbers; those without one are left out.</summary>
    Task<IReadOnlyDictionary<long, Anchor>> FindAsync(
        IReadOnlyCollection<long> contributions, CancellationToken cancellationToken = default);

    /// <summary>The numbers of the contributions with a passage of a text, in order, in whatever state they are.</summary>
    Task<IReadOnlyList<long>> ListAsync(AnchorSource source, CancellationToken cancellationToken = default);
}
