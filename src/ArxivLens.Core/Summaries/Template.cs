namespace ArxivLens.Core.Summaries;

/// <summary>What is said by a feature that has words in its name.</summary>
internal enum Template
{
    /// <summary>The sentence has the word.</summary>
    Word,

    /// <summary>The sentence has the two words beside each other.</summary>
    Pair,

    /// <summary>The sentence begins with the words.</summary>
    Start,

    /// <summary>The next sentence begins with the words.</summary>
    Next,

    /// <summary>The sentence before begins with the words.</summary>
    Before,

    /// <summary>The form has the word.</summary>
    Kept,

    /// <summary>The form begins with the words.</summary>
    KeptStart,

    /// <summary>The form ends with the word.</summary>
    KeptEnd,

    /// <summary>What was left off at the end begins with the words.</summary>
    LeftOff,

    /// <summary>The word is in summaries, whatever else is measured of it.</summary>
    Included,

    /// <summary>So are words with these three letters last.</summary>
    IncludedEnding,

    /// <summary>The rarity of a stem.</summary>
    Rarity,
}

/// <summary>Names and numbers of features that have words in their names.</summary>
internal static class TemplateNames
{
    private static readonly string[] Prefixes =
        ["word", "pair", "start", "next", "before", "kept", "keptstart", "keptend", "leftoff", "included", "ending", "rarity"];

    /// <summary>The number of a feature of one word.</summary>
    public static ulong Key(Template template, ulong word) => WordHash.Join((ulong)template + 1, word);

    /// <summary>The name of a feature.</summary>
    public static string Name(Template template, string words) => $"{Prefixes[(int)template]}:{words}";

    /// <summary>The number of the feature of a name; <see langword="null"/> when the name has no such form.</summary>
    public static ulong? Key(string name)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        var template = colon < 0 ? -1 : Array.IndexOf(Prefixes, name[..colon]);
        if (template < 0) return null;
        var words = name[(colon + 1)..].Split(' ');
        return words.Aggregate((ulong)template + 1, (key, word) => WordHash.Join(key, WordHash.Of(word)));
    }
}
