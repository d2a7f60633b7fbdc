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
        var plain = TexText.ToPlain(text);
        return NeedsCleaning(plain) ? TrimEnds(Respace(plain)) : plain;
    }

    private static bool NeedsCleaning(string plain)
    {
        for (var i = 0; i < plain.Length; i++)
        {
            var c = plain[i];
            if (c == '.' && i + 1 < plain.Length && plain[i + 1] is not (' ' or '-'))
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
            spaced.Append(c is '\n' or '_' ? ' ' : c);
            if (c == '.' && i + 1 < plain.Length && char.IsLetter(plain[i + 1]))
                spaced.Append(' ');
        }

        return string.Join(' ', spaced.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
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
