using System.Collections.Frozen;

namespace ArxivLens.Core.Terms;

/// <summary>
/// How well words read as a term, told from their endings: a term ends with a noun and does not begin with a verb.
/// </summary>
internal static class TermShape
{
    private const double AdjectiveAlone = 0.4;
    private const double AdjectiveLast = 0.5;
    private const double VerbFirst = 0.6;

    private static readonly string[] AdjectiveEndings =
        ["al", "ive", "ous", "ic", "able", "ible", "ary", "less", "ful", "ory", "ian", "ular", "ising", "izing", "ating"];

    /// <summary>Nouns that end like adjectives.</summary>
    private static readonly FrozenSet<string> Nouns = FrozenSet.Create(
        StringComparer.Ordinal,
        "signal", "potential", "proposal", "retrieval", "integral", "crystal", "mineral", "removal", "interval", "polynomial",
        "journal",
        "material", "capital", "hospital", "metal", "survival", "arrival", "approval", "trial", "animal", "individual", "renewal",
        "logic", "music", "metric", "arithmetic", "fabric", "traffic", "mechanic", "topic", "public", "epidemic", "plastic",
        "ceramic",
        "magic", "clinic", "characteristic", "heuristic", "statistic", "perspective", "objective", "incentive", "derivative",
        "drive",
        "archive", "primitive", "initiative", "alternative", "variable", "observable", "table", "cable", "library", "boundary",
        "binary",
        "vocabulary", "dictionary", "summary", "glossary", "theory", "memory", "history", "category", "trajectory", "factory",
        "story",
        "laboratory", "territory", "inventory", "hamiltonian", "lagrangian", "jacobian", "laplacian", "gaussian",
        "secretary");

    /// <summary>By what the weight of a term of these words is multiplied.</summary>
    /// <param name="words">Its words in lower case as they stand in the text.</param>
    public static double FactorOf(string[] words)
    {
        var factor = 1.0;
        if (IsAdjective(words[^1])) factor *= words.Length == 1 ? AdjectiveAlone : AdjectiveLast;
        if (words.Length > 1 && words[0].EndsWith("ing", StringComparison.Ordinal)) factor *= VerbFirst;
        return factor;
    }

    private static bool IsAdjective(string word)
        => word.Length > 4 && !Nouns.Contains(word) && AdjectiveEndings.Any(e => word.EndsWith(e, StringComparison.Ordinal));
}
