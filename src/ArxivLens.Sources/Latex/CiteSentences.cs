using System.Text;
using System.Text.RegularExpressions;
using ArxivLens.Core.Papers;

namespace ArxivLens.Sources.Latex;

/// <summary>The sentences of a TeX file in which entries of the list are cited, by the key of the entry.</summary>
internal static partial class CiteSentences
{
    private const int LongestParagraph = 20_000;

    /// <summary>Finds the sentences.</summary>
    /// <param name="tex">TeX without comments.</param>
    /// <param name="found">What was found, added to.</param>
    public static void Find(string tex, Dictionary<string, List<string>> found)
    {
        foreach (var paragraph in Paragraphs().Split(tex))
        {
            if (paragraph.Length <= LongestParagraph && paragraph.Contains("\\cite", StringComparison.Ordinal))
                FindIn(paragraph, found);
        }
    }

    private static void FindIn(string paragraph, Dictionary<string, List<string>> found)
    {
        var cited = new List<string[]>();
        var marked = Cite().Replace(CiteMarks.Without(paragraph), match => ' ' + CiteMarks.Add(
            cited, match.Groups["keys"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)));
        if (cited.Count == 0)
            return;
        var plain = Plain(marked);
        CiteMarks.Take(plain, cited, found);
    }

    private static string Plain(string marked)
    {
        var plain = new StringBuilder();
        foreach (var part in TexText.Split(TexText.ToPlain(marked)))
            plain.Append(part.IsMathematics ? part.Text.ReplaceLineEndings(" ") : Commands().Replace(part.Text, " "));
        return Blanks().Replace(plain.ToString(), " ");
    }

    [GeneratedRegex(@"\r?\n[ \t]*\r?\n", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Paragraphs();

    [GeneratedRegex(
        @"~?\\(no|full|text|paren|foot|auto|super)?[cC]ite[a-zA-Z]*\*?\s*(\[[^\]]{0,300}\]\s*){0,2}\{(?<keys>[^{}]{1,2000})\}",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Cite();

    [GeneratedRegex(@"\\(begin|end|label|ref|eqref|footnote|vspace|hspace)\*?\{[^{}]{0,100}\}|\\[A-Za-z@]+\*?|[{}]", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Commands();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Blanks();
}
