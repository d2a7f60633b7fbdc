using System.Net;
using System.Text.RegularExpressions;
using ArxivLens.Core.Papers;

namespace ArxivLens.Sources.OpenAlex;

/// <summary>Texts in which publishers left their marking: entities, and elements of HTML, JATS and MathML.</summary>
internal static partial class MarkedText
{
    /// <summary>The text alone, on one line; empty when there is none.</summary>
    public static string Plain(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "";
        // Entities of entities, as where a template escapes what the database holds escaped.
        if (text.Contains('&'))
            text = WebUtility.HtmlDecode(WebUtility.HtmlDecode(text));
        if (text.Contains('<'))
            text = Element.Replace(text, found => IsBlock(found.Value) ? " " : "");
        return TexText.ToPlain(text);
    }

    // What sets letters apart from each other stands within a word: H<sub>2</sub>O.
    private static bool IsBlock(string element) => Block.IsMatch(element);

    // Names of elements only, so that "p < 0.05 and q > 1" stays as it is.
    [GeneratedRegex(
        @"</?(?:jats:|mml:)?(?:i|b|u|em|strong|sub|sup|scp|sc|tt|p|br|title|sec|span|italic|bold|inline-formula|tex-math|alternatives"
        + @"|math|mrow|mi|mn|mo|msub|msup|msubsup|mtext|mfrac|mover|munder|mspace|msqrt|mstyle)(?:\s[^<>]*)?/?>",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Element { get; }

    [GeneratedRegex(
        @"^</?(?:jats:)?(?:p|br|title|sec)\b",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Block { get; }
}
