using System.Globalization;
using ArxivLens.Index.Querying;

namespace ArxivLens.Web.Features.Categories;

/// <summary>
/// The span of time a listing shows: everything from the newest on, a year (<c>1994</c>), a month (<c>9407</c>) or a day
/// (<c>1994-07-18</c>).
/// </summary>
/// <param name="Year">The year; 0 for everything.</param>
/// <param name="Month">The month; 0 for the whole year.</param>
/// <param name="DayOfMonth">The day; 0 for the whole month.</param>
public readonly record struct Period(int Year, int Month, int DayOfMonth = 0)
{
    /// <summary>The name of the period that has no end.</summary>
    public const string RecentName = "recent";

    private const string DayFormat = "yyyy-MM-dd";
    private const int FirstYear = 1900;
    private const int LastYear = 2099;

    /// <summary>Everything, the newest first.</summary>
    public static Period Recent => default;

    /// <summary>
    /// Reads <c>recent</c>, <c>YYYY-MM-DD</c>, <c>YYMM</c> as in arXiv's ids (91–99 are 19YY) or <c>YYYY</c>. Four digits that can be both
    /// (<c>2001</c> to <c>2012</c>) are a month; those years are reached through search.
    /// </summary>
    public static bool TryParse(string? text, out Period period)
    {
        period = default;
        if (text is null or RecentName)
            return true;
        if (DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            period = day.Year is >= FirstYear and <= LastYear ? Of(day) : default;
            return period != default;
        }

        if (text.Length != 4 || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return false;
        var (century, month) = Math.DivRem(number, 100);
        if (month is >= 1 and <= 12)
            period = new(century >= 91 ? 1900 + century : 2000 + century, month);
        else if (number is >= FirstYear and <= LastYear)
            period = new(number, 0);
        return period != default;
    }

    /// <summary>A day.</summary>
    public static Period Of(DateOnly day) => new(day.Year, day.Month, day.Day);

    /// <summary>The day, when it is one.</summary>
    public DateOnly? Day => DayOfMonth == 0 ? null : new(Year, Month, DayOfMonth);

    /// <summary>The month or year before; nothing for everything, nor for a day, whose neighbours only a listing knows.</summary>
    public Period? Previous => Step(-1);

    /// <summary>The month or year after; nothing for everything and for a day.</summary>
    public Period? Next => Step(1);

    /// <summary>The query for works of the period; <c>null</c> for everything.</summary>
    public Query? AsQuery() => this switch
    {
        { Year: 0 } => null,
        { Month: 0 } => new YearQuery(Year, Year),
        { Day: { } day } => new DayQuery(day.DayNumber, day.DayNumber),
        _ => new DayQuery(new DateOnly(Year, Month, 1).DayNumber, new DateOnly(Year, Month, 1).AddMonths(1).DayNumber - 1),
    };

    /// <summary>For readers: <c>18 July 1994</c>, <c>July 1994</c>, <c>1994</c>, <c>newest first</c>.</summary>
    public string Display => this switch
    {
        { Year: 0 } => "newest first",
        { Month: 0 } => Year.ToString(CultureInfo.InvariantCulture),
        { Day: { } day } => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
        _ => new DateOnly(Year, Month, 1).ToString("MMMM yyyy", CultureInfo.InvariantCulture),
    };

    /// <summary>For addresses: <c>recent</c>, <c>1994</c>, <c>9407</c>, <c>1994-07-18</c>.</summary>
    public override string ToString() => this switch
    {
        { Year: 0 } => RecentName,
        { Month: 0 } => Year.ToString(CultureInfo.InvariantCulture),
        { Day: { } day } => day.ToString(DayFormat, CultureInfo.InvariantCulture),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Year % 100:D2}{Month:D2}"),
    };

    private Period? Step(int by)
    {
        var moved = this switch
        {
            { Year: 0 } => default,
            { Month: 0 } => new Period(Year + by, 0),
            { DayOfMonth: > 0 } => default,
            _ => MonthOf(new DateOnly(Year, Month, 1).AddMonths(by)),
        };
        return moved.Year is >= 1991 and <= 2090 ? moved : null;
    }

    /// <summary>The month of a day.</summary>
    public static Period MonthOf(DateOnly day) => new(day.Year, day.Month);
}
