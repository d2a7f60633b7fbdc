namespace ArxivLens.Sources.Articles.Extraction;

/// <summary>Tells whether a heading says the title again.</summary>
internal static class TitleLikeness
{
    private const double Same = 0.75;
    private const int Longest = 1000;

    /// <summary>Whether at most a quarter of a heading's words, by their letters, are not in the title.</summary>
    public static bool IsSame(string title, string heading)
    {
        if (heading.Length > Longest) return false;
        var known = Words(title).ToHashSet(StringComparer.Ordinal);
        var words = Words(heading).ToList();
        if (known.Count == 0 || words.Count == 0) return false;
        var foreign = words.Where(word => !known.Contains(word)).Sum(word => word.Length + 1);
        return 1 - foreign / (double)words.Sum(word => word.Length + 1) > Same;
    }

    /// <summary>The words of a text in lower case.</summary>
    public static IEnumerable<string> Words(string text)
    {
        var word = new System.Text.StringBuilder();
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c) || c == '_')
            {
                word.Append(char.ToLowerInvariant(c));
                continue;
            }

            if (word.Length > 0) yield return word.ToString();
            word.Clear();
        }

        if (word.Length > 0) yield return word.ToString();
    }
}
