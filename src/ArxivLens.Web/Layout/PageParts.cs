using System.Text.Encodings.Web;
using ArxivLens.Web.Http;
using Microsoft.AspNetCore.Html;

namespace ArxivLens.Web.Layout;

/// <summary>What the page being written turned out to need: its scripts are loaded only where they have something to do.</summary>
public sealed class PageParts(BundledFiles files)
{
    /// <summary>Whether the page holds mathematics.</summary>
    public bool HasMathematics { get; private set; }

    /// <summary>Whether the page holds a network.</summary>
    public bool HasNetwork { get; set; }

    /// <summary>Writes text; text with mathematics is marked for the island that sets it.</summary>
    public IHtmlContent Text(string text)
    {
        if (!MayHoldMathematics(text))
            return new HtmlString(HtmlEncoder.Default.Encode(text));
        HasMathematics = true;
        return new HtmlString($"<span class=\"tex\">{HtmlEncoder.Default.Encode(text)}</span>");
    }

    /// <summary>Writes running text, a paragraph for each that a blank line sets apart.</summary>
    public IHtmlContent Paragraphs(string text)
    {
        var content = new HtmlContentBuilder();
        foreach (var paragraph in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            content.AppendHtml("<p>").AppendHtml(Text(paragraph)).AppendHtml("</p>");
        return content;
    }

    /// <summary>The address of a bundled script, style or picture.</summary>
    public string File(string name) => files.Address(name);

    private static bool MayHoldMathematics(string text)
        => text.Contains('$', StringComparison.Ordinal)
            || text.Contains("\\(", StringComparison.Ordinal)
            || text.Contains("\\[", StringComparison.Ordinal);
}
