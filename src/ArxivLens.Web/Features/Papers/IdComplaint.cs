using System.Text.RegularExpressions;

namespace ArxivLens.Web.Features.Papers;

/// <summary>Says in words what is wrong with an arXiv identifier that cannot be one.</summary>
public static partial class IdComplaint
{
    /// <summary>Shapes that can be read, to show beside a complaint.</summary>
    public static IReadOnlyList<string> Examples { get; } = ["2311.09227", "2311.09227v1", "0704.0001", "hep-th/9407087"];

    /// <summary>What is wrong with a text that <see cref="Core.Papers.ArxivId"/> could not read, as a sentence.</summary>
    public static string Explain(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "The address ends where an arXiv id should stand.";
        if (NewShape().Match(text) is { Success: true } newer)
            return OfNew(newer.Groups["month"].Value, newer.Groups["number"].Value, newer.Groups["version"].Value);
        if (OldShape().Match(text) is { Success: true } older)
            return OfOld(older.Groups["month"].Value, older.Groups["number"].Value, older.Groups["version"].Value);
        return "An arXiv id is a year, a month and a number, with or without the name of an archive in front.";
    }

    private static string OfNew(string month, string number, string version)
        => OfMonth(month)
            ?? (number.Length is 4 or 5
                ? null
                : $"The number after the dot has {number.Length} digits; it has four (to 2014) or five (from 2015).")
            ?? OfNumber(number, version)
            ?? "Ids of this shape began in April 2007 with four digits after the dot, and have had five since January 2015.";

    private static string OfOld(string month, string number, string version)
        => OfMonth(month)
            ?? (number.Length == 3
                ? null
                : "An id with an archive's name in front has seven digits: two for the year, two for the month, three for the number.")
            ?? OfNumber(number, version)
            ?? "Ids with an archive's name in front began in July 1991 and ended in March 2007, and the archive must be one of arXiv's.";

    private static string? OfMonth(string month)
        => string.CompareOrdinal(month, "01") < 0 || string.CompareOrdinal(month, "12") > 0
            ? $"Its third and fourth digits are the month, and there is no month {month}."
            : null;

    private static string? OfNumber(string number, string version)
    {
        if (number.All(digit => digit == '0'))
            return "Numbers within a month begin with 1.";
        return version.StartsWith('0') ? "Versions begin with v1 and have no zero in front." : null;
    }

    [GeneratedRegex(@"(?<![0-9])[0-9]{2}(?<month>[0-9]{2})\.(?<number>[0-9]{1,9})(v(?<version>[0-9]{1,4}))?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex NewShape();

    [GeneratedRegex(@"^(?<archive>[A-Za-z.-]{2,20})/[0-9]{2}(?<month>[0-9]{2})(?<number>[0-9]{0,9})(v(?<version>[0-9]{1,4}))?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex OldShape();
}
