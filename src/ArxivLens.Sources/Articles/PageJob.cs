using System.Text.Json;

namespace ArxivLens.Sources.Articles;

/// <summary>The worker's side: reads one page from a stream, and answers on another. It runs in a process of its own.</summary>
public static class PageJob
{
    /// <summary>Does the job and is over.</summary>
    /// <param name="input">A line of JSON with the page's address and charset, then the page.</param>
    /// <param name="output">A line end when the job begins, then JSON: the article or the fault.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task RunAsync(Stream input, Stream output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        await output.WriteAsync(new[] { PageExchange.Ready }, cancellationToken);
        await output.FlushAsync(cancellationToken);
        var answer = await ReadAsync(input, cancellationToken) is { } given
            ? Answer(given, cancellationToken)
            : new PageAnswer(null, "the page has more bytes than are read");
        await JsonSerializer.SerializeAsync(output, answer, PageExchange.Plain.PageAnswer, cancellationToken);
        await output.FlushAsync(cancellationToken);
    }

    private static PageAnswer Answer(ReadOnlyMemory<byte> given, CancellationToken cancellationToken)
    {
        var end = given.Span.IndexOf((byte)'\n');
        var heading = JsonSerializer.Deserialize(given.Span[..end], PageExchange.Default.PageHeading)!;
        var html = WebPageReader.Decode(given.Span[(end + 1)..], heading.Charset);
        if (PageGuard.FindFault(html) is { } fault) return new PageAnswer(null, $"the page is too complex ({fault})");
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
