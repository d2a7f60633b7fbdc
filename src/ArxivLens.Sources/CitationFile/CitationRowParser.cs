using System.Globalization;
using System.Text;
using ArxivLens.Core.Citations;
using ArxivLens.Core.Papers;
using ArxivLens.Sources.Csv;
using ArxivLens.Sources.Json;

namespace ArxivLens.Sources.CitationFile;

/// <summary>Reads the rows under one header.</summary>
internal sealed class CitationRowParser
{
    private const int LongestOrigin = 40;

    private readonly int columns;
    private readonly int citing;
    private readonly int cited;
    private readonly int originColumn;
    private readonly string origin;
    private readonly List<string> values = [];

    private CitationRowParser(List<string> header, string origin)
    {
        columns = header.Count;
        citing = header.IndexOf("citing");
        cited = header.IndexOf("cited");
        originColumn = header.IndexOf("origin");
        this.origin = origin;
    }

    /// <summary>Reads a header; <c>null</c> when it does not name <c>citing</c> and <c>cited</c>, each once.</summary>
    public static CitationRowParser? FromHeader(ReadOnlySpan<byte> line, string origin)
    {
        var header = new List<string>();
        if (!System.Text.Unicode.Utf8.IsValid(line) || !CsvLine.TrySplit(line, header))
            return null;
        for (var i = 0; i < header.Count; i++)
            header[i] = header[i].ToLowerInvariant();
        var isHeader = header.Count(name => name == "citing") == 1 && header.Count(name => name == "cited") == 1
            && header.Count(name => name == "origin") <= 1;
        return isHeader ? new CitationRowParser(header, origin) : null;
    }

    /// <summary>Reads an origin in any letter case.</summary>
    public static bool TryReadOrigin(string text, out string origin)
    {
        origin = text.Trim().ToLowerInvariant();
        return origin.Length is > 0 and <= LongestOrigin
            && origin.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
    }

    /// <summary>Reads a row; see <see cref="Lines.RecordParser{T}"/>.</summary>
    public Citation Parse(ReadOnlySpan<byte> line, out string? reason)
    {
        values.Clear();
        if (TryReadPlain(line, out var plain))
        {
            reason = null;
            return plain;
        }

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

    /// <summary>The usual row, two bare identifiers, without allocation; any other is left to the thorough way.</summary>
    private bool TryReadPlain(ReadOnlySpan<byte> line, out Citation citation)
    {
        citation = default;
        var comma = line.IndexOf((byte)',');
        if (columns != 2 || comma < 0)
            return false;
        if (!TryReadBare(line[..comma], out var first) || !TryReadBare(line[(comma + 1)..], out var second))
            return false;
        citation = citing == 0 ? new Citation(first, second, origin) : new Citation(second, first, origin);
        return true;
    }

    private static bool TryReadBare(ReadOnlySpan<byte> text, out WorkKey key)
    {
        key = default;
        Span<char> characters = stackalloc char[32];
        return text.Length is > 0 and <= 32 && Encoding.UTF8.TryGetChars(text, characters, out var length)
            && ArxivId.TryParseBare(characters[..length], out var id)
            && (key = WorkKey.Of(id)) != default;
    }

    private Citation ReadValues(out string? reason)
    {
        if (!TryReadKey("citing", values[citing], out var from, out reason))
            return default;
        if (!TryReadKey("cited", values[cited], out var to, out reason))
            return default;
        var by = originColumn < 0 ? "" : values[originColumn];
        if (by.Length == 0)
            return new Citation(from, to, origin);
        if (TryReadOrigin(by, out var named))
            return new Citation(from, to, named == origin ? origin : named);
        reason = $"origin {RecordValues.Quote(by)} is not 1 to 40 of a-z, 0-9 and -";
        return default;
    }

    private static bool TryReadKey(string column, string text, out WorkKey key, out string? reason)
    {
        var isKey = WorkKey.TryParse(text, out key);
        reason = isKey ? null
            : text.Length == 0 ? $"{column} is missing"
            : $"{column} {RecordValues.Quote(text)} {RecordValues.WhyNoKey(text)}";
        return isKey;
    }
}
