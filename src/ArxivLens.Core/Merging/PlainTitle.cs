using System.Text.RegularExpressions;

namespace ArxivLens.Core.Merging;

/// <summary>
/// Titles that name a work by themselves. One that says what sort of text it is, or that comes back every year, is not enough to
/// hold two works to be one.
/// </summary>
internal static partial class PlainTitle
{
    /// <summary>Whether a title may tell a work.</summary>
    public static bool IsTelling(string title) => !Kind().IsMatch(title) && !Thesis().IsMatch(title);

    /// <summary>Whether the authors call it a thesis: papers made of it often have its title.</summary>
    public static bool IsThesis(string? comments) => comments is not null && Thesis().IsMatch(comments);

    [GeneratedRegex(
        @"^\W*(?:erratum|errata|corrigend(?:um|a)|correction|addend(?:um|a)|publisher.{0,3}s? note|retract(?:ion|ed)|withdrawn"
        + @"|(?:a |further |some |brief |short )?(?:comments?|remarks?|notes? added|repl(?:y|ies)|response|rejoinder|discussion)\b.{0,4}(?:on|to|of)?\b.{0,3}[""“‘'`]"
        + @"|(?:a )?(?:comments?|repl(?:y|ies)|response) (?:on|to|about)\b|rejoinder|proceedings|preface|foreword|editorial|introduct(?:ion|ory)\b|conclu(?:sions?|ding)"
        + @"|summary\b|(?:annual|status|progress|activity|final|interim|workshop|working group) report|report (?:of|on|from)|abstracts?\b|book reviews?"
        + @"|review of particle|obituary|in memoriam|contents|table of|index\b|(?:lecture )?notes\b|highlights|news\b|program(?:me)?\b|open problems"
        + @"|.{0,80}\b(?:proceedings of|workshop|conference|symposium|summer school)\b)"
        + @"|[(\[:]\s*(?:erratum|errata|corrigend(?:um|a)|addend(?:um|a)|reply|comment|rejoinder)\b",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Kind();

    [GeneratedRegex(
        @"\b(?:thes[ie]s|dissertation|habilitation|ph\.?\s?d\b|doctora(?:l|te)|diplom(?:arbeit|a)?\b|th[eè]se\b|tesis?\b|masterarbeit)",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Thesis();
}
