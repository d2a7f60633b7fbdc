using System.Globalization;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Retractions;
using ArxivLens.Sources.Csv;
using ArxivLens.Sources.Json;

namespace ArxivLens.Sources.RetractionFile;

/// <summary>Reads the rows under one header.</summary>
internal sealed class RetractionRowParser
{
    private const string OriginalColumn = "originalpaperdoi";
    private const string NoticeColumn = "retractiondoi";
    private const string NatureColumn = "retractionnature";

    private readonly int columns;
    private readonly int original;
    private readonly int notice;
    private readonly int nature;
    private readonly List<string> values = [];

    private RetractionRowParser(List<string> header)
    {
        columns = header.Count;
        original = header.IndexOf(OriginalColumn);
        notice = header.IndexOf(NoticeColumn);
        nature = header.IndexOf(NatureColumn);
    }

    /// <summary>Reads a header; <c>null</c> when it does not name the two DOIs, each once.</summary>
    public static RetractionRowParser? FromHeader(ReadOnlySpan<byte> line)
    {
        var header = new List<string>();
        if (!System.Text.Unicode.Utf8.IsValid(line) || !CsvLine.TrySplit(line, header))
            return null;
        header = header.ConvertAll(name => name.ToLowerInvariant());
        var isHeader = header.Count(name => name == OriginalColumn) == 1 && header.Count(name => name == NoticeColumn) == 1
            && header.Count(name => name == NatureColumn) <= 1;
        return isHeader ? new RetractionRowParser(header) : null;
    }

    /// <summary>Reads a row; see <see cref="Lines.RecordParser{T}"/>.</summary>
    public Retraction Parse(ReadOnlySpan<byte> line, out string? reason)
    {
        values.Clear();
        if (!CsvLine.TrySplit(line, values))
        {
            reason = "a quoted field is not closed";
            return default;
        }

        if (values.Count != columns)
        {
            reason = string.Create(CultureInfo.InvariantCulture, $"{values.Count} fields where the header names {columns}");
            return default;
        }

        return ReadValues(out reason);
    }

    private Retraction ReadValues(out string? reason)
    {
        // The whole database tells of corrections and reinstatements too.
        if (nature >= 0 && !values[nature].Equals("Retraction", StringComparison.OrdinalIgnoreCase))
        {
            reason = $"RetractionNature {RecordValues.Quote(values[nature])} is no retraction";
            return default;
        }

        var text = values[original];
        if (!DoiText.TryNormalize(text, out _) || !WorkKey.TryParse(text, out var work))
        {
            reason = text.Length == 0 ? "OriginalPaperDOI is missing" : $"OriginalPaperDOI {RecordValues.Quote(text)} is no DOI";
            return default;
        }

        reason = null;
        return new Retraction(work, DoiText.TryNormalize(values[notice], out _) && WorkKey.TryParse(values[notice], out var key) ? key : null);
    }
}
