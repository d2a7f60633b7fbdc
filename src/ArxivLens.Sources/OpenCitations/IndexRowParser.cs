using System.Globalization;
using ArxivLens.Sources.Csv;
using ArxivLens.Sources.Relevance;

namespace ArxivLens.Sources.OpenCitations;

/// <summary>Reads the rows under one header of a file of the index, those that concern the library only.</summary>
internal sealed class IndexRowParser
{
    private readonly int columns;
    private readonly int citing;
    private readonly int cited;
    private readonly LibraryPapers? papers;
    private readonly IndexCounts counts;
    private readonly List<string> values = [];

    private IndexRowParser(List<string> header, LibraryPapers? papers, IndexCounts counts)
    {
        columns = header.Count;
        citing = header.IndexOf("citing");
        cited = header.IndexOf("cited");
        (this.papers, this.counts) = (papers, counts);
    }

    /// <summary>Reads a header; <c>null</c> when it does not name <c>citing</c> and <c>cited</c>, each once.</summary>
    /// <param name="line">UTF-8 of the first line.</param>
    /// <param name="papers">The papers that a row must concern to be of use; <c>null</c> where every row is.</param>
    /// <param name="counts">Counts what is passed over.</param>
    public static IndexRowParser? FromHeader(ReadOnlySpan<byte> line, LibraryPapers? papers, IndexCounts counts)
    {
        var header = new List<string>();
        if (!System.Text.Unicode.Utf8.IsValid(line) || !CsvLine.TrySplit(line, header))
            return null;
        header = header.ConvertAll(name => name.ToLowerInvariant());
        var isHeader = header.Count(name => name == "citing") == 1 && header.Count(name => name == "cited") == 1;
        return isHeader ? new IndexRowParser(header, papers, counts) : null;
    }

    /// <summary>Reads a row; <c>null</c> without a reason when it is of no use here.</summary>
    public IndexRow? Parse(ReadOnlySpan<byte> line, out string? reason)
    {
        reason = null;
        counts.Rows++;
        if (papers is not null && IsElsewhere(line))
        {
            counts.Elsewhere++;
            return null;
        }

        values.Clear();
        if (!CsvLine.TrySplit(line, values))
            reason = "a quoted field is not closed";
        else if (values.Count != columns)
            reason = string.Create(CultureInfo.InvariantCulture, $"{values.Count} fields where the header names {columns}");
        return reason is null ? ReadValues(out reason) : null;
    }

    private IndexRow? ReadValues(out string? reason)
    {
        if (!ListedIds.TryRead(values[citing], out var from, out reason))
        {
            reason = $"citing {reason}";
            return null;
        }

        if (!ListedIds.TryRead(values[cited], out var to, out reason))
        {
            reason = $"cited {reason}";
            return null;
        }

        if (papers is null || Concerns(from) || Concerns(to))
            return new IndexRow(from, to);
        counts.Elsewhere++;
        return null;
    }

    private bool Concerns(ListedIds ids) =>
        (ids.Key is { } key && papers!.Has(key)) || ids.Others().Any(other => papers!.HasName(other.Scheme, other.Id));

    /// <summary>
    /// Whether a row concerns no paper of the library, told by its bytes alone. Only rows as OpenCitations writes them are judged
    /// so: without quotes, every id an ordinary DOI or its own; all others are read thoroughly.
    /// </summary>
    private bool IsElsewhere(ReadOnlySpan<byte> line)
    {
        if (line.IndexOf((byte)'"') >= 0)
            return false;
        var column = 0;
        foreach (var range in line.Split((byte)','))
        {
            if ((column == citing || column == cited) && !IsForeign(line[range]))
                return false;
            column++;
        }

        return column == columns;
    }

    private bool IsForeign(ReadOnlySpan<byte> field)
    {
        var names = 0;
        foreach (var range in field.Split((byte)' '))
        {
            var word = field[range];
            if (word.IsEmpty)
                continue;
            names++;
            var isDoi = word.StartsWith("doi:"u8);
            if (isDoi || word.StartsWith("10."u8))
            {
                if (!KeyHash.TryOfDoi(isDoi ? word[4..] : word, out var hash) || papers!.MayHave(hash))
                    return false;
            }
            else if (!word.StartsWith("omid:br/"u8) && !word.StartsWith("pmid:"u8) && !word.StartsWith("openalex:W"u8))
            {
                return false;
            }
            else if (papers!.MayHaveName(word))
            {
                return false;
            }
        }

        return names > 0;
    }
}

/// <summary>What was passed over on the way.</summary>
internal sealed class IndexCounts
{
    /// <summary>Rows that were read.</summary>
    public long Rows { get; set; }

    /// <summary>Rows that concern no paper of the library.</summary>
    public long Elsewhere { get; set; }
}
