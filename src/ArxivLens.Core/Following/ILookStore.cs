namespace ArxivLens.Core.Following;

/// <summary>Keeps when readers last said of lists that they saw them.</summary>
public interface ILookStore
{
    /// <summary>When an account last saw a list; <c>null</c> when it never said so, or longer ago than is kept.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="list">The list: what follows it (<c>category cs.AI</c>), or its own name (<c>articles</c>).</param>
    /// <param name="cancellationToken">Ends the search.</param>
    Task<NewsMark?> FindAsync(long account, string list, CancellationToken cancellationToken = default);

    /// <summary>Everything an account said.</summary>
    Task<IReadOnlyDictionary<string, NewsMark>> ListAsync(long account, CancellationToken cancellationToken = default);

    /// <summary>Says that lists were seen.</summary>
    Task SaveAsync(long account, IReadOnlyList<string> lists, NewsMark mark, CancellationToken cancellationToken = default);

    /// <summary>Forgets when lists were seen.</summary>
    Task ForgetAsync(long account, CancellationToken cancellationToken = default);
}
