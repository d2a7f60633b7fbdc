namespace ArxivLens.Index.Analysis;

/// <summary>
/// Takes the plural ending off an English word by the S-stemmer of D. Harman, "How effective is suffixing?",
/// JASIS 42 (1991), table 1, with one limit of our own: words of three letters (gas, its, AdS) are left alone.
/// </summary>
internal static class PluralStemmer
{
    /// <summary>Cuts the ending in place and returns the new length.</summary>
    public static int Cut(Span<char> word)
    {
        var length = word.Length;
        if (length <= 3 || word[^1] != 's' || word[^2] is 'u' or 's' || word.ContainsAnyExceptInRange('a', 'z'))
            return length;
        if (word[^2] != 'e')
            return length - 1;
        if (word[^3] != 'i')
            return word[^3] is 'a' or 'e' or 'o' ? length : length - 1;
        if (word[^4] is 'a' or 'e')
            return length;
        word[^3] = 'y';
        return length - 2;
    }
}
