namespace ArxivLens.Web.Features.Debate;

/// <summary>Text of others as one line of a text file.</summary>
internal static class OneLine
{
    /// <summary>The text with white space folded to single blanks and without what is no character to read: controls and lone surrogates.</summary>
    internal static string Of(string text)
    {
        var kept = new System.Text.StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            // Lines and paragraphs are parted by two signs of their own too, which some readers of text files take for new lines.
            if (System.Text.Rune.IsWhiteSpace(rune))
                kept.Append(kept.Length > 0 && kept[^1] != ' ' ? " " : "");
            else if (!System.Text.Rune.IsControl(rune) && rune != System.Text.Rune.ReplacementChar)
                kept.Append(rune);
        }

        return kept.ToString().TrimEnd();
    }
}
