using System.Text.RegularExpressions;

namespace ArxivLens.Core.Articles;

/// <summary>Names of people in running text.</summary>
internal static partial class PersonText
{
    /// <summary>Whether a text is the name of a person and nothing else: two to five words in capitals, initials and particles.</summary>
    public static bool IsName(string text) => text.Length <= 60 && WholeName().IsMatch(text);

    [GeneratedRegex(
        @"^(\p{Lu}[\p{Ll}'’]+|\p{Lu}\.|\p{Lu}[\p{Ll}'’]+-\p{Lu}[\p{Ll}'’]+|Mc\p{Lu}\p{Ll}+|Ma?c\p{Lu}\p{Ll}+|[OD]['’]\p{Lu}\p{Ll}+)"
        + @"( (de|van|von|der|den|la|da|du|bin|al|le|del|di|y|\p{Lu}[\p{L}'’]*\.?|\p{Lu}[\p{Ll}'’]+-\p{L}+)){1,4}$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex WholeName();
}
