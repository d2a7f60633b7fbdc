using System.Text.Json;

namespace ArxivLens.Sources.Articles;

/// <summary>The worker's side: reads one page from a stream, and answers on another. It runs in a process of its own.</summary>
public static class PageJob
{
    // On a busy machine most of the time would go by while the code that reads pages is made ready to run. It is made ready on
    // this.
    private const string Trial =
        "<!doctype html><html lang='en'><head><title>A page</title><meta property='og:title' content='A page'></head><body>"
        + "<article><h1>A page</h1><p>It has, as articles do, a sentence, with commas and <a href='/a'>a link</a>, and <em>more</em>.</p>"
        + "<blockquote>So it does.</blockquote><ul><li>One, or two</li></ul></article></body></html>";

    /// <summary>Does the job and is over.</summary>
    /// <param name="input">A line of JSON with the page's address and charset, then the page.</param>
    /// <param name="output">A line end when the page is about to be parsed, then JSON: the article or the fault.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task RunAsync(Stream input, Stream output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        var (heading, html, fault) = Open(await ReadAsync(input, cancellationToken));
        if (fault is null) WebPageReader.Read(Trial, new Uri("https://trial.invalid/"), cancellationToken);
        await output.WriteAsync(new[] { PageExchange.Ready }, cancellationToken);
        await output.FlushAsync(cancellationToken);
        var answer = fault is null ? Parse(heading, html, cancellationToken) : new PageAnswer(null, fault);
        await JsonSerializer.SerializeAsync(output, answer, PageExchange.Plain.PageAnswer, cancellationToken);
        await output.FlushAsync(cancellationToken);
    }

    // All this takes time by the length only.
    private static (PageHeading Heading, string Html, string? Fault) Open(ReadOnlyMemory<byte>? given)
    {
        if (given is null) return (new PageHeading(null, null), "", "the page has more bytes than are read");
        var end = given.Value.Span.IndexOf((byte)'\n');
        var heading = JsonSerializer.Deserialize(given.Value.Span[..end], PageExchange.Default.PageHeading)!;
        var html = WebPageReader.Decode(given.Value.Span[(end + 1)..], heading.Charset);
        return (heading, html, PageGuard.FindFault(html) is { } fault ? $"the page is too complex ({fault})" : null);
    }

    private static PageAnswer Parse(PageHeading heading, string html, CancellationToken cancellationToken)
    {
        var address = heading.Address is null ? null : new Uri(heading.Address);
        return WebPageReader.Read(html, address, cancellationToken) is { } document
            ? new PageAnswer(document, null)
            : new PageAnswer(null, "the page has no text that reads like an article");
    }

    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(Stream input, CancellationToken cancellationToken)
    {
        using var given = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (await input.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            if (given.Length + count > PageExchange.MostHeadingBytes + PageExchange.MostPageBytes) return null;
            given.Write(buffer, 0, count);
        }

        return given.GetBuffer().AsMemory(0, (int)given.Length);
    }
}
