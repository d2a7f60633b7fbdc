using System.Text.Encodings.Web;
using ArxivLens.Core.Papers;
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

    /// <summary>Writes plain text (<see cref="TexText"/>); each formula is marked for the island that sets it.</summary>
    public IHtmlContent Text(string text)
    {
        var content = new HtmlContentBuilder();
        foreach (var part in TexText.Split(text))
        {
            HasMathematics |= part.IsMathematics;
            var encoded = HtmlEncoder.Default.Encode(part.Text);
            content.AppendHtml(part.IsMathematics ? $"<span class=\"tex\">{encoded}</span>" : encoded);
        }

        return content;
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
}
