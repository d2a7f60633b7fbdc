using System.Text;

namespace ArxivLens.Core.Citing;

/// <summary>Text of others as one line of a text file.</summary>
public static class OneLine
{
    /// <summary>
    /// The text with white space folded to single blanks and without what is no character to read: controls, characters that
    /// never are any, and lone surrogates.
    /// </summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            // Lines and paragraphs are parted by two signs of their own too, which some readers of text files take for new lines.
            if (Rune.IsWhiteSpace(rune))
                kept.Append(kept.Length > 0 && kept[^1] != ' ' ? " " : "");
            else if (!Rune.IsControl(rune) && rune != Rune.ReplacementChar && (rune.Value & 0xFFFE) != 0xFFFE)
                kept.Append(rune);
        }

        return kept.ToString().TrimEnd();
    }
}
