using System.Xml;

namespace ArxivLens.Core.Network.Exports;

/// <summary>Text as XML 1.0 may hold it: what it forbids, such as control characters and halves of a pair, is replaced by U+FFFD.</summary>
public static class XmlCharacters
{
    /// <summary>The text, itself where nothing is wrong with it.</summary>
    public static string Of(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (LengthAt(text, at) is var length && length == 0)
                return Replaced(text);
            at += length - 1;
        }

        return text;
    }

    private static string Replaced(string text)
    {
        var clean = text.ToCharArray();
        for (var at = 0; at < clean.Length;)
        {
            var length = LengthAt(text, at);
            if (length == 0)
                clean[at] = '\uFFFD';
            at += Math.Max(1, length);
        }

        return new string(clean);
    }

    /// <summary>Units of the character at a place; 0 when XML forbids it.</summary>
    private static int LengthAt(string text, int at)
        => XmlConvert.IsXmlChar(text[at]) ? 1
            : at + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[at + 1], text[at]) ? 2 : 0;
}
