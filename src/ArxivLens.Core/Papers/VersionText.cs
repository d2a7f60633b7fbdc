namespace ArxivLens.Core.Papers;

/// <summary>What is known of the texts of one version of a paper.</summary>
/// <param name="Version">Its number, from 1.</param>
/// <param name="Title">Its title.</param>
/// <param name="Abstract">Its abstract.</param>
/// <param name="Comments">Its comments, if it had any.</param>
public sealed record VersionText(int Version, string Title, string Abstract, string? Comments)
{
    /// <summary>The texts a record holds, which are those of its newest version; <c>null</c> when it is no paper's.</summary>
    public static VersionText? Of(Work work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return work is { Paper.Versions: [.., var newest], AbstractIsDescription: false }
            ? new VersionText(newest.Number, work.Title, work.Abstract, work.Paper.Comments)
            : null;
    }

    /// <summary>
    /// The texts a record leaves behind that is not the one kept of its work; <c>null</c> when the one kept is of the same version.
    /// </summary>
    /// <param name="lesser">The record that is not kept, or is kept no more.</param>
    /// <param name="kept">The record that is.</param>
    public static VersionText? LeftBy(Work lesser, Work kept)
        => Of(lesser) is { } text && text.Version != Of(kept)?.Version ? text : null;
}
