using ArxivLens.Core;
using ArxivLens.Core.Articles;
using ArxivLens.Core.Sources;
using ArxivLens.Sources.Http;
using ArxivLens.Sources.Lines;

namespace ArxivLens.Sources.Articles;

/// <summary>Reads articles from where they stand: an address of the web, a file, or standard input.</summary>
/// <param name="fetch">Fetches addresses.</param>
/// <param name="worker">Reads web pages.</param>
public sealed class ArticleSource(ArticleFetch fetch, PageWorker worker)
{
    /// <summary>The source.</summary>
    public static Source About { get; } = new("articles", "Articles on the web", null)
    {
        Gives = "questions that articles ask about papers",
    };

    /// <summary>What one site has before its name for one and the same page.</summary>
    private static readonly string[] Doubles = ["www.", "m.", "amp.", "mobile."];

    /// <summary>Reads an article.</summary>
    /// <param name="fileOrAddress">An http or https address, the name of a file, or <c>-</c> for standard input.</param>
    /// <param name="standsAt">
    /// Where the article of a file stands on the web, for its links; <c>null</c> when that is not known.
    /// </param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The article, or why there is none: of an address the same words whatever the trouble was.</returns>
    /// <exception cref="SourceException">The file is missing, too large or no text; the message names it.</exception>
    public Task<SourceReading> ReadAsync(
        string fileOrAddress, Uri? standsAt = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(fileOrAddress);
        return SchemeOf(fileOrAddress) is null
            ? ReadFileAsync(InputFile.At(fileOrAddress), fileOrAddress, standsAt, cancellationToken)
            : ReadAddressAsync(fileOrAddress, cancellationToken);
    }

    /// <summary>Reads the article at an address and nothing else: what a stranger typed never names a file.</summary>
    /// <param name="address">The address.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<SourceReading> ReadAddressAsync(string address, CancellationToken cancellationToken = default)
    {
        if (!Uri.TryCreate(address.Trim(), UriKind.Absolute, out var given))
            return Refuse(FetchFault.Address, "this is no address");
        var page = await fetch.FetchAsync(given, cancellationToken);
        if (page.Refusal is not null) return SourceReading.Refuse(page.Refusal);
        if (page.MediaType is "text/plain" or "text/markdown") return ReadText(page);
        var (document, fault) = await worker.ReadAsync(page.Body, page.Address, page.Charset, cancellationToken);
        return document is null
            ? Refuse(FetchFault.Unreadable, $"{page.Address}: {fault}")
            : SourceReading.Of(StandingAt(page.Address, document));
    }

    /// <summary>
    /// A page says itself where it stands; that it stands at another host it could say of any article, and is not believed.
    /// </summary>
    private static ArticleDocument StandingAt(Uri address, ArticleDocument document)
    {
        var isOwn = Uri.TryCreate(document.Facts.Address, UriKind.Absolute, out var said) && SiteOf(said) == SiteOf(address);
        return isOwn ? document : document with { Facts = document.Facts with { Address = address.AbsoluteUri } };
    }

    private static string SiteOf(Uri address)
    {
        var host = (HostName.Find(address) ?? address.Host).ToLowerInvariant().TrimEnd('.');
        var name = Array.Find(Doubles, host.StartsWith);
        return name is null ? host : host[name.Length..];
    }

    private static SourceReading ReadText(FetchedPage page)
    {
        var text = WebPageReader.Decode(page.Body.Span, page.Charset);
        if (text.Contains('\0', StringComparison.Ordinal) || string.IsNullOrWhiteSpace(text))
            return Refuse(FetchFault.Unreadable, $"{page.Address}: it is no text, whatever its type says");
        var name = Path.GetFileName(page.Address.LocalPath);
        var isMarkdown = page.MediaType == "text/markdown" || ArticleFile.FormOf(name, []) == ArticleForm.Markdown;
        var document = TextArticleReader.Read(text, isMarkdown, name);
        return SourceReading.Of(StandingAt(page.Address, document));
    }

    private async Task<SourceReading> ReadFileAsync(
        InputOpener open, string name, Uri? standsAt, CancellationToken cancellationToken)
    {
        var content = await ArticleFile.ReadAsync(open, name, cancellationToken);
        var form = ArticleFile.FormOf(name, content);
        if (form != ArticleForm.Page)
        {
            var text = ArticleFile.TextOf(content, name);
            return SourceReading.Of(TextArticleReader.Read(text, form == ArticleForm.Markdown, NameOf(name)));
        }

        var (document, fault) = await worker.ReadAsync(content, standsAt, charset: null, cancellationToken);
        return document is null
            ? SourceReading.Refuse(new ArticleRefusal(FetchFault.Unreadable, $"{name}: {fault}", ""))
            : SourceReading.Of(document);
    }

    private static string? NameOf(string name) => name == InputFile.StandardInput ? null : Path.GetFileName(name);

    private static SourceReading Refuse(FetchFault fault, string detail) =>
        SourceReading.Refuse(ArticleRefusal.OfAddress(fault, detail));

    // C:\ is a folder of Windows, and a file may have a colon in its name.
    private static string? SchemeOf(string text)
    {
        var end = text.IndexOf("://", StringComparison.Ordinal);
        var isScheme = end > 1 && text[..end].Trim().All(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '-' or '.');
        return isScheme ? text[..end] : null;
    }
}
