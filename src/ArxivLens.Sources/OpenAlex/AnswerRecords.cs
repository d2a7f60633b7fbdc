using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Unicode;
using ArxivLens.Core.Ingest;
using ArxivLens.Sources.Lines;

namespace ArxivLens.Sources.OpenAlex;

/// <summary>
/// Reads a file of records of JSON however it came about: one a line as in OpenAlex's snapshot, or answers of its interface as they
/// were saved, one a line or a single one over many lines.
/// </summary>
internal static class AnswerRecords
{
    /// <summary>Longest answer over several lines, in bytes; a hundred works have about two million.</summary>
    public const int LongestAnswer = 64 * 1024 * 1024;

    /// <summary>Reads the records of an input; what cannot be read is yielded as rejected.</summary>
    public static async IAsyncEnumerable<SourceRecord<T>> ReadAsync<T>(
        InputOpener open, RecordParser<T> parse, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var file = await open(cancellationToken);
        file.ReadAhead();
        var lines = new LineReader(file);
        GatheredLines? gathered = null;
        var records = 0L;
        while (await lines.FillAsync(cancellationToken))
        {
            while (lines.TryTake(out var line))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (gathered is null && records == 0 && IsBeginningOfMore(line.Bytes.Span))
                    gathered = new GatheredLines();
                if (gathered is not null)
                {
                    gathered.Add(line);
                    continue;
                }

                foreach (var record in Read(file, line, records, parse))
                    yield return record with { Progress = record.Progress with { Records = ++records } };
            }
        }

        foreach (var record in gathered is null ? [] : Read(file, gathered.Join(), records, parse))
            yield return record with { Progress = record.Progress with { Records = ++records } };
        if (lines.Failure is { } failure)
            yield return RecordStream.Reject<T>(file, lines.TakeRest(), records + 1, failure);
    }

    // As programs indent JSON: a line of its own for the first bracket, or one that ends where a value has to follow.
    private static bool IsBeginningOfMore(ReadOnlySpan<byte> line)
    {
        var text = line.Trim(" \t\r"u8);
        return text.Length > 0 && text[0] is (byte)'{' or (byte)'[' && text[^1] is (byte)'{' or (byte)'[' or (byte)',';
    }

    private static List<SourceRecord<T>> Read<T>(InputFile file, Line line, long records, RecordParser<T> parse)
    {
        if (line.IsTooLong || !Utf8.IsValid(line.Bytes.Span) || !AnswerElements.IsAnswer(line.Bytes.Span))
            return [RecordStream.Read(file, line, records, parse)];
        var found = AnswerElements.Find(line.Bytes.Span, out var fault);
        var read = new List<SourceRecord<T>>(found.Count + 1);
        var number = line.Number;
        var counted = 0;
        for (var i = 0; i < found.Count; i++)
        {
            var start = found[i].Start.Value;
            number += line.Bytes.Span[counted..start].Count((byte)'\n');
            counted = start;
            read.Add(RecordStream.Read(file, line with { Number = number, Bytes = line.Bytes[found[i]] }, records, parse));
        }

        if (fault is not null)
        {
            read.Add(RecordStream.Reject<T>(
                file, line, records, string.Create(CultureInfo.InvariantCulture, $"behind {found.Count} records: {fault}")));
        }

        return read;
    }

    /// <summary>The lines of one answer.</summary>
    private sealed class GatheredLines
    {
        private readonly ArrayBufferWriter<byte> bytes = new();
        private Line first;
        private Line last;
        private long lines;

        public void Add(Line line)
        {
            if (lines == 0)
                first = line with { Bytes = default };
            // Blank lines were left out on the way, but each is a line.
            while (lines > 0 && first.Number + lines < line.Number)
                End();
            if (!line.IsTooLong && bytes.WrittenCount + line.Bytes.Length < LongestAnswer)
                bytes.Write(line.Bytes.Span);
            else
                first = first with { IsTooLong = true };
            last = line;
            End();
        }

        public Line Join() => first with { Bytes = bytes.WrittenMemory, BytesRead = last.BytesRead };

        private void End()
        {
            lines++;
            if (!first.IsTooLong)
                bytes.Write("\n"u8);
        }
    }
}
