using System.Globalization;
using System.Text;
using ArxivLens.Core.Papers;
using ArxivLens.Index.Analysis;

namespace ArxivLens.Core.Citing;

/// <summary>The name by which an entry is cited, as arXiv makes it: first author, year, first words of the title.</summary>
internal static class CitationKey
{
    private const int WordsOfTitle = 4;

    /// <summary>The key, of letters and digits: <c>seger2023opensourcinghighlycapablefoundation</c>.</summary>
    public static string Of(Work work)
    {
        var key = new StringBuilder();
        if (work.Authors is [var first, ..])
            AddLetters(key, first.Family);
        key.Append(CultureInfo.InvariantCulture, $"{YearOf(work)}");
        foreach (var word in Words(TexText.ToDisplay(work.Title)).Take(WordsOfTitle))
            key.Append(word);
        if (key.Length == 0)
            AddLetters(key, work.Key.ToString());
        return key.ToString();
    }

    /// <summary>The year of the newest version, which is the one that is cited; else that of publication.</summary>
    public static int? YearOf(Work work)
        => work.Paper is { Versions: [.., var newest] } && newest.Created.Year > 1970 ? newest.Created.Year : work.Published?.Year ?? work.Year;

    private static IEnumerable<string> Words(string title) => title
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Select(Letters)
        .Where(word => word.Length > 0 && Analyzer.Analyze(word).Any(token => token.Kind != TokenKind.StopWord));

    private static string Letters(string text)
    {
        var letters = new StringBuilder();
        AddLetters(letters, text);
        return letters.ToString();
    }

    private static void AddLetters(StringBuilder key, string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
                key.Append(Papers.Letters.ToAscii(rune)?.ToLowerInvariant());
        }
    }
}
