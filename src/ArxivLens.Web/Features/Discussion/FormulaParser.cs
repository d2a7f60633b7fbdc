using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace ArxivLens.Web.Features.Discussion;

/// <summary>A formula in the words of a comment, with its delimiters.</summary>
internal sealed class FormulaInline(string text) : LeafInline
{
    public string Text { get; } = text;
}

/// <summary>
/// Finds formulas before anything in them is taken for Markdown: <c>$…$</c>, <c>$$…$$</c> and <c>\(…\)</c>. A dollar sign begins one
/// only where the next one can end it, so that <c>$5 and $6</c> is an amount and another: nothing blank stands inside beside either,
/// no letter or digit before the first, no digit behind the last.
/// </summary>
internal sealed class FormulaParser : InlineParser
{
    // No paragraph is searched to its end once for each sign in it.
    private const int Longest = 1_000;

    public FormulaParser() => OpeningCharacters = ['$', '\\'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.Text.AsSpan(slice.Start, slice.End - slice.Start + 1);
        var length = LengthOf(text[..Math.Min(text.Length, Longest)], slice.PeekCharExtra(-1));
        if (length == 0)
            return false;
        processor.Inline = new FormulaInline(text[..length].ToString());
        slice.Start += length;
        return true;
    }

    private static int LengthOf(ReadOnlySpan<char> text, char before)
    {
        if (text[0] == '\\')
            return text.StartsWith(@"\(") ? LengthTo(text, '\\', ')') : 0;
        if (text.StartsWith("$$"))
            return LengthTo(text, '$', '$');
        return before == '$' || char.IsLetterOrDigit(before) ? 0 : LengthOfInline(text);
    }

    // Whether it says anything at all: $$$$ does not.
    private static int LengthTo(ReadOnlySpan<char> text, char end, char behind)
    {
        for (var at = 2; at + 1 < text.Length; at++)
        {
            if (text[at] == end && text[at + 1] == behind)
                return text[2..at].IsWhiteSpace() ? 0 : at + 2;
            if (text[at] == '\\')
                at++;
        }

        return 0;
    }

    private static int LengthOfInline(ReadOnlySpan<char> text)
    {
        if (text.Length < 3 || char.IsWhiteSpace(text[1]))
            return 0;
        for (var at = 1; at < text.Length; at++)
        {
            if (text[at] == '\\')
                at++;
            else if (text[at] == '$')
                return IsEnd(text, at) ? at + 1 : 0;
        }

        return 0;
    }

    private static bool IsEnd(ReadOnlySpan<char> text, int at) =>
        at > 1 && !char.IsWhiteSpace(text[at - 1]) && (at + 1 == text.Length || !char.IsAsciiDigit(text[at + 1]));
}
