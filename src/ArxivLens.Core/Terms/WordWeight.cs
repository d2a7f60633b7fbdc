namespace ArxivLens.Core.Terms;

/// <summary>
/// What a word, or a sign between words, says about terms: parts of two log-odds, that a word stands in a term and that two words
/// side by side stand in one term.
/// </summary>
/// <param name="Inside">That the word itself stands in a term.</param>
/// <param name="Before">What it says as the one before about the next.</param>
/// <param name="After">What it says as the one behind about the one before.</param>
/// <param name="Left">That it and the word behind it stand in one term.</param>
/// <param name="Right">That it and the word before it stand in one term.</param>
internal readonly record struct WordWeight(float Inside, float Before, float After, float Left, float Right)
{
    /// <summary>The sum of two, part by part.</summary>
    public static WordWeight operator +(WordWeight one, WordWeight other) => new(
        one.Inside + other.Inside, one.Before + other.Before, one.After + other.After,
        one.Left + other.Left, one.Right + other.Right);
}
