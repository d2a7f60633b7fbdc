using System.Buffers;

namespace ArxivLens.Sources.Articles;

/// <summary>Why a page is not parsed.</summary>
public enum PageFault
{
    /// <summary>It has more characters than <see cref="PageGuard.MostCharacters"/>.</summary>
    TooLong,

    /// <summary>Its elements are nested deeper than <see cref="PageGuard.Deepest"/>.</summary>
    TooDeep,

    /// <summary>It has more elements than <see cref="PageGuard.MostElements"/>.</summary>
    TooManyElements,

    /// <summary>An element has more attributes than <see cref="PageGuard.MostAttributes"/>.</summary>
    TooManyAttributes,
}

/// <summary>
/// Looks once over a page before it is parsed: a parser takes time by the square of the nesting, and memory by the elements. What a
/// parser does about wrong nesting is only guessed here, to the page's advantage; <see cref="ParserLimits"/> holds the parser itself.
/// </summary>
public static class PageGuard
{
    /// <summary>Characters of a page.</summary>
    public const int MostCharacters = 8_000_000;

    /// <summary>Levels of nesting. Browsers stop at 512 as well.</summary>
    public const int Deepest = 512;

    /// <summary>Elements of a page.</summary>
    public const int MostElements = 50_000;

    /// <summary>Attributes of an element.</summary>
    public const int MostAttributes = 500;

    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\n\f\r/>");
    private static readonly SearchValues<char> AttributeEnds = SearchValues.Create(" \t\n\f\r/>=");

    private static readonly SearchValues<char> ValueEnds = SearchValues.Create(" \t\n\f\r>");

    /// <summary>Finds what forbids to parse a page, in time by its length; <c>null</c> when nothing does.</summary>
    public static PageFault? FindFault(ReadOnlySpan<char> html)
    {
        if (html.Length > MostCharacters) return PageFault.TooLong;
        var open = new OpenElements();
        var elements = 0;
        var at = 0;
        while (html[at..].IndexOf('<') is var next and >= 0)
        {
            at += next + 1;
            if (at == html.Length) break;
            var isEnd = html[at] == '/';
            if (isEnd) at++;
            if (at < html.Length && char.IsAsciiLetter(html[at]))
            {
                var name = Name(html[at..]);
                at += name.Length;
                var attributes = PassAttributes(html, ref at, out var isClosed);
                if (isEnd)
                {
                    open.Close(name);
                    continue;
                }

                if (++elements > MostElements) return PageFault.TooManyElements;
                if (attributes > MostAttributes) return PageFault.TooManyAttributes;
                open.Open(name, isClosed);
                if (open.Depth > Deepest) return PageFault.TooDeep;
                if (OpenElements.HoldsRawText(name) && !open.IsInForeign) PassRawText(html, ref at, name);
            }
            else if (isEnd || at < html.Length && html[at] is '!' or '?')
            {
                PassComment(html, ref at);
            }
        }

        return null;
    }

    private static ReadOnlySpan<char> Name(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAny(NameEnds);
        return end < 0 ? rest : rest[..end];
    }

    /// <summary>Goes behind the end of a tag; a quoted value may hold what ends one.</summary>
    private static int PassAttributes(ReadOnlySpan<char> html, ref int at, out bool isClosed)
    {
        isClosed = false;
        var count = 0;
        while (at < html.Length && html[at] != '>')
        {
            if (NameEnds.Contains(html[at]))
            {
                isClosed = html[at] == '/';
                at++;
                continue;
            }

            isClosed = false;
            count++;
            // A name may begin with an equals sign, which then is part of it.
            at++;
            at = End(html, at, AttributeEnds);
            PassValue(html, ref at);
        }

        at = Math.Min(at + 1, html.Length);
        return count;
    }

    private static void PassValue(ReadOnlySpan<char> html, ref int at)
    {
        var sign = at;
        while (sign < html.Length && char.IsWhiteSpace(html[sign])) sign++;
        if (sign == html.Length || html[sign] != '=') return;
        at = sign + 1;
        while (at < html.Length && char.IsWhiteSpace(html[at])) at++;
        if (at == html.Length) return;
        if (html[at] is not ('"' or '\''))
        {
            var end = html[at..].IndexOfAny(ValueEnds);
            at = end < 0 ? html.Length : at + end;
            return;
        }

        var close = html[(at + 1)..].IndexOf(html[at]);
        at = close < 0 ? html.Length : at + close + 2;
    }

    private static int End(ReadOnlySpan<char> html, int at, SearchValues<char> ends)
    {
        var end = html[at..].IndexOfAny(ends);
        return end < 0 ? html.Length : at + end;
    }

    private static void PassComment(ReadOnlySpan<char> html, ref int at)
    {
        var isComment = html[at..].StartsWith("!--");
        var end = html[at..].IndexOf(isComment ? "-->" : ">");
        at = end < 0 ? html.Length : at + end + (isComment ? 3 : 1);
    }

    private static void PassRawText(ReadOnlySpan<char> html, ref int at, ReadOnlySpan<char> name)
    {
        while (html[at..].IndexOf("</") is var end and >= 0)
        {
            at += end + 2;
            if (!html[at..].StartsWith(name, StringComparison.OrdinalIgnoreCase)) continue;
            at -= 2;
            return;
        }

        at = html.Length;
    }
}
