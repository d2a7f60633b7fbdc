using System.Globalization;
using System.Text.RegularExpressions;
using ArxivLens.Sources.Articles.Extraction;

namespace ArxivLens.Sources.Articles.Facts;

/// <summary>How many minutes an article takes to read: as its page says, else at 238 words a minute (Brysbaert 2019).</summary>
internal static partial class ReadingTime
{
    private const double WordsPerMinute = 238;
    private const double CharactersPerWord = 2;
    private const int Longest = 600;

    /// <param name="meta">The page's meta elements.</param>
    /// <param name="data">The page's data.</param>
    /// <param name="before">What is shown before the article begins; what stands behind may be of other articles.</param>
    /// <param name="text">The article.</param>
    public static int Of(MetaTags meta, LinkedData data, string before, string text) =>
        InMinutes(Duration().Match(data.TimeRequired ?? ""))
        ?? InMinutes(Said().Match(meta.First("twitter:data1") ?? ""))
        ?? InMinutes(Said().Match(meta.First("twitter:data2") ?? ""))
        ?? InMinutes(Said().Match(before))
        ?? InMinutes(Titled().Match(before))
        ?? Estimate(text);

    private static int? InMinutes(Match match) =>
        match.Success && int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)
        && minutes is > 0 and <= Longest
            ? minutes
            : null;

    private static int Estimate(string text)
    {
        var words = 0.0;
        var isInWord = false;
        foreach (var c in text)
        {
            if (TextCount.IsUnspaced(c)) words += 1 / CharactersPerWord;
            var isLetter = char.IsLetterOrDigit(c) && !TextCount.IsUnspaced(c) || isInWord && c is '\'' or '’' or '-';
            if (isLetter && !isInWord) words++;
            isInWord = isLetter;
        }

        return Math.Max(1, (int)Math.Round(words / WordsPerMinute, MidpointRounding.AwayFromZero));
    }

    [GeneratedRegex("^PT([0-9]{1,3})M", RegexOptions.NonBacktracking)]
    private static partial Regex Duration();

    [GeneratedRegex(@"\b([0-9]{1,3})[ \u00A0-]?(?:minutes?|mins?\.?|minuten|minutos|minuti)[ \u00A0-](?:of )?(?:read|to read|reading|lesezeit|de lecture|de lectura|de leitura|di lettura)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Said();

    [GeneratedRegex(@"(?:reading time|time to read|lesezeit|lesedauer|temps de lecture|tiempo de lectura|tempo de leitura|tempo di lettura)[ \u00A0]?:?[ \u00A0]?(?:ca\.? |~)?([0-9]{1,3})[ \u00A0]?min", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Titled();
}
