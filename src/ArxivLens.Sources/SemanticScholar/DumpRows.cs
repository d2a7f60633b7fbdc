using System.Runtime.CompilerServices;
using ArxivLens.Core.Ingest;
using ArxivLens.Sources.Lines;

namespace ArxivLens.Sources.SemanticScholar;

/// <summary>Makes something of a row of a dump.</summary>
/// <param name="line">UTF-8, not empty.</param>
/// <param name="value">What is of use to the library.</param>
/// <param name="reason">Why the row cannot be read; <c>null</c> when it can.</param>
/// <returns>Whether there is something of use.</returns>
internal delegate bool DumpRowReader<T>(ReadOnlySpan<byte> line, out T? value, out string? reason);

/// <summary>
/// Reads a shard of a dump, of whose rows few are of use: only those and the ones that cannot be read are given on. Unpacking runs
/// ahead on a thread of its own.
/// </summary>
internal static class DumpRows
{
    /// <summary>Reads the rows of an input.</summary>
    public static async IAsyncEnumerable<SourceRecord<T>> ReadAsync<T>(
        InputOpener open, DumpRowReader<T> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var file = await open(cancellationToken);
        file.ReadAhead();
        var lines = new LineReader(file);
        var records = 0L;
        while (await lines.FillAsync(cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            while (lines.TryTake(out var line))
            {
                records++;
                if (TryRead(file, line, records, read, out var record))
                    yield return record;
            }
        }

        if (lines.Failure is { } failure)
            yield return RecordStream.Reject<T>(file, lines.TakeRest(), records + 1, failure);
    }

    private static bool TryRead<T>(InputFile file, Line line, long records, DumpRowReader<T> read, out SourceRecord<T> record)
    {
        record = default;
        if (RecordStream.CannotBeText(line) is { } fault)
        {
            record = RecordStream.Reject<T>(file, line, records, fault);
            return true;
        }

        if (!read(line.Bytes.Span, out var value, out var reason) && reason is null)
            return false;
        record = reason is null
            ? RecordStream.Accept(file, line, records, value)
            : RecordStream.Reject<T>(file, line, records, reason);
        return true;
    }
}
