using System.Globalization;
using System.Text.RegularExpressions;

namespace ArxivLens.Core.Search;

/// <summary>
/// Years as typed after <c>year:</c>: <c>1994</c>, <c>1990..1995</c>, <c>1990-1995</c>, <c>1990..</c>, <c>..1995</c>,
/// <c>&gt;=1990</c>.
/// </summary>
internal static partial class YearRange
{
    private const int First = 1;
    private const int Last = 9999;

    /// <summary>Reads a year or a range; both ends are included, the later one may stand first.</summary>
    public static bool TryParse(string text, out (int From, int To) range)
    {
        range = default;
        var match = Shape().Match(text.Trim());
        if (!match.Success) return false;
        range = match.Groups["sign"].Value switch
        {
            ">" => (Year(match, "one", First) + 1, Last),
            ">=" => (Year(match, "one", First), Last),
            "<" => (First, Year(match, "one", Last) - 1),
            "<=" => (First, Year(match, "one", Last)),
            _ => InOrder(Year(match, "from", First), Year(match, "to", Last)),
        };
        if (match.Groups["only"].Success) range = (Year(match, "only", 0), Year(match, "only", 0));
        return true;
    }

    private static (int From, int To) InOrder(int from, int to) => from <= to ? (from, to) : (to, from);

    private static int Year(Match match, string group, int otherwise)
        => int.TryParse(match.Groups[group].Value, CultureInfo.InvariantCulture, out var year) ? year : otherwise;

    [GeneratedRegex(
        @"^(?:(?<only>[0-9]{4})|(?<from>[0-9]{4})(?:\.\.\.?|-|–|…)(?<to>[0-9]{4})?"
        + @"|(?:\.\.\.?|-|–|…)(?<to>[0-9]{4})|(?<sign>[<>]=?)(?<one>[0-9]{4}))$",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
