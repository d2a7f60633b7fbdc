using System.Text.RegularExpressions;

namespace ArxivLens.Core.Articles.TextFiles;

/// <summary>What the first signs of a line make of it.</summary>
internal static partial class LineForm
{
    /// <summary>How many <c>#</c> begin a heading, 0 when it is none.</summary>
    public static int HeadingLevel(string line)
    {
        var signs = 0;
        while (signs < line.Length && line[signs] == '#') signs++;
        return signs is >= 1 and <= 6 && signs < line.Length && line[signs] is ' ' or '\t' ? signs : 0;
    }

    /// <summary>How deep a quotation, 0 when it is none.</summary>
    public static int QuotationDepth(string line)
    {
        var depth = 0;
        foreach (var c in line)
        {
            if (c == '>') depth++;
            else if (c != ' ') break;
        }

        return depth;
    }

    /// <summary>Characters of a list item's mark with the white space behind it, 0 when there is none.</summary>
    public static int ItemMark(string line)
    {
        foreach (var match in Item().EnumerateMatches(line)) return match.Length;
        return 0;
    }

    /// <summary>The level that a line of <c>===</c> or <c>---</c> makes of the line above it, else 0.</summary>
    public static int Underline(string line) =>
        line.Length < 3 ? 0 : line.All(c => c == '=') ? 1 : line.All(c => c == '-') ? 2 : 0;

    /// <summary>Whether a line opens or closes text that is set as it is.</summary>
    public static bool IsFence(string line) =>
        line.StartsWith("```", StringComparison.Ordinal) || line.StartsWith("~~~", StringComparison.Ordinal);

    /// <summary>Whether a line is nothing but bold words: a heading by other means.</summary>
    public static bool IsBold(string line) => Bold().IsMatch(line);

    /// <summary>Whether a line begins with a number as headings do: <c>2. Method</c>, <c>IV. What is lost</c>.</summary>
    public static bool IsNumbered(string line) => Numbered().IsMatch(line);

    [GeneratedRegex(@"^([-*+•·◦▪‣–]|\(?\d{1,3}[.)]|\(?[a-z][)])[ \t]+", RegexOptions.NonBacktracking)]
    private static partial Regex Item();

    [GeneratedRegex(@"^(\*\*[^*]{2,100}\*\*|__[^_]{2,100}__)$", RegexOptions.NonBacktracking)]
    private static partial Regex Bold();

    [GeneratedRegex(@"^(\d{1,2}(\.\d{1,2})*[.)]?|[IVX]{1,5}\.) [\p{Lu}“""‘]", RegexOptions.NonBacktracking)]
    private static partial Regex Numbered();
}
