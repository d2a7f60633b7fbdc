using ArxivLens.Core.Merging;
using ArxivLens.Core.Papers;

namespace ArxivLens.Storage;

/// <summary>A merge in force by numbers.</summary>
/// <param name="Number">The row's own number; 0 before it is entered.</param>
/// <param name="Member">The work that has no page of its own.</param>
/// <param name="Work">The work that it is shown as.</param>
/// <param name="Twin">The work that the reason speaks of.</param>
/// <param name="Rule">Who says so.</param>
/// <param name="Reason">Why.</param>
/// <param name="Made">Since when it is known.</param>
internal sealed record MergeRow(long Number, long Member, long Work, long Twin, MergeRule Rule, string Reason, DateTimeOffset Made);

/// <summary>A work as far as merging goes.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Key">Its key.</param>
/// <param name="Rank">See <see cref="MergeOrder.RankOf"/>.</param>
/// <param name="Published">The DOI that it is published under, when known.</param>
internal sealed record MergeNode(long Number, WorkKey Key, byte[] Rank, WorkKey? Published)
{
    /// <summary>Makes it of a work.</summary>
    public static MergeNode Of(StoredWork stored)
    {
        var (number, work) = stored;
        var published = work.Key.Doi is not null ? work.Key : WorkKey.TryParse(work.Doi, out var doi) ? doi : (WorkKey?)null;
        return new MergeNode(number, work.Key, MergeOrder.RankOf(work), published?.Doi is null ? null : published);
    }
}

/// <summary>The rows of merges in one engine, within a transaction.</summary>
internal interface IMergeRows
{
    /// <summary>Finds a work.</summary>
    MergeNode? Find(WorkKey key);

    /// <summary>Reads a work by its number.</summary>
    MergeNode Read(long number);

    /// <summary>The row in force that says what a work is a member of.</summary>
    MergeRow? FindInForce(long member);

    /// <summary>The rows in force of the members of a work.</summary>
    IReadOnlyList<MergeRow> ReadMembers(long work);

    /// <summary>The works that somebody split a work from, either way, and did not join with it again.</summary>
    IReadOnlyList<long> ReadKeptApart(long number);

    /// <summary>Enters a row, with its end when it has ended already.</summary>
    void Add(MergeRow row, MergeEnd? end = null);

    /// <summary>Ends a row in force.</summary>
    void End(MergeRow row, MergeEnd end);

    /// <summary>Whether the same was held already of the same works, in force or ended by hand, of the same day.</summary>
    bool IsKnown(MergeRow row, MergeEnd? end);

    /// <summary>Notes that a work was joined or parted.</summary>
    void Note(long number);
}
