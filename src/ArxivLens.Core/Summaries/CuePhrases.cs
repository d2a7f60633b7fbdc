using System.Collections.Frozen;

namespace ArxivLens.Core.Summaries;

/// <summary>Phrases by which authors announce what a work does and what it finds, each with its weight.</summary>
internal static class CuePhrases
{
    private static readonly FrozenDictionary<string, double> PurposeVerbs = Weigh(
        (2.5, "propose introduce present develop"),
        (2.0, "study investigate examine evaluate explore construct describe address design formulate devise assess"),
        (2.0, "survey review"),
        (1.5, "analyze analyse consider derive provide offer discuss compute calculate extend compare apply report"),
        (1.5, "generalize generalise"),
        (1.2, "show demonstrate prove argue use give"));

    private static readonly FrozenDictionary<string, double> FindingVerbs = Weigh(
        (2.5, "show find demonstrate prove argue conclude"),
        (2.0, "observe establish recommend suggest obtain reveal confirm indicate discover verify achieve report"),
        (1.2, "evaluate derive determine identify estimate present provide propose illustrate validate"));

    private static readonly (string Phrase, double Weight)[] Purposes =
    [
        (" in this paper ", 1.5), (" this paper ", 1.5), (" in this work ", 1.5), (" this work ", 1.2), (" this article ", 1.5),
        (" this study ", 1.0), (" this letter ", 1.5), (" this note ", 1.5), (" the present paper ", 1.5),
        (" the present work ", 1.5),
        (" the aim ", 1.5), (" the purpose ", 1.5), (" the goal of this ", 1.5), (" is proposed ", 1.8), (" are proposed ", 1.8),
        (" is presented ", 1.5), (" are presented ", 1.5), (" is studied ", 1.8), (" are studied ", 1.8),
        (" is investigated ", 1.8),
        (" are investigated ", 1.8), (" is introduced ", 1.5), (" is developed ", 1.5), (" is considered ", 1.0),
        (" novel ", 0.5),
        (" new ", 0.3), (" called ", 0.4),
    ];

    private static readonly (string Phrase, double Weight)[] Findings =
    [
        (" results show ", 2.0), (" results suggest ", 2.0), (" results indicate ", 2.0), (" results demonstrate ", 2.0),
        (" experiments show ", 2.0), (" results confirm ", 2.0), (" it is shown ", 2.0), (" is shown ", 1.5),
        (" are shown ", 1.2),
        (" it is found ", 2.0), (" is found ", 1.5), (" are found ", 1.5), (" is proved ", 1.8), (" is proven ", 1.8),
        (" it is argued ", 2.0), (" paper concludes ", 2.0), (" paper argues ", 2.0), (" paper shows ", 2.0),
        (" outperforms ", 1.2),
        (" outperform ", 1.2), (" state of the art ", 0.6), (" improves ", 0.6), (" achieves ", 0.8), (" leads to ", 0.4),
        (" consistent with ", 0.6), (" agreement with ", 0.6), (" implies ", 0.8), (" in contrast to ", 0.3), (" evidence ", 0.6),
    ];

    private static readonly FrozenSet<string> Leaning = FrozenSet.Create(
        StringComparer.Ordinal,
        "however", "moreover", "furthermore", "this", "these", "they", "it", "such", "additionally", "therefore", "thus", "hence",
        "consequently", "similarly", "also", "but", "instead", "nevertheless", "nonetheless", "yet", "then", "otherwise",
        "unfortunately",
        "finally", "specifically", "namely", "conversely", "both", "its", "their", "those", "afterwards", "besides");

    private static readonly FrozenSet<string> Selfs = FrozenSet.Create(
        StringComparer.Ordinal,
        "paper", "work", "article", "study", "note", "letter", "report", "thesis", "review", "survey", "chapter");

    /// <summary>How plainly a sentence says what the work does.</summary>
    /// <param name="words">Its words in lower case.</param>
    public static double WeighPurpose(IReadOnlyList<string> words) => Best(words, PurposeVerbs, Purposes);

    /// <summary>How plainly a sentence says what the work finds or argues.</summary>
    /// <param name="words">Its words in lower case.</param>
    public static double WeighFinding(IReadOnlyList<string> words) => Best(words, FindingVerbs, Findings);

    /// <summary>Whether a sentence begins by pointing at the one before; <c>This paper …</c> does not.</summary>
    /// <param name="words">Its words in lower case.</param>
    public static bool Leans(IReadOnlyList<string> words)
        => words.Count > 1 && Leaning.Contains(words[0]) && !(words[0] is "this" && Selfs.Contains(words[1]));

    private static double Best(
        IReadOnlyList<string> words, FrozenDictionary<string, double> verbs, (string Phrase, double Weight)[] phrases)
    {
        var plain = words.Where(w => !IsFiller(w)).ToArray();
        var text = $" {string.Join(' ', plain)} ";
        var sum = phrases.Where(p => text.Contains(p.Phrase, StringComparison.Ordinal)).Sum(p => p.Weight);
        for (var i = 0; i + 1 < plain.Length; i++)
        {
            if (plain[i] is "we" or "i" && verbs.TryGetValue(plain[i + 1], out var weight)) return sum + weight;
            if (Selfs.Contains(plain[i]) && verbs.TryGetValue(plain[i + 1].TrimEnd('s'), out weight)) return sum + weight;
        }

        return sum;
    }

    /// <summary>Words between subject and verb that change nothing: <c>we also</c>, <c>we empirically show</c>.</summary>
    private static bool IsFiller(string word)
        => word is "also" or "then" or "first" or "further" or "here" or "thus" or "therefore"
            || (word.Length > 4 && word.EndsWith("ly", StringComparison.Ordinal));

    private static FrozenDictionary<string, double> Weigh(params (double Weight, string Words)[] groups)
        => groups.SelectMany(g => g.Words.Split(' ').Select(w => KeyValuePair.Create(w, g.Weight)))
            .ToFrozenDictionary(StringComparer.Ordinal);
}
