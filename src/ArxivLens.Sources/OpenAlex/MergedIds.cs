using System.Globalization;
using ArxivLens.Core;
using ArxivLens.Core.Ingest;
using ArxivLens.Sources.Csv;
using ArxivLens.Sources.Json;
using ArxivLens.Sources.Lines;

namespace ArxivLens.Sources.OpenAlex;

/// <summary>A number of OpenAlex that was given up for another.</summary>
internal readonly record struct MergedId(long Old, long New);

/// <summary>Reads the snapshot's files of ids that were given up: CSV with <c>merge_date,id,merge_into_id</c>.</summary>
internal static class MergedIds
{
    /// <summary>Reads a file; a bad row is yielded as rejected and the rest goes on.</summary>
    /// <exception cref="SourceException">The file cannot be opened, or its first line is no header.</exception>
    public static IAsyncEnumerable<SourceRecord<MergedId>> ReadAsync(InputOpener open, CancellationToken cancellationToken) =>
        CsvRecords.ReadAsync(open, ReadHeader, "id and merge_into_id", cancellationToken);

    private static RecordParser<MergedId>? ReadHeader(ReadOnlySpan<byte> line)
    {
        var header = new List<string>();
        if (!CsvLine.TrySplit(line, header))
            return null;
        var (id, into) = (header.IndexOf("id"), header.IndexOf("merge_into_id"));
        return id < 0 || into < 0 ? null : new Rows(header.Count, id, into).Parse;
    }

    private sealed class Rows(int columns, int id, int into)
    {
        private readonly List<string> values = [];

        public MergedId Parse(ReadOnlySpan<byte> line, out string? reason)
        {
            values.Clear();
            if (!CsvLine.TrySplit(line, values) || values.Count != columns)
            {
                reason = string.Create(CultureInfo.InvariantCulture, $"{values.Count} fields where the header names {columns}");
                return default;
            }

            var isRow = OpenAlexId.TryParse(values[id], out var old);
            isRow &= OpenAlexId.TryParse(values[into], out var kept);
            reason = isRow ? null : $"{RecordValues.Quote(values[id])} into {RecordValues.Quote(values[into])} are not works of OpenAlex";
            return new MergedId(old, kept);
        }
    }
}
