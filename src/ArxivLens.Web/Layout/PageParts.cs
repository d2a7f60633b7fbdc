using System.Text.Encodings.Web;
using ArxivLens.Core.Annotations;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Summaries;
using ArxivLens.Web.Features.Annotations;
using ArxivLens.Web.Features.Feeds;
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

    /// <summary>Whether the page has a citation to copy.</summary>
    public bool HasCitation { get; set; }

    /// <summary>Whether the page has tables whose rows can be selected.</summary>
    public bool HasTables { get; set; }

    /// <summary>Whether the page has forms of shelves.</summary>
    public bool HasShelves { get; set; }

    /// <summary>Whether the page is of a paper that is on its way.</summary>
    public bool HasFetching { get; set; }

    /// <summary>Whether the page asks for a password or a passkey.</summary>
    public bool HasPasskeys { get; set; }

    /// <summary>Whether the page has comments, or a form to write one.</summary>
    public bool HasDiscussion { get; set; }

    /// <summary>The name of the heading of the page's comments, which stand behind all else; <c>null</c> where it has none.</summary>
    public string? Comments { get; set; }

    /// <summary>Whether the page has sentences that show where they are from.</summary>
    public bool HasSources { get; private set; }

    /// <summary>Whether the page has passages that are commented on or can be.</summary>
    public bool HasPassages { get; set; }

    /// <summary>The feeds the page leads to; browsers and feed readers find them in its head.</summary>
    public IList<FeedLink> Feeds { get; } = [];

    /// <summary>Says that the page holds mathematics that was marked elsewhere.</summary>
    public void NeedMathematics() => HasMathematics = true;

    /// <summary>Writes plain text (<see cref="TexText"/>); each formula is marked for the island that sets it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="write">Makes markup of the words between formulas; they are encoded as they stand when it is left out.</param>
    public IHtmlContent Text(string text, Func<string, string>? write = null)
    {
        var content = new HtmlContentBuilder();
        foreach (var part in TexText.Split(text))
        {
            HasMathematics |= part.IsMathematics;
            content.AppendHtml(part.IsMathematics
                ? $"<span class=\"tex\">{HtmlEncoder.Default.Encode(part.Text)}</span>"
                : write?.Invoke(part.Text) ?? HtmlEncoder.Default.Encode(part.Text));
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

    /// <summary>
    /// Writes running text as <see cref="Paragraphs"/> does, each sentence in an element of its own (<c>s1</c>, <c>s2</c> …) that
    /// <see cref="Sourced"/> leads to. Once a page.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="marks">The comments on its passages.</param>
    public IHtmlContent SourceParagraphs(string text, PassageMarks? marks = null)
    {
        var content = new HtmlContentBuilder();
        var (number, end) = (0, 0);
        foreach (var sentence in Sentences.Split(text))
        {
            var isParagraph = number == 0 || text[end..sentence.Start].Contains("\n\n", StringComparison.Ordinal);
            content.AppendHtml(isParagraph ? number == 0 ? "<p>" : "</p><p>" : " ");
            var (name, words) = (AnchorSentence.NameOf(AnchorPart.Abstract, ++number), text.Substring(sentence.Start, sentence.Length));
            content.AppendHtml($"<span id=\"s{number}\" class=\"sentence\"{(marks is null ? "" : $" data-passage=\"{name}\"")}>")
                .AppendHtml(marks?.Write(this, name, words) ?? Text(words))
                .AppendHtml("</span>");
            if (marks is not null) content.AppendHtml(marks.WriteTools(name));
            end = sentence.Start + sentence.Length;
        }

        return number == 0 ? content : content.AppendHtml("</p>");
    }

    /// <summary>
    /// Writes something that is said of a work, with a link to the sentence of its abstract that says it; the script of sources
    /// marks that sentence while a reader points at this one or comes to the link by keyboard.
    /// </summary>
    /// <param name="text">What is said: plain text.</param>
    /// <param name="source">The whole text that <see cref="SourceParagraphs"/> writes on the same page.</param>
    /// <param name="start">Where in it that sentence begins, in UTF-16 units.</param>
    public IHtmlContent Sourced(string text, string source, int start)
    {
        HasSources = true;
        var number = Math.Max(1, Sentences.Split(source).Count(sentence => sentence.Start <= start));
        var content = new HtmlContentBuilder();
        return content.AppendHtml($"<span class=\"sourced\" data-source=\"s{number}\">").AppendHtml(Text(text))
            .AppendHtml($"<a class=\"to-source\" href=\"#s{number}\" ")
            .AppendHtml($"aria-label=\"Source: sentence {number} of the abstract\"></a></span>");
    }

    /// <summary>The addresses of the fonts that nearly every formula needs.</summary>
    public IEnumerable<string> MathematicsFonts => [files.FontAddress("KaTeX_Main-Regular"), files.FontAddress("KaTeX_Math-Italic")];

    /// <summary>The address of a bundled script, style or picture.</summary>
    public string File(string name) => files.Address(name);
}
