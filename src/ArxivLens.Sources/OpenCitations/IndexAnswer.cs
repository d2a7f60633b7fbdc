using System.Text.Json;
using ArxivLens.Sources.Json;
using ArxivLens.Sources.Lines;

namespace ArxivLens.Sources.OpenCitations;

/// <summary>Reads the rows of an answer of the interface, which are JSON or CSV, whichever was asked for.</summary>
internal static class IndexAnswer
{
    /// <summary>Reads an answer.</summary>
    /// <param name="body">UTF-8.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The rows and how many could not be read; <c>null</c> when it is no answer of the interface.</returns>
    public static async Task<(IReadOnlyList<IndexRow> Rows, int Unread)?> ReadAsync(
        ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var text = body.Span.TrimStart(" \t\r\n\uFEFF"u8);
        if (text.IsEmpty)
            return ([], 0);
        return text[0] is (byte)'[' or (byte)'{' ? ReadJson(body.Span) : await ReadCsvAsync(body, cancellationToken);
    }

    private static (IReadOnlyList<IndexRow> Rows, int Unread)? ReadJson(ReadOnlySpan<byte> json)
    {
        if (!OpenAlex.AnswerElements.IsAnswer(json))
            return null;
        var found = OpenAlex.AnswerElements.Find(json, out var fault);
        if (fault is not null)
            return null;
        var rows = new List<IndexRow>(found.Count);
        var unread = 0;
        foreach (var range in found)
        {
            if (ReadRow(json[range]) is { } row)
                rows.Add(row);
            else
                unread++;
        }

        return (rows, unread);
    }

    private static IndexRow? ReadRow(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        string? citing = null;
        string? cited = null;
        reader.Read();
        while (reader.TokenType != JsonTokenType.None && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (isCiting, isCited) = (JsonText.IsName(ref reader, "citing"u8), JsonText.IsName(ref reader, "cited"u8));
            reader.Read();
            if ((isCiting || isCited) && reader.TokenType == JsonTokenType.String)
                (citing, cited) = isCiting ? (JsonText.Read(ref reader), cited) : (citing, JsonText.Read(ref reader));
            else
                reader.Skip();
        }

        return ListedIds.TryRead(citing ?? "", out var from, out _) && ListedIds.TryRead(cited ?? "", out var to, out _)
            ? new IndexRow(from, to)
            : null;
    }

    private static async Task<(IReadOnlyList<IndexRow> Rows, int Unread)?> ReadCsvAsync(
        ReadOnlyMemory<byte> csv, CancellationToken cancellationToken)
    {
        var rows = new List<IndexRow>();
        var unread = 0;
        try
        {
            await foreach (var record in Csv.CsvRecords.ReadAsync<IndexRow>(
                InputFile.Of(new MemoryStream(csv.ToArray()), "answer"),
                header => IndexRowParser.FromHeader(header, papers: null, new IndexCounts()) is { } parser ? parser.Parse : null,
                "citing and cited",
                cancellationToken))
            {
                if (record.Value is { } row)
                    rows.Add(row);
                else if (record.Reason is not null)
                    unread++;
            }
        }
        catch (Core.SourceException)
        {
            return null;
        }

        return (rows, unread);
    }
}
