namespace ArxivLens.Core.Summaries;

/// <summary>Numbers for words and for what is said of them, so that no text is built while an abstract is weighed.</summary>
internal static class WordHash
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>Longest word whose ending is looked at.</summary>
    private const int LongestStemmed = 40;

    // The longest first; what remains has three letters or more
    private static readonly string[] Endings = ["ations", "ation", "ings", "ing", "ies", "es", "ed", "ly", "s"];

    /// <summary>FNV-1a (Fowler, Noll, Vo) over the word in lower case.</summary>
    public static ulong Of(ReadOnlySpan<char> word)
    {
        var hash = Offset;
        foreach (var c in word) hash = (hash ^ Lower(c)) * Prime;
        return hash;
    }

    /// <summary>The same over the word without its ending.</summary>
    public static ulong OfStem(ReadOnlySpan<char> word)
    {
        if (word.Length is < 4 or > LongestStemmed) return Of(word);
        foreach (var ending in Endings)
        {
            if (word.Length - ending.Length >= 3 && word.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                return Of(word[..^ending.Length]);
        }

        return Of(word);
    }

    /// <summary>Joins a word to what stands before it.</summary>
    public static ulong Join(ulong before, ulong word)
    {
        var hash = ((before << 23) | (before >> 41)) * 0x9E3779B97F4A7C15UL ^ word;
        hash = (hash ^ (hash >> 32)) * 0xD6E8FEB86659FD93UL;
        return hash ^ (hash >> 29);
    }

    private static char Lower(char c) => c < 128 ? (c is >= 'A' and <= 'Z' ? (char)(c | 32) : c) : char.ToLowerInvariant(c);
}
