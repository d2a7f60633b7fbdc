using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;
using ArxivLens.Core.Ingest;

namespace ArxivLens.Sources.Lines;

/// <summary>Makes a record of the bytes of a line.</summary>
/// <param name="line">UTF-8, not empty.</param>
/// <param name="reason">Why it cannot be read; <c>null</c> when it can.</param>
internal delegate T? RecordParser<out T>(ReadOnlySpan<byte> line, out string? reason);

/// <summary>Reads a file of one record a line.</summary>
internal static class RecordStream
{
    private const int LongestText = 1_000;

    /// <summary>Reads the records of an input; what cannot be read is yielded as rejected.</summary>
    public static async IAsyncEnumerable<SourceRecord<T>> ReadAsync<T>(
        InputOpener open, RecordParser<T> parse, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var file = await open(cancellationToken);
        var lines = new LineReader(file);
        var records = 0L;
        while (await lines.FillAsync(cancellationToken))
        {
            while (lines.TryTake(out var line))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return Read(file, line, ++records, parse);
            }
        }

        if (lines.Failure is { } failure)
            yield return Reject<T>(file, lines.TakeRest(), records + 1, failure);
    }

    /// <summary>The record of a line, or the reason why there is none.</summary>
    public static SourceRecord<T> Read<T>(InputFile file, Line line, long records, RecordParser<T> parse)
    {
        if (CannotBeText(line) is { } fault)
            return Reject<T>(file, line, records, fault);
        var value = parse(line.Bytes.Span, out var reason);
        return reason is null
            ? Accept(file, line, records, value)
            : Reject<T>(file, line, records, reason);
    }

    /// <summary>A record that was read.</summary>
    public static SourceRecord<T> Accept<T>(InputFile file, Line line, long records, T? value) =>
        new(file.Name, line.Number, value, null, null, ProgressOf(file, line, records));

    /// <summary>A rejected record.</summary>
    public static SourceRecord<T> Reject<T>(InputFile file, Line line, long records, string reason) =>
        new(file.Name, line.Number, default, reason, Printable(line.Bytes.Span), ProgressOf(file, line, records));

    /// <summary>Why no record can be in a line, whatever its format.</summary>
    public static string? CannotBeText(Line line)
    {
        if (line.IsTooLong)
            return string.Create(CultureInfo.InvariantCulture, $"the line is longer than {LineReader.LongestLine:N0} bytes");
        return Utf8.IsValid(line.Bytes.Span) ? null : "the line is not valid UTF-8";
    }

    /// <summary>At most 1,000 characters, without any that a terminal or a log would obey.</summary>
    public static string Printable(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, LongestText * 4)]);
        var printable = new StringBuilder(Math.Min(text.Length, LongestText));
        foreach (var rune in text.EnumerateRunes())
        {
            if (printable.Length + rune.Utf16SequenceLength > LongestText)
                break;
            var isHidden = Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format;
            printable.Append(isHidden ? "\ufffd" : rune.ToString());
        }

        return printable.ToString();
    }

    private static ImportProgress ProgressOf(InputFile file, Line line, long records) =>
        new(records, line.BytesRead, file.Length);
}
