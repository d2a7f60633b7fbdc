using System.Text;

namespace ArxivLens.Sources.Latex;

/// <summary>Bytes of TeX files as text, and what is no text in it.</summary>
internal static class LatexText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads UTF-8, or else Latin-1, which every other file of arXiv's early years is; NULs and a mark of order go.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xef, 0xbb, 0xbf]))
            bytes = bytes[3..];
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xff, 0xfe]))
            return WithoutControls(Encoding.Unicode.GetString(bytes[2..]));
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xfe, 0xff]))
            return WithoutControls(Encoding.BigEndianUnicode.GetString(bytes[2..]));
        try
        {
            return WithoutControls(Strict.GetString(bytes));
        }
        catch (DecoderFallbackException)
        {
            return WithoutControls(Encoding.Latin1.GetString(bytes));
        }
    }

    /// <summary>
    /// Takes comments away: from a percent sign to the end of the line, and the blanks the next line begins with. <c>\%</c> is none, nor
    /// is the percent sign of an address (<c>%2F</c>).
    /// </summary>
    public static string WithoutComments(string tex)
    {
        if (!tex.Contains('%', StringComparison.Ordinal))
            return tex;
        var text = new StringBuilder(tex.Length);
        for (var at = 0; at < tex.Length; at++)
        {
            if (tex[at] == '\\' && at + 1 < tex.Length)
            {
                text.Append(tex[at]).Append(tex[++at]);
                continue;
            }

            if (tex[at] != '%' || IsOfAddress(tex, at))
            {
                text.Append(tex[at]);
                continue;
            }

            at = EndOfComment(tex, at);
        }

        return text.ToString();
    }

    /// <summary>The last place of a comment and of the blanks behind it; an empty line that follows stays one.</summary>
    private static int EndOfComment(string tex, int at)
    {
        while (at < tex.Length && tex[at] is not ('\n' or '\r'))
            at++;
        if (at + 1 < tex.Length && tex[at] == '\r' && tex[at + 1] == '\n')
            at++;
        var next = at + 1;
        while (next < tex.Length && tex[next] is ' ' or '\t')
            next++;
        return next < tex.Length && tex[next] is '\n' or '\r' ? at : next - 1;
    }

    private static bool IsOfAddress(string tex, int at) => at > 0 && at + 2 < tex.Length && !char.IsWhiteSpace(tex[at - 1])
        && char.IsAsciiHexDigitUpper(tex[at + 1]) && char.IsAsciiHexDigitUpper(tex[at + 2]);

    private static string WithoutControls(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\0', '\b') && !text.AsSpan().ContainsAnyInRange('\u000e', '\u001f'))
            return text;
        return string.Create(text.Length, text, static (target, source) =>
        {
            for (var at = 0; at < target.Length; at++)
                target[at] = char.IsControl(source[at]) && source[at] is not ('\n' or '\r' or '\t') ? ' ' : source[at];
        });
    }
}
