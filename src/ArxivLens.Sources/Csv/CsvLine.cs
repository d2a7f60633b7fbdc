using System.Text;

namespace ArxivLens.Sources.Csv;

/// <summary>
/// A row of CSV as RFC 4180 has it: fields between commas, a field in quotes may hold commas and line ends, and a quote in it is
/// doubled. A quote that does not begin a field is a character like others.
/// </summary>
internal static class CsvLine
{
    private const byte Quote = (byte)'"';
    private const byte Comma = (byte)',';

    /// <summary>Whether every quoted field ends in these bytes.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> row) => row.IndexOf(Quote) < 0 || TrySplit(row, []);

    /// <summary>Splits a row; white space around a field is dropped.</summary>
    /// <returns><c>false</c> when a quoted field does not end.</returns>
    public static bool TrySplit(ReadOnlySpan<byte> row, List<string> fields)
    {
        while (true)
        {
            var rest = row.TrimStart(" \t"u8);
            var isQuoted = !rest.IsEmpty && rest[0] == Quote;
            var end = isQuoted ? EndOfQuoted(rest) : EndOfPlain(row);
            if (end < 0)
                return false;
            fields.Add(isQuoted ? Unquote(rest[..end]) : Encoding.UTF8.GetString(row[..end]).Trim());
            row = isQuoted ? rest[end..] : row[end..];
            if (row.IsEmpty)
                return true;
            row = row[1..];
        }
    }

    private static int EndOfPlain(ReadOnlySpan<byte> row)
    {
        var comma = row.IndexOf(Comma);
        return comma < 0 ? row.Length : comma;
    }

    /// <summary>The comma after the closing quote, or the end; -1 when there is no closing quote.</summary>
    private static int EndOfQuoted(ReadOnlySpan<byte> row)
    {
        var i = 1;
        while (true)
        {
            var quote = row[i..].IndexOf(Quote);
            if (quote < 0)
                return -1;
            i += quote + 1;
            if (i < row.Length && row[i] == Quote)
            {
                i++;
                continue;
            }

            return i + EndOfPlain(row[i..]);
        }
    }

    private static string Unquote(ReadOnlySpan<byte> field)
    {
        var text = Encoding.UTF8.GetString(field).Trim();
        var closing = text.LastIndexOf('"');
        return (text[1..closing].Replace("\"\"", "\"", StringComparison.Ordinal) + text[(closing + 1)..]).Trim();
    }
}
