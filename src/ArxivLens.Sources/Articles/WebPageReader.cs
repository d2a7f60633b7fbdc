using AngleSharp.Html.Parser;
using ArxivLens.Core.Articles;
using ArxivLens.Sources.Articles.Extraction;

namespace ArxivLens.Sources.Articles;

/// <summary>Reads the article of a web page: its text, and what the page says of it.</summary>
public static class WebPageReader
{
    /// <summary>Reads a page.</summary>
    /// <param name="html">The page, as <see cref="PageGuard"/> let it through.</param>
    /// <param name="address">Where it was fetched from; <c>null</c> of a file.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The article, or <c>null</c> when no part of the page can be read.</returns>
    public static ArticleDocument? Read(string html, Uri? address, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(html);
        using var document = new HtmlParser(new HtmlParserOptions { MaximumDepth = 512, IsScripting = true }).ParseDocument(html);
        var title = document.Title;
        if (document.Body is null || ReadablePart.Find(document.Body, title, cancellationToken) is not { } part) return null;
        var text = BlockWriter.Write(part, href => href);
        return text.Blocks.Count == 0 ? null : new ArticleDocument(new ArticleFacts { Title = title }, text);
    }
}
