using System.Runtime.CompilerServices;
using ArxivLens.Core;
using ArxivLens.Core.Ingest;
using ArxivLens.Sources.Lines;

namespace ArxivLens.Sources.Csv;

/// <summary>Reads a header; <c>null</c> when it does not name the columns that are needed.</summary>
/// <param name="header">UTF-8 of the first line.</param>
internal delegate RecordParser<T>? HeaderReader<T>(ReadOnlySpan<byte> header);

/// <summary>Reads a file of CSV whose first line names the columns, one record a row.</summary>
internal static class CsvRecords
{
    /// <summary>Reads the records of an input; what cannot be read is yielded as rejected.</summary>
    /// <param name="open">The input.</param>
    /// <param name="readHeader">Makes the parser of the rows.</param>
    /// <param name="columns">The columns that are needed, for the complaint: <c>citing and cited</c>.</param>
    /// <param name="cancellationToken">Stops between two records.</param>
    /// <exception cref="SourceException">The first line is no header.</exception>
    public static async IAsyncEnumerable<SourceRecord<T>> ReadAsync<T>(
        InputOpener open, HeaderReader<T> readHeader, string columns, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var file = await open(cancellationToken);
        var lines = new LineReader(file);
        RecordParser<T>? parse = null;
        var waiting = new WaitingLines();
        var records = 0L;
        while (await lines.FillAsync(cancellationToken))
        {
            while (lines.TryTake(out var line))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (parse is null)
                {
                    parse = readHeader(line.Bytes.Span) ?? throw NoHeader(file, line, columns);
                    continue;
                }

                if (waiting.IsEmpty && CsvLine.IsWhole(line.Bytes.Span))
                {
                    yield return RecordStream.Read(file, line, ++records, parse);
                    continue;
                }

                waiting.Add(line);
                while (waiting.TryTake(out var row))
                    yield return RecordStream.Read(file, row, ++records, parse);
            }
        }

        while (waiting.TryTake(out var row, isAtEnd: true))
            yield return RecordStream.Read(file, row, ++records, parse!);
        if (lines.Failure is { } failure)
            yield return RecordStream.Reject<T>(file, lines.TakeRest(), records + 1, failure);
        else if (parse is null)
            throw new SourceException($"{file.Name}: is empty; its first line must name the columns {columns}");
    }

    private static SourceException NoHeader(InputFile file, Line line, string columns)
        => new($"{file.Name}: its first line must name the columns {columns}, each once; it is \"{Shown(line)}\"");

    private static string Shown(Line line)
    {
        var text = RecordStream.Printable(line.Bytes.Span);
        return text.Length > 100 ? text[..100] + "…" : text;
    }
}
