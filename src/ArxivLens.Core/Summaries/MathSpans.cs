using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Summaries;

/// <summary>Passes over the mathematics of a text.</summary>
internal sealed class MathSpans(string text)
{
    private readonly TexMath mathematics = new(text);

    /// <summary>
    /// Where the formula, or the escaped dollar sign, ends that begins at a place; the place itself when none begins there.
    /// </summary>
    public int EndAt(int at)
    {
        if (text[at] is not ('$' or '\\')) return at;
        if (text[at] == '\\' && at + 1 < text.Length && text[at + 1] == '$') return at + 2;
        return Math.Max(at, mathematics.EndOfSpanAt(at));
    }

    /// <summary>How many characters of the text are mathematics.</summary>
    public int CountCharacters()
    {
        var count = 0;
        for (var at = 0; at < text.Length;)
        {
            var end = EndAt(at);
            count += end - at;
            at = Math.Max(end, at + 1);
        }

        return count;
    }
}
