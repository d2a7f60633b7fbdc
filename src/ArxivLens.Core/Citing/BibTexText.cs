using System.Text;
using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Citing;

/// <summary>Plain text (<see cref="TexText"/>) as the value of a field: signs that TeX would obey are escaped, formulas stand.</summary>
internal static class BibTexText
{
    private const string Escaped = "&%#_$";

    /// <summary>
    /// Writes a text. BibTeX counts braces whether or not a backslash stands before them, and others do not count such braces, so
    /// neither finds one: they are named.
    /// </summary>
    public static string Of(string plain)
    {
        var text = new StringBuilder(plain.Length + 8);
        foreach (var part in TexText.Split(OneLine.Of(plain)))
        {
            if (part.IsMathematics)
                text.Append(Formula(part.Text));
            else
                AddWords(text, part.Text);
        }

        return text.ToString();
    }

    /// <summary>Writes a DOI or an address, which packages read word for word: only what would end the field is encoded.</summary>
    public static string OfAddress(string text) => text
        .Replace("{", "%7B", StringComparison.Ordinal).Replace("}", "%7D", StringComparison.Ordinal)
        .Replace(@"\", "%5C", StringComparison.Ordinal);

    private static void AddWords(StringBuilder text, string words)
    {
        for (var at = 0; at < words.Length; at++)
        {
            var sign = words[at];
            if (Escaped.Contains(sign, StringComparison.Ordinal))
                text.Append('\\');
            text.Append(sign switch
            {
                '{' => @"{\textbraceleft}",
                '}' => @"{\textbraceright}",
                '~' => @"{\textasciitilde}",
                '^' => @"{\textasciicircum}",
                // A command that is not known stays one, as at arXiv; before any other sign the backslash is only itself.
                '\\' when at + 1 == words.Length || !char.IsAsciiLetter(words[at + 1]) => @"{\textbackslash}",
                _ => sign.ToString(),
            });
        }
    }

    private static string Formula(string formula)
    {
        var text = new StringBuilder(formula.Length + 8);
        var depth = 0;
        for (var at = 0; at < formula.Length; at++)
        {
            var sign = formula[at];
            if (sign == '\\' && at + 1 < formula.Length)
            {
                text.Append(formula[++at] switch { '{' => @"\lbrace ", '}' => @"\rbrace ", var other => $@"\{other}" });
                continue;
            }

            depth = sign switch { '{' when depth >= 0 => depth + 1, '}' when depth >= 0 => depth - 1, _ => depth };
            // What follows a percent sign would be a comment, the closing dollar with it.
            text.Append(sign == '%' ? @"\%" : sign);
        }

        // A formula may be cut off: an entry with one brace too many would take the rest of the file with it, so all are named.
        return depth == 0 ? text.ToString() : text.Replace("{", @"\lbrace ").Replace("}", @"\rbrace ").ToString();
    }
}
