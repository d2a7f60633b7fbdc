using System.Globalization;
using System.Text;

namespace ArxivLens.Core.Papers;

/// <summary>Cleans a name of what is not part of it.</summary>
internal static class NameText
{
    private const string FootnoteMarks = "†‡*§¶#^°∗⋆★✉¹²³⁴⁵⁶⁷⁸⁹⁰";

    /// <summary>
    /// Plain text with initials set apart (<c>N.A.Alves</c> becomes <c>N. A. Alves</c>) and nothing odd at either end.
    /// </summary>
    public static string Clean(string text)
    {
        var plain = TexText.ToPlain(WithBackslashes(text));
        return NeedsCleaning(plain) ? TrimEnds(Respace(plain)) : plain;
    }

    // Fr/"ohlich, M"uller, Mu"ller, Colo`: accents whose backslash leans the other way, is missing, or that stand behind their letter.
    private static string WithBackslashes(string text)
    {
        for (var at = 1; at < text.Length; at++)
        {
            var (before, after) = (text[at - 1], at + 1 < text.Length ? text[at + 1] : ' ');
            if (text[at] == '/' && after is '\'' or '"' or '”' or '`' or '^' && text[at] == '/' && at + 2 < text.Length && char.IsLetter(text[at + 2]))
                return $"{text.AsSpan(0, at)}\\{(after == '”' ? '"' : after)}{WithBackslashes(text[(at + 2)..])}";
            if (text[at] == '"' && char.IsLetter(before) && before != '\\' && "aouAOU".Contains(after, StringComparison.Ordinal))
                return $"{text.AsSpan(0, at)}\\\"{WithBackslashes(text[(at + 1)..])}";
            if (text[at] == '"' && "aouAOU".Contains(before, StringComparison.Ordinal) && char.IsLetter(after))
                return $"{text.AsSpan(0, at - 1)}\\\"{before}{WithBackslashes(text[(at + 1)..])}";
            if (text[at] == '`' && "aeiou".Contains(before, StringComparison.Ordinal) && !char.IsLetter(after) && at > 2)
                return $"{text.AsSpan(0, at - 1)}\\`{before}{WithBackslashes(text[(at + 1)..])}";
        }

        return text;
    }

    private static bool NeedsCleaning(string plain)
    {
        for (var i = 0; i < plain.Length; i++)
        {
            var c = plain[i];
            if (c == '.' && i + 1 < plain.Length && plain[i + 1] is not (' ' or '-'))
                return true;
            if (c == '-' && (i == 0 || plain[i - 1] is ' ' || i + 1 == plain.Length || plain[i + 1] == ' '))
                return true;
            if (!char.IsLetter(c) && c is not ('.' or ' ' or '-' or '\''))
                return true;
        }

        return plain.Length > 0 && (!char.IsLetter(plain[0]) || plain[^1] is '-' or ' ');
    }

    private static string Respace(string plain)
    {
        var spaced = new StringBuilder(plain.Length + 8);
        for (var i = 0; i < plain.Length; i++)
        {
            var c = plain[i];
            if (c == '$')
            {
                // a footnote number: $^{1,2}$
                var end = plain.IndexOf('$', i + 1);
                i = end < 0 ? i : end;
                continue;
            }

            if (FootnoteMarks.Contains(c) || c is '\\' or '{' or '}' or '"')
                continue;
            spaced.Append(c switch
            {
                '\n' or '_' => ' ',
                '–' or '—' or '‐' or '‑' or '−' => '-',
                '`' or '´' => '’',
                _ => c,
            });
            if (c == '.' && i + 1 < plain.Length && char.IsLetter(plain[i + 1]))
                spaced.Append(' ');
        }

        return string.Join(' ', spaced.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)).Replace(". -", ".-", StringComparison.Ordinal).Replace("- ", "-", StringComparison.Ordinal);
    }

    private static string TrimEnds(string name)
    {
        var start = 0;
        while (start < name.Length && !char.IsLetter(name[start]) && name[start] is not ('\'' or '’' or '‘'))
            start++;
        var end = name.Length;
        while (end > start && !CanEnd(name[end - 1]))
            end--;
        return name[start..end];
    }

    private static bool CanEnd(char c) =>
        char.IsLetter(c) || char.IsSurrogate(c) || c is '.' or '\'' or '’'
        || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark;
}
