using System.Globalization;
using System.Text.RegularExpressions;
using ArxivLens.Core.Summaries;

namespace ArxivLens.Sources.Latex;

/// <summary>
/// Marks that stand for citations while the text around them is cleaned, and the sentences they stand in: characters of private use
/// around a number.
/// </summary>
internal static partial class CiteMarks
{
    private const int MostOfKey = 5;
    private const int Shortest = 25;
    private const int Longest = 700;
    private const char Open = '\ue000';
    private const char Close = '\ue001';

    /// <summary>A text without anything that looks like a mark.</summary>
    public static string Without(string text) => text.Replace(Open, ' ').Replace(Close, ' ');

    /// <summary>The mark of a citation.</summary>
    /// <param name="cited">The keys of the citations so far, added to.</param>
    /// <param name="keys">Its keys.</param>
    public static string Add(List<string[]> cited, string[] keys)
    {
        cited.Add(keys);
        return string.Create(CultureInfo.InvariantCulture, $"{Open}{cited.Count - 1}{Close}");
    }

    /// <summary>Takes the sentences with marks, each under all keys that are cited in it.</summary>
    public static void Take(string plain, List<string[]> cited, Dictionary<string, List<string>> found)
    {
        foreach (var span in Sentences.Split(plain))
            TakeSentence(plain.Substring(span.Start, span.Length), cited, found);
    }

    /// <summary>A sentence for showing: its citations are left out; <c>null</c> when too little or too much is left.</summary>
    public static string? Shown(string sentence)
    {
        var text = Blanks().Replace(Mark().Replace(sentence, "[…]"), " ").Trim();
        return text.Length is < Shortest or > Longest ? null : text;
    }

    private static void TakeSentence(string sentence, List<string[]> cited, Dictionary<string, List<string>> found)
    {
        var marks = Mark().Matches(sentence);
        if (marks.Count == 0 || Shown(sentence) is not { } text)
            return;
        foreach (var key in marks.SelectMany(mark => cited[int.Parse(mark.Groups["number"].ValueSpan, CultureInfo.InvariantCulture)]).Distinct())
        {
            if (!found.TryGetValue(key, out var sentences))
                found.Add(key, sentences = []);
            if (sentences.Count < MostOfKey && !sentences.Contains(text))
                sentences.Add(text);
        }
    }

    [GeneratedRegex("\ue000(?<number>[0-9]{1,6})\ue001", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Mark();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Blanks();
}
