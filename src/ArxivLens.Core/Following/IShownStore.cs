using ArxivLens.Core.Discussion;

namespace ArxivLens.Core.Following;

/// <summary>
/// The order in which contributions came to be shown to everybody: when they were written, or when a moderator let a held one through.
/// Only those that are shown now are ever told of.
/// </summary>
public interface IShownStore
{
    /// <summary>The place of the last one; 0 when there is none.</summary>
    Task<long> ReadLastAsync(CancellationToken cancellationToken = default);

    /// <summary>Those about subjects that came after one place and up to another, the last first.</summary>
    /// <param name="subjects">The subjects.</param>
    /// <param name="except">An account whose own are left out; <c>null</c> for all.</param>
    /// <param name="after">The place after which.</param>
    /// <param name="upTo">The last place.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    Task<IReadOnlyList<ShownContribution>> FindAboutAsync(
        IReadOnlyList<Subject> subjects, long? except, long after, long upTo, CancellationToken cancellationToken = default);

    /// <summary>
    /// Those of others that reply to an account's, or name it (<c>@name</c>), that came after one place and up to another, the last
    /// first.
    /// </summary>
    Task<IReadOnlyList<ShownContribution>> FindRepliesAsync(
        long account, long after, long upTo, CancellationToken cancellationToken = default);

    /// <summary>Which comments came to be shown after one place; of very many the last.</summary>
    Task<IReadOnlySet<long>> FindCommentsAsync(long after, CancellationToken cancellationToken = default);
}

/// <summary>A contribution that is shown.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Kind">What sort.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Author">The name of its author; <c>null</c> once gone.</param>
/// <param name="Text">Its words.</param>
/// <param name="Written">When it was written, UTC.</param>
public sealed record ShownContribution(
    long Number, ContributionKind Kind, Subject Subject, string? Author, string Text, DateTimeOffset Written);
