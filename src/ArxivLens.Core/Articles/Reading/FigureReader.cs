using System.Text.RegularExpressions;

namespace ArxivLens.Core.Articles.Reading;

/// <summary>
/// Finds figures that are claimed: shares, sums and counts of a size, and whom the article names for them. Years, days, versions,
/// telephone numbers and counts of a few are none.
/// </summary>
internal static partial class FigureReader
{
    private const int LongestSource = 120;

    /// <summary>Finds them in order.</summary>
    public static IReadOnlyList<ArticleFigure> Find(Outline outline)
    {
        var found = new List<ArticleFigure>();
        foreach (var paragraph in outline.Paragraphs.Where(paragraph => paragraph.IsProse)) FindIn(paragraph, found);
        return found;
    }

    private static void FindIn(Paragraph paragraph, List<ArticleFigure> found)
    {
        foreach (var sentence in paragraph.Sentences)
        {
            var text = paragraph.Text.Substring(sentence.Start, sentence.Length);
            if (!text.AsSpan().ContainsAnyInRange('0', '9') && !InWords().IsMatch(text)) continue;
            if (text[^1] == '?' || !IsClaim(text)) continue;
            var end = sentence.Start + sentence.Length;
            found.Add(new ArticleFigure(text, SourceOf(text), paragraph.Flow.Place(sentence.Start, end)));
        }
    }

    private static bool IsClaim(string text)
        => Share().IsMatch(text) || InWords().IsMatch(text) || Counted().IsMatch(text) || Large().IsMatch(Times().Replace(text, ""));

    /// <summary>Whom the sentence names for it.</summary>
    private static string? SourceOf(string text)
    {
        var match = By().Match(text);
        if (!match.Success) match = According().Match(text);
        if (!match.Success) match = Group().Match(text);
        if (!match.Success) match = Finder().Match(text);
        if (!match.Success) return null;
        var source = LeadingArticle().Replace(match.Groups["source"].Value.Trim(' ', ','), "");
        return source.Length is 0 or > LongestSource || SayingVerbs.IsPronoun(source) ? null : source;
    }

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;
    private const string Name = @"(?<source>(?:the |a |an )?\p{Lu}[\p{L}\d&.'’-]*(?:(?: (?:of|for|and|on|the|de|in|&))? \p{Lu}[\p{L}\d&'’-]*){0,7})";

    /// <summary>Per cent, percentage points, <c>3 in 10</c>, times as many.</summary>
    [GeneratedRegex(@"\d\+?\s?(%|％|percent\b|per cent\b|pct\b|percentage points?\b|Prozent\b|por ciento\b|pour cent\b)|\b\d+ (out of|in every) (every )?\d+|\b\d+ in \d+\b|\b[\d.]+(x| times) (more|less|as|higher|faster|larger|greater|lower|fewer|likelier)", Options)]
    private static partial Regex Share();

    [GeneratedRegex(@"\b(one|two|three|four|five|six|seven|eight|nine) (in|out of) (every )?(three|four|five|six|seven|eight|nine|ten|a hundred)\b|\b(half|a (third|quarter|fifth|majority)|two[- ]thirds|three[- ]quarters|most) of (the |all )?([\p{L}-]+ ){0,3}(respondents|participants|people (polled|surveyed)|those (polled|surveyed|interviewed)|americans|adults|voters|patients|researchers)\b", Options)]
    private static partial Regex InWords();

    /// <summary>People that were asked, cases that were counted.</summary>
    [GeneratedRegex(@"\b(survey|poll|study|interviews?|sample|cohort|trial|analysis|review)(ed|s)? (of|with|among) (over |about |around |more than |nearly |almost |some )?\d|\b\d[\d,.]* ([\p{L}-]+ ){0,4}(polled|surveyed|interviewed|sampled|respondents|participants|interviews)\b", Options)]
    private static partial Regex Counted();

    /// <summary>Thousands and more, sums of money.</summary>
    [GeneratedRegex(@"\b\d{1,3}(,\d{3})+(s|\b)|\b\d[\d.,]* ?(thousand|million|billion|trillion|bn\b|Millionen|Milliarden|millions|milliards|millones)|[$€£¥]\s?\d{4,}|\b\d{4,} (dollars|euros)\b", Options)]
    private static partial Regex Large();

    /// <summary>What looks like a figure and is a day or an hour.</summary>
    [GeneratedRegex(@"\b(January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.? \d{1,2}(, \d{4})?|\b\d{1,2}:\d{2}\b", Options)]
    private static partial Regex Times();

    [GeneratedRegex(@"\b(?:polled|surveyed|interviewed|published|reported|commissioned|released|conducted|collected|compiled|estimated|found) by " + Name + @"|\b(?:survey|poll|study|report|data|figures|estimates|analysis|statistics|numbers|research) (?:of [^,.]{1,40} )?(?:by|from|of) " + Name, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex By();

    [GeneratedRegex(@"\b(?:according to|as reported by|as measured by|(?:source|data): ?|selon|laut|según)\s?(?<source>[^,.;:()]{2,110})", Options)]
    private static partial Regex According();

    /// <summary><c>of 2,778 published AI researchers polled</c></summary>
    [GeneratedRegex(@"\b(?:of|among) (?:the |all )?(?<source>\d[\d,.]*\d? (?:[\p{L}-]+ ){1,5})(?:polled|surveyed|interviewed|asked)\b", Options)]
    private static partial Regex Group();

    [GeneratedRegex(@"^(?:In \d{4}, |Last year, |Recently, )?(?<source>(?:A|An|The|One|Another|This|That)? ?(?:\p{L}[\p{L}\d&.'’-]* ){0,7}(?:survey|poll|study|report|researchers|scientists|paper|analysis|census|review|index|institute|bureau|agency|university|team|authors|economists|data|foundation|organization|organisation|ministry|department|bank|fund)|" + @"(?:\p{Lu}[\p{L}\d&'’.-]*)(?: (?:of|for|and|the|&|\p{Lu}[\p{L}\d&'’.-]*)){0,6}) (?:has |have |also |recently |now )?(?:found|finds|find|reported|reports|report|estimated|estimates|estimate|showed|shows|show|says|said|suggests|suggested|puts|counted|counts|calculated|claims|claimed|concluded|concludes|revealed|reveals|indicates|noted)\b", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Finder();

    [GeneratedRegex(@"^(a|an|the|one) ", Options)]
    private static partial Regex LeadingArticle();
}
