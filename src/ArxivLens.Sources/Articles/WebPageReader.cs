using AngleSharp.Dom;
using ArxivLens.Core.Articles;
using ArxivLens.Sources.Articles.Extraction;
using ArxivLens.Sources.Articles.Facts;

namespace ArxivLens.Sources.Articles;

/// <summary>Reads the article of a web page: its text, and what the page says of it.</summary>
public static class WebPageReader
{
    private const int LeadIn = 5000;
    private const int LeadingWords = 40;

    /// <summary>Reads a page.</summary>
    /// <param name="html">The page, as <see cref="PageGuard"/> let it through.</param>
    /// <param name="address">Where it was fetched from; <c>null</c> of a file.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The article, or <c>null</c> when no part of the page can be read, be it that it grows beyond the limits.</returns>
    public static ArticleDocument? Read(string html, Uri? address, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(html);
        using var document = ParserLimits.Parse(html, cancellationToken);
        if (document?.Body is not { } body) return null;
        var facts = new PageFacts(document, address);
        var declared = DeclaredBody.Of(facts.Data, cancellationToken);
        if (ReadablePart.Find(body, facts.Title, declared, cancellationToken) is not { } part) return null;
        var blocks = SideMatter.Without(BlockWriter.Write(part), facts);
        if (blocks.Count == 0) return null;
        var text = DraftBlock.Join(blocks, facts.Address.Of);
        return new ArticleDocument(facts.With(Before(body, blocks[0].Text), text.Text), text);
    }

    /// <summary>Turns the bytes of a page into text.</summary>
    /// <param name="bytes">The page as it was sent.</param>
    /// <param name="charsetOfHeader">The charset its content type names, or <c>null</c>.</param>
    public static string Decode(ReadOnlySpan<byte> bytes, string? charsetOfHeader) => PageEncoding.Of(bytes, charsetOfHeader).GetString(bytes).TrimStart('\uFEFF');

    /// <summary>The first part of what the page shows, at most up to where the article begins.</summary>
    private static string Before(IElement body, string first)
    {
        var shown = body.TextContent;
        var end = shown.IndexOf(first[..Math.Min(first.Length, LeadingWords)], StringComparison.Ordinal);
        return shown[..Math.Min(end < 0 ? LeadIn : end, shown.Length)];
    }
}
