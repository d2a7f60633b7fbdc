using System.Text.RegularExpressions;

namespace ArxivLens.Core.Articles;

/// <summary>Names of people in running text.</summary>
internal static partial class PersonText
{
    /// <summary>
    /// Whether a text is the name of a person and nothing else: two to five words in capitals, initials and particles.
    /// </summary>
    public static bool IsName(string text) => text.Length <= 60 && text.Count(c => c == ' ') <= 4 && WholeName().IsMatch(text);

    private const string Word = @"(?:\p{Lu}\.|(?:\p{Lu}[\p{Ll}'’]+){1,3}(?:-\p{Lu}?[\p{Ll}'’]+)?)";

    [GeneratedRegex(
        "^" + Word + @"(?: (?:de|van|von|der|den|la|da|du|bin|al|le|del|di|y|ibn|ter|" + Word + @"|\p{Lu}))*(?: " + Word + ")$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex WholeName();
}
