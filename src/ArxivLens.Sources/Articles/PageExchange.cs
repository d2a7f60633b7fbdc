using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ArxivLens.Core.Articles;

namespace ArxivLens.Sources.Articles;

/// <summary>What a page's worker is told before the page: a line of JSON.</summary>
internal sealed record PageHeading(string? Address, string? Charset);

/// <summary>What a worker answers: the article, or why there is none.</summary>
internal sealed record PageAnswer(ArticleDocument? Document, string? Fault);

/// <summary>The words between this program and the worker that reads a page for it.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(PageHeading))]
[JsonSerializable(typeof(PageAnswer))]
internal sealed partial class PageExchange : JsonSerializerContext
{
    /// <summary>The byte a worker sends when it is ready to read.</summary>
    public const byte Ready = (byte)'\n';

    /// <summary>
    /// Bytes of a page; a file may have more than what is fetched, and be a page that was saved with all it shows.
    /// </summary>
    public const int MostPageBytes = 8_000_000;

    /// <summary>Bytes of an answer: more than the article of the longest page has.</summary>
    public const int MostAnswerBytes = 32_000_000;

    /// <summary>Bytes of the line before the page.</summary>
    public const int MostHeadingBytes = 16_000;

    /// <summary>Letters as they are, since nobody takes this for a page.</summary>
    public static PageExchange Plain { get; } = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
    });

    /// <summary>The bytes of a heading, with the end of its line.</summary>
    public static byte[] Write(PageHeading heading) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(heading, Default.PageHeading), (byte)'\n'];

    /// <summary>Reads an answer; <c>null</c> when it is none, be it that it points outside its own text.</summary>
    public static PageAnswer? Read(ReadOnlySpan<byte> answer)
    {
        try
        {
            var read = JsonSerializer.Deserialize(answer, Default.PageAnswer);
            if (read is null) return null;
            return read.Document is { } document ? IsSound(document) ? read : null : read.Fault is null ? null : read;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Whoever reads a hostile page is not believed to the last.
    private static bool IsSound(ArticleDocument document)
    {
        if (document is not { Facts.Tags: not null, Text: { Text: { } text, Blocks: not null, Links: not null } }) return false;
        var end = 0;
        foreach (var block in document.Text.Blocks)
        {
            if (block is null || block.Span.Start < end || !IsIn(block.Span, text)) return false;
            end = block.Span.End;
        }

        return document.Text.Links.All(link => link is not null && IsIn(link.Span, text));
    }

    private static bool IsIn(TextSpan span, string text) => span.Start >= 0 && span.End >= span.Start && span.End <= text.Length;
}
