namespace ArxivLens.Index.Analysis;

/// <summary>The stem under which a word is indexed.</summary>
internal static class WordStem
{
    /// <summary>
    /// Writes the stem of a folded word: one spelling (<see cref="SpellingVariants"/>), then no ending
    /// (<see cref="EnglishStemmer"/>). A word of other letters than a–z, or of one letter, is its own stem.
    /// </summary>
    /// <param name="form">The word.</param>
    /// <param name="output">At least <see cref="SpellingVariants.MaximumGrowth"/> units longer than the word.</param>
    /// <returns>The length of the stem; 0 when the word is its own.</returns>
    public static int Write(ReadOnlySpan<char> form, Span<char> output)
    {
        if (form.Length is <= 2 or > EnglishStemmer.Longest || form.ContainsAnyExceptInRange('a', 'z'))
            return 0;
        form.CopyTo(output);
        return EnglishStemmer.Cut(output[..SpellingVariants.Unify(output, form.Length)]);
    }
}
