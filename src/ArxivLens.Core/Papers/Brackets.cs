using System.Text;

namespace ArxivLens.Core.Papers;

/// <summary>Affiliations and notes in brackets.</summary>
internal static class Brackets
{
    /// <summary>The text without what stands in <c>( )</c> or <c>[ ]</c>, nested or never closed.</summary>
    public static string Remove(string text)
    {
        if (text.AsSpan().IndexOfAny("()[]") < 0)
            return text;
        var kept = new StringBuilder(text.Length);
        var depth = 0;
        foreach (var c in text)
        {
            if (c is '(' or '[')
                depth++;
            else if (c is ')' or ']')
                depth = Math.Max(0, depth - 1);
            else if (depth == 0)
                kept.Append(c);
        }

        return kept.ToString();
    }
}
