using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace ArxivLens.Sources.Xml;

/// <summary>
/// Opens XML that another machine sent so that nothing in it is obeyed: no document type, hence no entities of its own; no address is
/// followed; no encoding but UTF-8, ASCII and Latin 1 is believed; elements nest sixty-four deep and no deeper. Memory is bounded by
/// the body, which the client bounds.
/// </summary>
internal static partial class GuardedXml
{
    /// <summary>Elements within each other; arXiv's formats have five at most.</summary>
    public const int Deepest = 64;

    private const int LongestDeclaration = 200;

    private static readonly SearchValues<char> Controls = SearchValues.Create(
        [.. Enumerable.Range(1, ' ' - 1).Select(code => (char)code).Except(['\t', '\n', '\r']), '\uFFFE', '\uFFFF']);

    // Fails on what is no UTF-8 in place of making something of it.
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Opens a body.</summary>
    /// <exception cref="XmlException">It is in no encoding that is read. What else is wrong with it is thrown while it is read.</exception>
    public static XmlReader Open(ReadOnlySpan<byte> body) => XmlReader.Create(
        new StringReader(Decode(body)),
        new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            // Texts lose what is no character afterwards; one such reference does not spoil the page.
            CheckCharacters = false,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CloseInput = true,
        });

    /// <summary>Goes on to the next node.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="XmlException">It is no XML, or elements nest too deep.</exception>
    public static bool Next(this XmlReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (!reader.Read()) return false;
        return reader.Depth <= Deepest ? true : throw new XmlException($"elements nest deeper than {Deepest}");
    }

    /// <summary>
    /// Reads all text within the element the reader stands at, that of elements in it too, and leaves the reader at its end.
    /// </summary>
    /// <exception cref="XmlException">It is no XML, or elements nest too deep.</exception>
    public static string ReadText(this XmlReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (reader.IsEmptyElement) return "";
        var depth = reader.Depth;
        var text = new StringBuilder();
        while (reader.Next() && reader.Depth > depth)
        {
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
                text.Append(reader.Value);
        }

        return text.ToString();
    }

    /// <summary>Leaves out the element the reader stands at with all in it; the reader then stands at its end.</summary>
    /// <exception cref="XmlException">It is no XML, or elements nest too deep.</exception>
    public static void PassOver(this XmlReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (reader.IsEmptyElement) return;
        var depth = reader.Depth;
        while (reader.Next() && reader.Depth > depth)
        {
            // What is in it is of no interest.
        }
    }

    private static string Decode(ReadOnlySpan<byte> body)
    {
        if (body.StartsWith(Encoding.UTF8.Preamble)) body = body[Encoding.UTF8.Preamble.Length..];
        var declared = Declaration().Match(Encoding.Latin1.GetString(body[..Math.Min(body.Length, LongestDeclaration)]));
        var name = declared.Success ? declared.Groups["name"].Value.ToLowerInvariant() : "utf-8";
        var text = name switch
        {
            "utf-8" or "utf8" or "us-ascii" or "ascii" => ReadUtf8(body),
            "iso-8859-1" or "latin1" or "latin-1" => Encoding.Latin1.GetString(body),
            _ => throw new XmlException("it is in an encoding that is not read"),
        };
        return WithoutControls(text);
    }

    private static string ReadUtf8(ReadOnlySpan<byte> body)
    {
        try
        {
            return Strict.GetString(body);
        }
        catch (DecoderFallbackException e)
        {
            throw new XmlException($"it is not in UTF-8 from byte {e.Index + 1} on", e);
        }
    }

    // Bare control characters make a page no XML at all. In a text they mean nothing; in a tag the page fails as it should.
    private static string WithoutControls(string text) => !text.AsSpan().ContainsAny(Controls)
        ? text
        : string.Create(text.Length, text, static (characters, source) =>
        {
            source.CopyTo(characters);
            characters.ReplaceAny(Controls, ' ');
        });

    [GeneratedRegex("""^\s*<\?xml[^>]*?\sencoding\s*=\s*["'](?<name>[A-Za-z0-9._-]{1,40})["']""",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Declaration();
}
