namespace ArxivLens.Core.Articles;

/// <summary>A stretch of a text.</summary>
/// <param name="Start">The first character, from 0, in UTF-16 units.</param>
/// <param name="End">Behind the last character.</param>
public readonly record struct TextSpan(int Start, int End)
{
    /// <summary>How many characters.</summary>
    public int Length => End - Start;

    /// <summary>What stands there.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It reaches beyond the text.</exception>
    public string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Substring(Start, Length);
    }
}
