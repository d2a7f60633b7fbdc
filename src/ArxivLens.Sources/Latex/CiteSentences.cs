using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Summaries;

namespace ArxivLens.Sources.Latex;

/// <summary>The sentences of a TeX file in which entries of the list are cited, by the key of the entry.</summary>
internal static partial class CiteSentences
{
    private const int MostOfKey = 5;
    private const int LongestParagraph = 20_000;
    private const int Shortest = 25;
    private const int Longest = 700;

    // Characters of private use stand for the keys while TeX is read.
    private const char Open = '\ue000';
    private const char Close = '\ue001';

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
        var marked = Cite().Replace(paragraph.Replace(Open, ' ').Replace(Close, ' '), match =>
        {
            cited.Add(match.Groups["keys"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
            return string.Create(CultureInfo.InvariantCulture, $"{Open}{cited.Count - 1}{Close}");
        });
        if (cited.Count == 0)
            return;
        var plain = Plain(marked);
        foreach (var span in Sentences.Split(plain))
            Take(plain.Substring(span.Start, span.Length), cited, found);
    }

    private static void Take(string sentence, List<string[]> cited, Dictionary<string, List<string>> found)
    {
        var marks = Mark().Matches(sentence);
        if (marks.Count == 0)
            return;
        var text = Blanks().Replace(Mark().Replace(sentence, "[…]"), " ").Trim();
        if (text.Length is < Shortest or > Longest)
            return;
        foreach (var key in marks.SelectMany(mark => cited[int.Parse(mark.Groups["number"].ValueSpan, CultureInfo.InvariantCulture)]).Distinct())
        {
            if (!found.TryGetValue(key, out var sentences))
                found.Add(key, sentences = []);
            if (sentences.Count < MostOfKey && !sentences.Contains(text))
                sentences.Add(text);
        }
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

    [GeneratedRegex("\ue000(?<number>[0-9]{1,6})\ue001", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Mark();

    [GeneratedRegex(@"\\(begin|end|label|ref|eqref|footnote|vspace|hspace)\*?\{[^{}]{0,100}\}|\\[A-Za-z@]+\*?|[{}]", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Commands();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Blanks();
}
