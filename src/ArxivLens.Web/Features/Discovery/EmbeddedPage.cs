using System.Text.Encodings.Web;

namespace ArxivLens.Web.Features.Discovery;

/// <summary>What a card on another site says of a page here. Texts are plain.</summary>
/// <param name="Path">The page.</param>
/// <param name="Title">Its title.</param>
/// <param name="Author">Who wrote what it shows, as one line.</param>
/// <param name="Year">When, if that is known.</param>
/// <param name="Summary">A sentence or two, may be empty.</param>
internal sealed record EmbeddedPage(string Path, string Title, string? Author, int? Year, string Summary)
{
    /// <summary>Writes it as a quotation: no style, no script, no picture, nothing that is fetched.</summary>
    public string Write(Uri home)
    {
        var address = new Uri(home, Path).AbsoluteUri;
        var by = string.Join(", ", new[] { Author, Year is { } year ? $"{year}" : null }.Where(part => !string.IsNullOrEmpty(part)));
        var html = $"<blockquote class=\"arxivlens\" cite=\"{Encode(address)}\"><p><a href=\"{Encode(address)}\">{Encode(Title)}</a></p>";
        if (by.Length > 0)
            html += $"<p>{Encode(by)}</p>";
        if (Summary.Length > 0)
            html += $"<p>{Encode(Summary)}</p>";
        return html + "</blockquote>";
    }

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
