namespace ArxivLens.Evaluation;

/// <summary>
/// Porter's stemmer (M. F. Porter 1980, "An algorithm for suffix stripping"), by which extracted and human key phrases are
/// compared, as in the published figures.
/// </summary>
internal static class PorterStemmer
{
    private static readonly (string Ending, string Replacement)[] Step2 =
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("abli", "able"),
        ("alli", "al"),
        ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"),
        ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"),
    ];

    private static readonly (string Ending, string Replacement)[] Step3 =
        [("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", "")];

    private static readonly (string Ending, string Replacement)[] Step4 =
    [
        ("ement", ""), ("ance", ""), ("ence", ""), ("able", ""), ("ible", ""), ("ment", ""), ("ant", ""), ("ent", ""),
        ("ism", ""),
        ("ate", ""), ("iti", ""), ("ous", ""), ("ive", ""), ("ize", ""), ("ion", ""), ("al", ""), ("er", ""), ("ic", ""),
        ("ou", ""),
    ];

    /// <summary>The stem of a word in lower case.</summary>
    public static string Stem(string word)
    {
        if (word.Length < 3) return word;
        var stem = Step1(word);
        stem = Replace(stem, Step2, 0);
        stem = Replace(stem, Step3, 0);
        stem = Replace(stem, Step4, 1);
        return Step5(stem);
    }

    private static string Step1(string word)
    {
        var stem = word;
        if (EndsWith(stem, "sses") || EndsWith(stem, "ies")) stem = stem[..^2];
        else if (EndsWith(stem, "s") && !EndsWith(stem, "ss")) stem = stem[..^1];
        if (EndsWith(stem, "eed")) stem = Measure(stem[..^3]) > 0 ? stem[..^1] : stem;
        else if (EndsWith(stem, "ed") && HasVowel(stem[..^2])) stem = Mend(stem[..^2]);
        else if (EndsWith(stem, "ing") && HasVowel(stem[..^3])) stem = Mend(stem[..^3]);
        return EndsWith(stem, "y") && HasVowel(stem[..^1]) ? stem[..^1] + "i" : stem;
    }

    private static string Mend(string stem)
    {
        if (EndsWith(stem, "at") || EndsWith(stem, "bl") || EndsWith(stem, "iz")) return stem + "e";
        var isDoubled = stem.Length > 1 && stem[^1] == stem[^2] && !IsVowel(stem, stem.Length - 1);
        if (isDoubled && stem[^1] is not ('l' or 's' or 'z')) return stem[..^1];
        return Measure(stem) == 1 && EndsShort(stem) ? stem + "e" : stem;
    }

    private static string Step5(string word)
    {
        var stem = word;
        if (EndsWith(stem, "e") && CanLoseE(stem[..^1])) stem = stem[..^1];
        return EndsWith(stem, "ll") && Measure(stem) > 1 ? stem[..^1] : stem;
    }

    private static bool CanLoseE(string stem) => Measure(stem) > 1 || (Measure(stem) == 1 && !EndsShort(stem));

    private static string Replace(string word, (string Ending, string Replacement)[] endings, int least)
    {
        foreach (var (ending, replacement) in endings)
        {
            if (!EndsWith(word, ending)) continue;
            var stem = word[..^ending.Length];
            var isBlocked = ending == "ion" && !(EndsWith(stem, "s") || EndsWith(stem, "t"));
            return Measure(stem) > least && !isBlocked ? stem + replacement : word;
        }

        return word;
    }

    /// <summary>Number of vowel–consonant sequences.</summary>
    private static int Measure(string stem)
    {
        var count = 0;
        for (var i = 1; i < stem.Length; i++)
        {
            if (IsVowel(stem, i - 1) && !IsVowel(stem, i)) count++;
        }

        return count;
    }

    private static bool HasVowel(string stem) => Enumerable.Range(0, stem.Length).Any(i => IsVowel(stem, i));

    private static bool IsVowel(string word, int at)
        => word[at] is 'a' or 'e' or 'i' or 'o' or 'u' || (word[at] == 'y' && at > 0 && !IsVowel(word, at - 1));

    private static bool EndsShort(string stem)
        => stem.Length > 2 && !IsVowel(stem, stem.Length - 3) && IsVowel(stem, stem.Length - 2) && !IsVowel(stem, stem.Length - 1)
            && stem[^1] is not ('w' or 'x' or 'y');

    private static bool EndsWith(string word, string ending) => word.EndsWith(ending, StringComparison.Ordinal);
}
