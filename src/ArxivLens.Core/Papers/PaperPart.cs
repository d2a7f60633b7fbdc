namespace ArxivLens.Core.Papers;

/// <summary>
/// Papers of arXiv whose identifiers begin alike: of one month, and with one first digit of five of their number in it. What belongs
/// to a part follows from its identifier alone, so that nothing moves when the library grows; from April 2007 on, when numbers became
/// one row for all archives, a part has ten thousand papers at most, before that all of its month.
/// </summary>
/// <param name="Name">Seven digits: year, month, first digit of the number. <c>2023110</c> holds <c>2311.00001</c> to <c>2311.09999</c>.</param>
/// <param name="Changed">The latest day on which one of them is known to have changed; <c>null</c> when no day is known of any.</param>
public readonly record struct PaperPart(string Name, DateOnly? Changed)
{
    private const int Length = 7;

    /// <summary>The name of the part a key belongs to; <c>null</c> outside arXiv.</summary>
    public static string? NameOf(WorkKey key) => key.Arxiv is null ? null : key.SortText[..Length];

    /// <summary>Whether a text can be the name of a part.</summary>
    public static bool IsName(string? text) => text is { Length: Length } && text.All(char.IsAsciiDigit);
}

/// <summary>When a paper changed last.</summary>
/// <param name="Key">The paper.</param>
/// <param name="Changed">The later of the day its metadata changed at arXiv and the day it was published; <c>null</c> when neither is known.</param>
/// <param name="IsWithdrawn">Whether it was withdrawn, or its record deleted (<see cref="Retractions.Withdrawal.IsGone"/>).</param>
public readonly record struct PaperChange(WorkKey Key, DateOnly? Changed, bool IsWithdrawn)
{
    /// <summary>What is known of a work.</summary>
    public static PaperChange Of(Work work)
    {
        ArgumentNullException.ThrowIfNull(work);
        var changed = work.Paper?.MetadataChanged;
        return new(work.Key, changed > work.Published || work.Published is null ? changed : work.Published, Retractions.Withdrawal.IsGone(work));
    }
}
