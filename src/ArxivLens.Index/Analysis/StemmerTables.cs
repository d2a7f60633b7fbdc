namespace ArxivLens.Index.Analysis;

/// <summary>The endings and the words of their own of <see cref="EnglishStemmer"/>, as its definition lists them.</summary>
internal static class StemmerTables
{
    /// <summary>Letters of the longest word of <see cref="FindWord"/>.</summary>
    public const int LongestWord = 6;

    private const int Letters = 26;

    /// <summary>Endings of step 2, by their last two letters.</summary>
    public static readonly Rule[]?[] Step2 = ByLastLetters(
        "ational ate tional tion enci ence anci ance abli able entli ent ization ize izer ize ation ate ator ate alism al " +
        "aliti al alli al fulness ful ousness ous ousli ous iveness ive iviti ive biliti ble bli ble ogi og fulli ful " +
        "lessli less li -");

    /// <summary>Endings of step 3, by their last two letters.</summary>
    public static readonly Rule[]?[] Step3 = ByLastLetters(
        "ational ate tional tion alize al icate ic iciti ic ical ic ful - ness - ative -");

    /// <summary>Endings of step 4, by their last two letters.</summary>
    public static readonly Rule[]?[] Step4 = ByLastLetters(
        "ement - ance - ence - able - ible - ment - ant - ent - ism - ate - iti - ous - ive - ize - ion - al - er - ic -");

    /// <summary>The stem of a word that follows no rule; <c>null</c> for all others.</summary>
    public static string? FindWord(ReadOnlySpan<char> word) => word switch
    {
        "skis" => "ski",
        "skies" or "sky" => "sky",
        "dying" => "die",
        "lying" => "lie",
        "tying" => "tie",
        "idly" => "idl",
        "gently" => "gentl",
        "ugly" => "ugli",
        "early" => "earli",
        "only" => "onli",
        "singly" => "singl",
        "news" => "news",
        "howe" => "howe",
        "atlas" => "atlas",
        "cosmos" => "cosmos",
        "bias" => "bias",
        "andes" => "andes",
        _ => null,
    };

    /// <summary>Whether a word is left alone once its plural ending is gone.</summary>
    public static bool IsKept(ReadOnlySpan<char> word) => word
        is "inning" or "outing" or "canning" or "herring" or "earring" or "proceed" or "exceed" or "succeed";

    /// <summary>Where the first region begins in words that begin so; 0 for all others.</summary>
    public static int RegionOfOwn(ReadOnlySpan<char> word)
    {
        if (word[0] is not ('g' or 'c' or 'a'))
            return 0;
        return word.StartsWith("gener") || word.StartsWith("arsen") ? 5 : word.StartsWith("commun") ? 6 : 0;
    }

    /// <summary>The rule of the longest ending a word of two letters or more has.</summary>
    public static Rule? FindLongest(Rule[]?[] rules, ReadOnlySpan<char> word)
    {
        if (word.Length < 2 || rules[IndexOf(word)] is not { } candidates)
            return null;
        foreach (var rule in candidates)
        {
            if (word.EndsWith(rule.Ending))
                return rule;
        }

        return null;
    }

    private static int IndexOf(ReadOnlySpan<char> word) => (word[^2] - 'a') * Letters + word[^1] - 'a';

    private static Rule[]?[] ByLastLetters(string pairs)
    {
        var table = new Rule[]?[Letters * Letters];
        var rules = pairs.Split(' ').Chunk(2).Select(pair => new Rule(pair[0], pair[1] == "-" ? "" : pair[1]));
        foreach (var group in rules.GroupBy(rule => IndexOf(rule.Ending)))
            table[group.Key] = [.. group.OrderByDescending(rule => rule.Ending.Length)];
        return table;
    }

    /// <summary>An ending and what stands in its place.</summary>
    internal sealed class Rule(string ending, string replacement)
    {
        /// <summary>The ending.</summary>
        public string Ending { get; } = ending;

        /// <summary>What stands in its place, often nothing.</summary>
        public string Replacement { get; } = replacement;

        /// <summary>A bit for each vowel of the replacement.</summary>
        public ulong Vowels { get; } = replacement
            .Select((letter, at) => "aeiou".Contains(letter) ? 1UL << at : 0).Aggregate(0UL, (a, b) => a | b);
    }
}
