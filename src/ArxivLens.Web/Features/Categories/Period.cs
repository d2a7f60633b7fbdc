using System.Globalization;
using ArxivLens.Index.Querying;

namespace ArxivLens.Web.Features.Categories;

/// <summary>The span of time a listing shows: everything from the newest on, a year (<c>1994</c>) or a month (<c>9407</c>).</summary>
/// <param name="Year">The year; 0 for everything.</param>
/// <param name="Month">The month; 0 for the whole year.</param>
public readonly record struct Period(int Year, int Month)
{
    /// <summary>The name of the period that has no end.</summary>
    public const string RecentName = "recent";

    /// <summary>Everything, the newest first.</summary>
    public static Period Recent => default;

    /// <summary>
    /// Reads <c>recent</c>, <c>YYMM</c> as in arXiv's ids (91–99 are 19YY) or <c>YYYY</c>. Four digits that can be both
    /// (<c>2001</c> to <c>2012</c>) are a month; those years are reached through search.
    /// </summary>
    public static bool TryParse(string? text, out Period period)
    {
        period = default;
        if (text is null or RecentName)
            return true;
        if (text.Length != 4 || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return false;
        var (century, month) = Math.DivRem(number, 100);
        if (month is >= 1 and <= 12)
            period = new(century >= 91 ? 1900 + century : 2000 + century, month);
        else if (number is >= 1900 and <= 2099)
            period = new(number, 0);
        return period != default;
    }

    /// <summary>The month or year before; nothing for everything.</summary>
    public Period? Previous => Step(-1);

    /// <summary>The month or year after; nothing for everything.</summary>
    public Period? Next => Step(1);

    /// <summary>The query for works of the period; <c>null</c> for everything.</summary>
    public Query? AsQuery() => this switch
    {
        { Year: 0 } => null,
        { Month: 0 } => new YearQuery(Year, Year),
        _ => new DayQuery(new DateOnly(Year, Month, 1).DayNumber, new DateOnly(Year, Month, 1).AddMonths(1).DayNumber - 1),
    };

    /// <summary>For readers: <c>July 1994</c>, <c>1994</c>, <c>newest first</c>.</summary>
    public string Display => this switch
    {
        { Year: 0 } => "newest first",
        { Month: 0 } => Year.ToString(CultureInfo.InvariantCulture),
        _ => new DateOnly(Year, Month, 1).ToString("MMMM yyyy", CultureInfo.InvariantCulture),
    };

    /// <summary>For addresses: <c>recent</c>, <c>1994</c>, <c>9407</c>.</summary>
    public override string ToString() => this switch
    {
        { Year: 0 } => RecentName,
        { Month: 0 } => Year.ToString(CultureInfo.InvariantCulture),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Year % 100:D2}{Month:D2}"),
    };

    private Period? Step(int by)
    {
        if (Year == 0)
            return null;
        var moved = Month == 0 ? new Period(Year + by, 0) : Of(new DateOnly(Year, Month, 1).AddMonths(by));
        return moved.Year is >= 1991 and <= 2090 ? moved : null;
    }

    private static Period Of(DateOnly day) => new(day.Year, day.Month);
}
