using System.Text.RegularExpressions;
using ArxivLens.Core.Terms;

namespace ArxivLens.Training;

/// <summary>
/// Phrases that authors themselves chose for an abstract, from arXiv's metadata (CC0): the key words some give, and what of the title
/// stands in the abstract word for word.
/// </summary>
internal static partial class TermLabels
{
    private const int LongestPhrase = 4;
    private const int FewestKeywords = 3;
    private const int FewestTitlePhrases = 2;
    private const int ShortestAbstract = 200;

    /// <summary>The text with the phrases of its authors; <c>null</c> when they are too few to tell anything.</summary>
    /// <param name="paper">The paper.</param>
    /// <param name="withoutKeywords">Whether one without key words is wanted too.</param>
    /// <param name="joins">Whether a word only joins what stands at its sides: no phrase of a title goes over it.</param>
    public static LabelledText? Of(LabelPaper paper, bool withoutKeywords, Predicate<string> joins)
    {
        var summary = OneLine(paper.Abstract);
        var title = OneLine(paper.Title);
        var own = Keywords().Match(summary);
        var given = own.Success ? own : Keywords().Match(OneLine(paper.Comments ?? ""));
        if (own.Success) summary = summary[..own.Index];
        if (summary.Length < ShortestAbstract) return null;
        var keywords = given.Success ? ReadKeywords(given.Groups[1].Value) : [];
        var phrases = TitlePhrases(TermToken.Read(title), summary, joins);
        if (keywords.Count >= FewestKeywords) return new LabelledText($"{title}\n{summary}", [.. keywords, .. phrases]);
        return withoutKeywords && phrases.Count >= FewestTitlePhrases ? new LabelledText(summary, phrases) : null;
    }

    private static List<string> ReadKeywords(string list) =>
    [
        .. Remark().Split(list)[0].Split([',', ';', '·', '•']).Select(word => word.Trim(' ', '.'))
            .Where(word => word.Length is > 2 and < 60 && word.Split(' ').Length <= LongestPhrase),
    ];

    /// <summary>The longest runs of the title's words that the abstract has side by side, from the left.</summary>
    private static List<string> TitlePhrases(TermToken[] title, string summary, Predicate<string> joins)
    {
        var text = $" {string.Join(' ', TermToken.Read(summary).Select(token => token.Form))} ";
        var found = new List<string>();
        for (var start = 0; start < title.Length;)
        {
            var length = Math.Min(LongestPhrase, RunFrom(title, start, joins));
            while (length > 0 && !text.Contains($" {Phrase(title, start, length)} ", StringComparison.Ordinal)) length--;
            if (length > 1 || (length == 1 && title[start].Form.Length > 3)) found.Add(Phrase(title, start, length));
            start += Math.Max(1, length);
        }

        return found;
    }

    private static int RunFrom(TermToken[] title, int start, Predicate<string> joins)
    {
        var end = start;
        while (end < title.Length && title[end].IsContent && !joins(title[end].Form) && (end == start || title[end].FollowsBlank)) end++;
        return end - start;
    }

    private static string Phrase(TermToken[] title, int start, int length)
        => string.Join(' ', title.AsSpan(start, length).ToArray().Select(token => token.Form));

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex(
        @"\b(?:key[ \-]?words?(?: and phrases)?|index terms)\s*[:.—\-]+\s*(.{10,400})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Keywords();

    [GeneratedRegex(@"\b(?:arXiv admin|\d+ pages|figures?)\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Remark();
}

/// <summary>A paper as its metadata tell it.</summary>
internal sealed record LabelPaper(string Title, string Abstract, string? Comments = null);

/// <summary>A text with phrases that somebody chose for it.</summary>
/// <param name="Text">The text.</param>
/// <param name="KeyPhrases">The phrases.</param>
internal sealed record LabelledText(string Text, IReadOnlyList<string> KeyPhrases);
