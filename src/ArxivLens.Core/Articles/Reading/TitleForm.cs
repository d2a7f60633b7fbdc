namespace ArxivLens.Core.Articles.Reading;

/// <summary>Whether words look like the title of a work.</summary>
internal static class TitleForm
{
    private const int LeastWords = 4;
    private const double LeastCapitals = 0.6;

    /// <summary>Four words or more, no sentence, and most longer words in capitals.</summary>
    public static bool IsOne(string words)
    {
        var all = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (all.Length < LeastWords || !char.IsUpper(words[0]) || words[^1] is '.' or ',') return false;
        var longer = all.Where(word => word.Length > 3 && char.IsLetter(word[0])).ToList();
        return longer.Count >= 2 && longer.Count(word => char.IsUpper(word[0])) >= longer.Count * LeastCapitals;
    }
}
