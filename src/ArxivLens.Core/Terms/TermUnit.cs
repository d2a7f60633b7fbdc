namespace ArxivLens.Core.Terms;

/// <summary>A word, or words that hyphens join: what a term has as a whole or not at all.</summary>
/// <param name="First">Its first token.</param>
/// <param name="Last">Its last token.</param>
/// <param name="Inside">The probability that it stands in a term; 0 when it cannot.</param>
/// <param name="Together">The probability that it and the unit before stand in one term; 0 when they cannot.</param>
internal readonly record struct TermUnit(int First, int Last, double Inside, double Together)
{
    /// <summary>Words it has.</summary>
    public int Words => Last - First + 1;
}
