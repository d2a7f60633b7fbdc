using System.Text;
using System.Text.RegularExpressions;

namespace ArxivLens.Sources.FullTextFile;

/// <summary>
/// Makes plain text of what converters of TeX leave: what stands for a formula becomes <c>$…$</c>, and what stands for a citation, a
/// reference, a figure or a table goes.
/// </summary>
internal static partial class FullTextCleaning
{
    private const string Formula = "$…$";

    /// <summary>Cleans a paragraph; it may be empty then.</summary>
    public static string Clean(string text)
    {
        text = Formulas().Replace(WithoutControls(text), Formula);
        text = Marks().Replace(text, "");
        text = Empty().Replace(text, "");
        return BeforeSign().Replace(Blanks().Replace(text, " "), "$1").Trim();
    }

    /// <summary>Whether a paragraph is the heading of those behind it: short, of words, and no sentence.</summary>
    public static bool IsHeading(string paragraph) =>
        paragraph.Length is > 1 and <= 90 && char.IsUpper(paragraph[0]) && char.IsLetterOrDigit(paragraph[^1])
        && !paragraph.Contains(Formula, StringComparison.Ordinal) && paragraph.Count(letter => letter == ' ') < 12;

    // A NUL or half a pair says nothing, and no database keeps it.
    private static string WithoutControls(string text)
    {
        if (!text.Any(unit => char.IsControl(unit) || char.IsSurrogate(unit) || unit == '\uFDD0')) return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            clean.Append(Rune.IsControl(rune) ? " " : rune.Value is 0xFFFD or 0xFDD0 ? "" : rune.ToString());
        return clean.ToString();
    }

    [GeneratedRegex(@"\[formula\]|\{\{formula:[^{}]{0,100}\}\}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Formulas();

    [GeneratedRegex(
        @"\[\\[a-z]+=[^\]]{0,1000}\]|\{\{[a-z]+:[^{}]{0,100}\}\}|\bREF\b", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Marks();

    [GeneratedRegex(@"[(\[][\s,;:~.-]*[)\]]", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Empty();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Blanks();

    [GeneratedRegex(@" ([,.;:!?)\]])", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex BeforeSign();
}
