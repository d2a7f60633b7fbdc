using System.Buffers;
using System.Text;

namespace ArxivLens.Core.Papers;

/// <summary>Makes readable text of the TeX in titles, abstracts and names.</summary>
public static class TexText
{
    private static readonly SearchValues<char> Anything = SearchValues.Create("\\{}$~`'");

    /// <summary>
    /// Turns accents (<c>\'e</c>, <c>{\"o}</c>, <c>\v{c}</c>), letters (<c>\ss</c>, <c>\o</c>), dashes, quotes, <c>~</c> and
    /// text commands into Unicode and folds white space (blank lines stay paragraph breaks); mathematics
    /// (<c>$…$</c>, <c>$$…$$</c>, <c>\(…\)</c>, <c>\[…\]</c>) is left as it stands. NUL, control characters and lone surrogates
    /// are removed. Outside mathematics Latin, Greek, Cyrillic and Japanese letters are composed as in NFC.
    /// </summary>
    /// <remarks>
    /// <c>\$</c>, <c>\{</c> and <c>\}</c> stay as they are, since the bare characters mean something else; a dollar sign
    /// without a partner becomes <c>\$</c>. So every bare <c>$</c> of the answer is one of a pair, and applying this again
    /// changes nothing. Citations, labels and references (<c>\cite{…}</c>) are dropped; unknown commands are kept. What people
    /// are shown goes through <see cref="ToDisplay"/> or <see cref="Split"/>.
    /// </remarks>
    public static string ToPlain(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return IsPlain(text) ? text : new TexReader(PlainCharacters.Keep(text)).Read();
    }

    /// <summary>
    /// Plain text as people read it where formulas are not set: outside mathematics <c>\$</c>, <c>\{</c> and <c>\}</c> lose their
    /// backslash. The answer is for the eye: its dollar signs no longer tell where mathematics is.
    /// </summary>
    /// <param name="plain">An answer of <see cref="ToPlain"/>.</param>
    public static string ToDisplay(string plain)
    {
        ArgumentNullException.ThrowIfNull(plain);
        return plain.Contains('\\', StringComparison.Ordinal) ? string.Concat(Split(plain).Select(part => part.Text)) : plain;
    }

    /// <summary>The words and the formulas of a plain text, in turns; words as <see cref="ToDisplay"/> shows them.</summary>
    /// <param name="plain">An answer of <see cref="ToPlain"/>.</param>
    public static IReadOnlyList<TexPart> Split(string plain)
    {
        ArgumentNullException.ThrowIfNull(plain);
        var parts = new List<TexPart>();
        var words = new StringBuilder();
        var mathematics = new TexMath(plain);
        for (var at = 0; at < plain.Length;)
        {
            var end = plain[at] is '$' or '\\' ? mathematics.EndOfSpanAt(at) : -1;
            if (end >= 0)
            {
                TakeWords(words, parts);
                parts.Add(new TexPart(plain[at..end], IsMathematics: true));
                at = end;
                continue;
            }

            // A doubled backslash escapes nothing that follows it.
            var isPair = plain.AsSpan(at).StartsWith(@"\\");
            at += IsEscape(plain, at) ? 1 : 0;
            end = at + (isPair ? 2 : 1);
            words.Append(plain, at, end - at);
            at = end;
        }

        TakeWords(words, parts);
        return parts;
    }

    private static bool IsEscape(string plain, int at) =>
        plain[at] == '\\' && at + 1 < plain.Length && plain[at + 1] is '$' or '{' or '}';

    private static void TakeWords(StringBuilder words, List<TexPart> parts)
    {
        if (words.Length > 0)
            parts.Add(new TexPart(words.ToString(), IsMathematics: false));
        words.Clear();
    }

    private static bool IsPlain(string text)
    {
        if (text.Length == 0)
            return true;
        return text[0] != ' ' && text[^1] != ' '
            && !text.AsSpan().ContainsAnyExceptInRange(' ', '~')
            && !text.AsSpan().ContainsAny(Anything)
            && !text.Contains("  ", StringComparison.Ordinal)
            && !text.Contains("--", StringComparison.Ordinal);
    }
}

/// <summary>A stretch of words, or a formula with its delimiters.</summary>
/// <param name="Text">Words as people read them, or the formula as it stands.</param>
/// <param name="IsMathematics">Which of the two.</param>
public readonly record struct TexPart(string Text, bool IsMathematics);
