namespace ArxivLens.Core.Papers;

/// <summary>What it means for two records of one work that the source of one said it is gone.</summary>
public static class Deletion
{
    /// <summary>
    /// Settles it: the word that the record is gone stands against all that is not of a later day, for both; whichever record is
    /// kept, the outcome is the same in either order.
    /// </summary>
    public static (Work One, Work Other) Settle(Work one, Work other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        if (one.Deleted is null && other.Deleted is null) return (one, other);
        var gone = one.Deleted > other.Deleted || other.Deleted is null ? one.Deleted : other.Deleted;
        if (one.Paper?.MetadataChanged > gone || other.Paper?.MetadataChanged > gone) gone = null;
        return (Mark(one, gone), Mark(other, gone));
    }

    private static Work Mark(Work work, DateOnly? gone) => work.Deleted == gone ? work : work with { Deleted = gone };
}
