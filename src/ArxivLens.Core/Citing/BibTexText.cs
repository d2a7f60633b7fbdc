using System.Text;
using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Citing;

/// <summary>Plain text (<see cref="TexText"/>) as the value of a field: signs that TeX would obey are escaped, formulas stand.</summary>
internal static class BibTexText
{
    private const string Escaped = "&%#_";

    /// <summary>Writes a text. BibTeX counts braces whether or not a backslash stands before them, so escaped ones are named.</summary>
    public static string Of(string plain)
    {
        var text = new StringBuilder(plain.Length + 8);
        foreach (var part in TexText.Split(plain.ReplaceLineEndings(" ")))
        {
            if (part.IsMathematics)
                text.Append(part.Text.Replace(@"\{", @"\lbrace ", StringComparison.Ordinal).Replace(@"\}", @"\rbrace ", StringComparison.Ordinal));
            else
                AddWords(text, part.Text);
        }

        return Balance(text.ToString());
    }

    /// <summary>Writes a DOI or an address, which packages read word for word: only what would end the field is encoded.</summary>
    public static string OfAddress(string text) => text
        .Replace("{", "%7B", StringComparison.Ordinal).Replace("}", "%7D", StringComparison.Ordinal)
        .Replace(@"\", "%5C", StringComparison.Ordinal);

    private static void AddWords(StringBuilder text, string words)
    {
        foreach (var sign in words)
        {
            if (Escaped.Contains(sign, StringComparison.Ordinal))
                text.Append('\\');
            text.Append(sign switch
            {
                '{' => @"\textbraceleft ",
                '}' => @"\textbraceright ",
                '$' => @"\$",
                '~' => @"\textasciitilde ",
                '^' => @"\textasciicircum ",
                _ => sign.ToString(),
            });
        }
    }

    // A formula may be cut off: an entry with one brace too many would take the rest of the file with it.
    private static string Balance(string text)
    {
        var depth = 0;
        foreach (var sign in text)
        {
            depth += sign switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth < 0)
                break;
        }

        return depth == 0 ? text : text.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);
    }
}
