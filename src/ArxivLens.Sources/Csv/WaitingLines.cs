using ArxivLens.Sources.Lines;

namespace ArxivLens.Sources.Csv;

/// <summary>
/// Lines of a row whose quoted field has not ended yet. When it does not end within a bound, the first line is given up alone and
/// the others are read for themselves, so that a stray quote costs one row and not the rest of the file.
/// </summary>
internal sealed class WaitingLines
{
    private const int MostLines = 100;
    private const int MostBytes = 64 * 1024;

    private readonly List<Line> lines = [];
    private int bytes;

    public bool IsEmpty => lines.Count == 0;

    /// <summary>Keeps a copy of a line.</summary>
    public void Add(Line line)
    {
        lines.Add(line with { Bytes = line.Bytes.ToArray() });
        bytes += line.Bytes.Length;
    }

    /// <summary>Takes the next row that is whole, or a line that will not become one.</summary>
    public bool TryTake(out Line row, bool isAtEnd = false)
    {
        row = default;
        if (IsEmpty)
            return false;
        var count = CountOfWholeRow();
        if (count == 0 && !isAtEnd && lines.Count < MostLines && bytes < MostBytes)
            return false;
        row = Join(Math.Max(count, 1));
        return true;
    }

    private int CountOfWholeRow()
    {
        var joined = new List<byte>(bytes + lines.Count);
        for (var i = 0; i < lines.Count; i++)
        {
            joined.AddRange(lines[i].Bytes.Span);
            if (lines[i].IsTooLong)
                return i == 0 ? 1 : 0;
            if (CsvLine.IsWhole(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(joined)))
                return i + 1;
            joined.Add((byte)'\n');
        }

        return 0;
    }

    private Line Join(int count)
    {
        var taken = lines.GetRange(0, count);
        lines.RemoveRange(0, count);
        bytes -= taken.Sum(line => line.Bytes.Length);
        if (count == 1)
            return taken[0];
        var joined = new List<byte>();
        foreach (var line in taken)
        {
            joined.AddRange(line.Bytes.Span);
            joined.Add((byte)'\n');
        }

        return taken[0] with { Bytes = joined.ToArray().AsMemory(0, joined.Count - 1), BytesRead = taken[^1].BytesRead };
    }
}
