using System.Globalization;
using System.Text.RegularExpressions;

namespace ArxivLens.Core.Search;

/// <summary>
/// Dates as typed after <c>date:</c>: a year, month or day (<c>2020</c>, <c>2020-01</c>, <c>2020-01-31</c>), two of them with
/// <c>..</c> between, an open end (<c>2020-01..</c>, <c>..2020</c>), or one behind <c>&gt; &gt;= &lt; &lt;=</c>.
/// </summary>
internal static partial class DateRange
{
    /// <summary>Reads a date or range; both ends are included, the later one may stand first.</summary>
    public static bool TryParse(string text, out (DateOnly From, DateOnly To) range)
    {
        range = default;
        var match = Shape().Match(text.Trim());
        if (!match.Success) return false;
        var isRange = match.Groups["dots"].Success;
        if (!TryPeriod(match.Groups["from"].Value, out var from) || !TryPeriod(match.Groups["to"].Value, out var to)) return false;
        if (isRange && from is null && to is null) return false;
        range = (match.Groups["sign"].Value, from) switch
        {
            (">", { } one) => (Next(one.Last), DateOnly.MaxValue),
            (">=", { } one) => (one.First, DateOnly.MaxValue),
            ("<", { } one) => (DateOnly.MinValue, Before(one.First)),
            ("<=", { } one) => (DateOnly.MinValue, one.Last),
            (_, { } one) when !isRange => one,
            _ => InOrder(from, to),
        };
        return true;
    }

    private static (DateOnly From, DateOnly To) InOrder((DateOnly First, DateOnly Last)? from, (DateOnly First, DateOnly Last)? to)
    {
        if (from is { } left && to is { } right && left.First > right.First) (from, to) = (to, from);
        return (from?.First ?? DateOnly.MinValue, to?.Last ?? DateOnly.MaxValue);
    }

    /// <summary>The first and last day of a year, month or day; <c>null</c> when nothing is written.</summary>
    private static bool TryPeriod(string text, out (DateOnly First, DateOnly Last)? period)
    {
        period = null;
        if (text.Length == 0) return true;
        var parts = text.Split('-');
        var whole = parts.Length switch { 1 => text + "-01-01", 2 => text + "-01", _ => text };
        if (!DateOnly.TryParseExact(whole, "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)) return false;
        var last = parts.Length switch
        {
            1 => new DateOnly(first.Year, 12, 31),
            2 => new DateOnly(first.Year, first.Month, DateTime.DaysInMonth(first.Year, first.Month)),
            _ => first,
        };
        period = (first, last);
        return true;
    }

    private static DateOnly Next(DateOnly day) => day == DateOnly.MaxValue ? day : day.AddDays(1);

    private static DateOnly Before(DateOnly day) => day == DateOnly.MinValue ? day : day.AddDays(-1);

    [GeneratedRegex(
        @"^(?:(?<sign>[<>]=?)(?<from>[0-9-]{4,10})|(?<from>[0-9-]{4,10})(?:(?<dots>\.\.\.?|…)(?<to>[0-9-]{4,10})?)?"
        + @"|(?<dots>\.\.\.?|…)(?<to>[0-9-]{4,10}))$",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
