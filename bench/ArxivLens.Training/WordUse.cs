using ArxivLens.Core.Terms;
using ArxivLens.Index.Analysis;

namespace ArxivLens.Training;

/// <summary>How a word is used in titles and abstracts: what tells a noun from a verb and a subject from an empty word.</summary>
internal sealed class WordUse
{
    /// <summary>Names of the measures, in the order of <see cref="Measure"/>.</summary>
    public static readonly string[] Measures =
        ["title", "frequency", "to", "modal", "article", "preposition", "be", "+article", "+of|is", "+of", "+grammar",
         "begins", "ends", "alone", "rare"];

    private static readonly HashSet<string> Subjects = ["to", "we", "they", "i"];
    private static readonly HashSet<string> Modals = ["cannot", "not", "can", "could", "may", "might", "must", "shall", "should",
        "will", "would", "it", "which", "that", "who", "whom"];
    private static readonly HashSet<string> Articles = ["the", "a", "an", "this", "these", "our", "their", "its"];
    private static readonly HashSet<string> Prepositions = ["of", "in", "for", "with", "by", "on", "from", "between"];
    private static readonly HashSet<string> Auxiliaries = ["is", "are", "was", "were", "be", "been", "being", "has", "have"];

    private int titles;
    private int begins;
    private int ends;
    private int alone;
    private int abstracts;
    private int toBefore;
    private int modalBefore;
    private int articleBefore;
    private int prepositionBefore;
    private int auxiliaryBefore;
    private int articleBehind;
    private int closeBehind;
    private int ofBehind;
    private int grammarBehind;

    /// <summary>How often it occurs.</summary>
    public int Count => titles + abstracts;

    /// <summary>Counts every word of a title.</summary>
    public static void CountTitle(TermToken[] tokens, Dictionary<string, WordUse> uses)
    {
        for (var at = 0; at < tokens.Length; at++)
        {
            if (!tokens[at].IsContent) continue;
            var use = UseOf(tokens[at].Form, uses);
            var isFirst = !tokens[at].FollowsBlank || at == 0 || !tokens[at - 1].IsContent;
            var isLast = at == tokens.Length - 1 || !tokens[at + 1].FollowsBlank || !tokens[at + 1].IsContent;
            use.titles++;
            use.begins += isFirst ? 1 : 0;
            use.ends += isLast ? 1 : 0;
            use.alone += isFirst && isLast ? 1 : 0;
        }
    }

    /// <summary>Counts every word of an abstract.</summary>
    public static void CountAbstract(TermToken[] tokens, Dictionary<string, WordUse> uses)
    {
        for (var at = 0; at < tokens.Length; at++)
        {
            if (!tokens[at].IsContent) continue;
            var use = UseOf(tokens[at].Form, uses);
            use.abstracts++;
            if (at > 0 && tokens[at].FollowsBlank) use.CountBefore(tokens[at - 1].Form);
            if (at < tokens.Length - 1 && tokens[at + 1].FollowsBlank) use.CountBehind(tokens[at + 1]);
            else use.closeBehind++;
        }
    }

    /// <summary>The measures of a word; of one that is not known when it is <c>null</c>.</summary>
    public static double[] Measure(WordUse? use)
    {
        var known = use ?? new WordUse();
        return
        [
            Math.Log((known.titles + 0.3) / (known.abstracts + 5) * 15),
            Math.Log(known.abstracts + 5) / 5,
            known.Share(known.toBefore, 0.01),
            known.Share(known.modalBefore, 0.02),
            known.Share(known.articleBefore, 0.1),
            known.Share(known.prepositionBefore, 0.1),
            known.Share(known.auxiliaryBefore, 0.03),
            known.Share(known.articleBehind, 0.03),
            known.Share(known.closeBehind, 0.3),
            known.Share(known.ofBehind, 0.05),
            known.Share(known.grammarBehind, 0.1),
            known.TitleShare(known.begins, 0.4),
            known.TitleShare(known.ends, 0.4),
            known.TitleShare(known.alone, 0.2),
            known.Count < 10 ? 1 : 0,
        ];
    }

    /// <summary>How much more it is used as a verb than as a noun, by the words at its sides.</summary>
    public static double Verbness(WordUse? use)
    {
        if (use is null || use.Count < 10) return -1;
        var measures = Measure(use);
        return 0.5 * measures[2] + 0.5 * measures[3] + measures[7] - 0.7 * measures[4] - 0.7 * measures[8];
    }

    /// <summary>
    /// Whether it hardly ever ends what it stands in, as <c>using</c> and <c>based</c>: an article or a word of grammar follows five
    /// times as often as a rule.
    /// </summary>
    public static bool Joins(WordUse? use)
    {
        if (use is null || use.Count < 100) return false;
        var measures = Measure(use);
        return measures[7] > 1.6 || measures[10] > 1.6;
    }

    private static WordUse UseOf(string form, Dictionary<string, WordUse> uses)
    {
        if (!uses.TryGetValue(form, out var use)) uses.Add(form, use = new WordUse());
        return use;
    }

    private void CountBefore(string form)
    {
        if (Subjects.Contains(form)) toBefore++;
        else if (Modals.Contains(form)) modalBefore++;
        else if (Articles.Contains(form)) articleBefore++;
        else if (Prepositions.Contains(form)) prepositionBefore++;
        else if (Auxiliaries.Contains(form)) auxiliaryBefore++;
    }

    private void CountBehind(TermToken next)
    {
        if (Articles.Contains(next.Form) || next.Form == "that") articleBehind++;
        else if (next.Form is "of" or "is" or "are" or "in" or "and") closeBehind++;
        else if (next.Kind == TokenKind.StopWord) grammarBehind++;
        if (next.Form == "of") ofBehind++;
    }

    /// <summary>The logarithm of how much more often than as a rule; a word hardly met is taken for the rule.</summary>
    private double Share(int count, double rule) => Math.Log((count + 2 * rule) / (abstracts + 2) / rule);

    private double TitleShare(int count, double rule) => Math.Log((count + 2 * rule) / (titles + 2) / rule);
}
