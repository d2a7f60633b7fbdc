namespace ArxivLens.Index.Analysis;

/// <summary>The endings and the words of their own of <see cref="EnglishStemmer"/>, as its definition lists them.</summary>
internal static class StemmerTables
{
    /// <summary>An ending and what stands in its place.</summary>
    internal sealed record Rule(string Ending, string Replacement);

    /// <summary>Endings of step 2, by last letter.</summary>
    public static readonly Rule[][] Step2 = ByLastLetter(
        "ational ate tional tion enci ence anci ance abli able entli ent ization ize izer ize ation ate ator ate alism al " +
        "aliti al alli al fulness ful ousness ous ousli ous iveness ive iviti ive biliti ble bli ble ogi og fulli ful " +
        "lessli less li -");

    /// <summary>Endings of step 3, by last letter.</summary>
    public static readonly Rule[][] Step3 = ByLastLetter(
        "ational ate tional tion alize al icate ic iciti ic ical ic ful - ness - ative -");

    /// <summary>Endings of step 4, by last letter.</summary>
    public static readonly Rule[][] Step4 = ByLastLetter(
        "ement - ance - ence - able - ible - ment - ant - ent - ism - ate - iti - ous - ive - ize - ion - al - er - ic -");

    private static readonly Rule[] Words =
    [
        new("skis", "ski"), new("skies", "sky"), new("dying", "die"), new("lying", "lie"), new("tying", "tie"),
        new("idly", "idl"), new("gently", "gentl"), new("ugly", "ugli"), new("early", "earli"), new("only", "onli"),
        new("singly", "singl"), new("sky", "sky"), new("news", "news"), new("howe", "howe"), new("atlas", "atlas"),
        new("cosmos", "cosmos"), new("bias", "bias"), new("andes", "andes"),
    ];

    private static readonly string[] Kept =
        ["inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed"];

    private static readonly string[] Beginnings = ["gener", "commun", "arsen"];

    private const int LongestWord = 6;

    /// <summary>The stem of a word that follows no rule; <c>null</c> for all others.</summary>
    public static string? FindWord(ReadOnlySpan<char> word)
    {
        if (word.Length > LongestWord)
            return null;
        foreach (var rule in Words)
        {
            if (word.SequenceEqual(rule.Ending))
                return rule.Replacement;
        }

        return null;
    }

    /// <summary>Whether a word is left alone once its plural ending is gone.</summary>
    public static bool IsKept(ReadOnlySpan<char> word)
    {
        if (word.Length is < 6 or > 7 || word[^1] is not ('g' or 'd'))
            return false;
        foreach (var kept in Kept)
        {
            if (word.SequenceEqual(kept))
                return true;
        }

        return false;
    }

    /// <summary>Where the first region begins in words that begin so; 0 for all others.</summary>
    public static int RegionOfOwn(ReadOnlySpan<char> word)
    {
        if (word[0] is not ('g' or 'c' or 'a'))
            return 0;
        foreach (var beginning in Beginnings)
        {
            if (word.StartsWith(beginning))
                return beginning.Length;
        }

        return 0;
    }

    /// <summary>The rule of the longest ending a word has.</summary>
    public static Rule? FindLongest(Rule[][] rules, ReadOnlySpan<char> word)
    {
        var letter = word[^1] - 'a';
        if ((uint)letter >= 26)
            return null;
        foreach (var rule in rules[letter])
        {
            if (word.EndsWith(rule.Ending))
                return rule;
        }

        return null;
    }

    private static Rule[][] ByLastLetter(string pairs)
    {
        var rules = pairs.Split(' ').Chunk(2).Select(pair => new Rule(pair[0], pair[1] == "-" ? "" : pair[1])).ToArray();
        return [.. Enumerable.Range('a', 26).Select(letter => rules.Where(rule => rule.Ending[^1] == letter)
            .OrderByDescending(rule => rule.Ending.Length).ToArray())];
    }
}
