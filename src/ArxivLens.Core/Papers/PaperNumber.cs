namespace ArxivLens.Core.Papers;

/// <summary>
/// A whole number for each arXiv id, made from the id alone, so that it never changes and is the same in every library. It fits
/// in 31 bits, since some clients have no larger whole numbers.
/// </summary>
public static class PaperNumber
{
    private const int FirstYear = 1991;
    private const int MonthsOfYear = 12;
    private const int NumbersOfMonth = 100_000;

    // Above all ids of the new form, of which the last possible month is December 2090.
    private const int OldForm = 1_000_000_000;
    private const int NumbersOfOldMonth = 1_000;
    private const int OldMonths = 17 * MonthsOfYear;

    /// <summary>
    /// The number of an id: months since January 1991 times 100,000 and the number within the month; of the old form a billion,
    /// archive (<see cref="OldArchives"/>, from 0) times 204,000, months times 1,000 and the number within the month.
    /// </summary>
    /// <exception cref="ArgumentException">The id is none.</exception>
    public static int Of(ArxivId id)
    {
        if (id == default)
            throw new ArgumentException("There is no number for no paper.", nameof(id));
        var month = MonthOf(id);
        return id.Archive is { } archive && OldArchives.TryFind(archive, out var position)
            ? OldForm + (((position - 1) * OldMonths + month) * NumbersOfOldMonth) + id.Number
            : (month * NumbersOfMonth) + id.Number;
    }

    /// <summary>What ids of both forms are ordered by: month, then number; ids of several archives can have the same.</summary>
    internal static int OrderOf(ArxivId id) => (MonthOf(id) * NumbersOfMonth) + id.Number;

    private static int MonthOf(ArxivId id) => ((id.Year - FirstYear) * MonthsOfYear) + id.Month - 1;
}
