namespace ArxivLens.Core.Terms;

/// <summary>
/// A common form for the endings of a word, for comparing words and never for showing them: <c>sourcing</c>, <c>sourced</c> and
/// <c>source</c> are <c>sourc</c>, <c>models</c> and <c>modelling</c> are <c>model</c>.
/// </summary>
internal static class LightStem
{
    /// <summary>Shortest stem an ending may leave.</summary>
    private const int ShortestStem = 3;

    /// <summary>The common form of a word in lower case.</summary>
    public static string Of(string word)
    {
        var stem = word;
        if (stem.EndsWith("ies", StringComparison.Ordinal) && stem.Length > 4) stem = stem[..^3] + "y";
        else if (EndsWithPluralS(stem)) stem = stem[..^1];
        stem = WithoutVerbEnding(stem);
        if (stem.Length > ShortestStem && stem[^1] == 'e') stem = stem[..^1];
        return stem;
    }

    private static bool EndsWithPluralS(string word)
        => word.Length > ShortestStem && word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i');

    private static string WithoutVerbEnding(string word)
    {
        var ending = word.EndsWith("ing", StringComparison.Ordinal) ? 3 : word.EndsWith("ed", StringComparison.Ordinal) ? 2 : 0;
        if (ending == 0 || word.Length - ending < ShortestStem) return word;
        var stem = word[..^ending];
        if (!stem.Any(c => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y')) return word;
        var isDoubled = stem.Length > ShortestStem && stem[^1] == stem[^2] && stem[^1] is not ('s' or 'z');
        return isDoubled ? stem[..^1] : stem;
    }
}
