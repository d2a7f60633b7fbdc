using System.Globalization;
using System.Text.RegularExpressions;

namespace ArxivLens.Core.Articles.TextFiles;

/// <summary>Days as articles write them.</summary>
internal static partial class ArticleDates
{
    private static readonly string[] Forms =
    [
        "yyyy-M-d", "yyyy/M/d", "MMMM d, yyyy", "MMM d, yyyy", "MMM. d, yyyy", "MMMM d yyyy", "MMM d yyyy", "d MMMM yyyy", "d MMM yyyy",
        "d MMM. yyyy", "d. MMMM yyyy",
    ];

    /// <summary>The first day that a line names; <c>null</c> when it names none. <c>3 days ago</c> is none: nobody knows from when.</summary>
    public static DateOnly? Find(string line)
    {
        foreach (var match in Day().EnumerateMatches(line))
        {
            var text = line.Substring(match.Index, match.Length).Replace("Sept", "Sep", StringComparison.Ordinal);
            if (DateOnly.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var day))
                return day;
        }

        return null;
    }

    /// <summary>Whether a line is hardly more than a day, perhaps with an hour, or <c>3 days ago</c>.</summary>
    public static bool IsDateLine(string line) => DateLine().IsMatch(line);

    [GeneratedRegex(
        @"\d{4}[-/]\d{1,2}[-/]\d{1,2}|[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{1,2}\.? [A-Z][a-z]{2,8}\.? \d{4}", RegexOptions.NonBacktracking)]
    private static partial Regex Day();

    [GeneratedRegex(
        @"^((published|updated|posted|last (updated|modified)|date)( on)?:? )?"
        + @"((mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
        + @"(\d{4}[-/]\d{1,2}[-/]\d{1,2}|[a-z]{3,9}\.? \d{1,2},? \d{4}|\d{1,2}\.? [a-z]{3,9}\.? \d{4}"
        + @"|\d+ (minutes?|hours?|days?|weeks?|months?|years?) ago)([ ,T·|—-].{0,30})?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex DateLine();
}
