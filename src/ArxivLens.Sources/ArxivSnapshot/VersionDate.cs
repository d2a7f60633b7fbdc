using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace ArxivLens.Sources.ArxivSnapshot;

/// <summary>
/// Reads <c>Mon, 2 Apr 2007 19:18:42 GMT</c>, the date form of the snapshot (RFC 1123, days with or without a zero).
/// </summary>
internal static class VersionDate
{
    private const int LongestDate = 40;

    private static ReadOnlySpan<byte> Months => "JanFebMarAprMayJunJulAugSepOctNovDec"u8;

    /// <summary>The instant in UTC; <c>null</c> when the text is no date. The day of the week is not checked.</summary>
    public static DateTimeOffset? Parse(ReadOnlySpan<byte> text)
    {
        if (text.Length > LongestDate)
            return null;
        var comma = text.IndexOf((byte)',');
        return ParseUsual(text[(comma + 1)..].Trim((byte)' ')) ?? ParseOther(text);
    }

    private static DateTimeOffset? ParseUsual(ReadOnlySpan<byte> text)
    {
        if (!Utf8Parser.TryParse(text, out int day, out var read) || read + 4 >= text.Length)
            return null;
        var at = Months.IndexOf(text.Slice(read + 1, 3));
        text = text[(read + 5)..];
        if (at < 0 || at % 3 != 0 || !Utf8Parser.TryParse(text, out int year, out read) || read != 4 || text.Length < 13)
            return null;
        var time = text[5..];
        if (!time[8..].SequenceEqual(" GMT"u8) || time[2] != ':' || time[5] != ':' || !TryTwo(time, out var hour)
            || !TryTwo(time[3..], out var minute) || !TryTwo(time[6..], out var second))
        {
            return null;
        }
        var month = (at / 3) + 1;
        if (year < 1 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59)
            return null;
        return new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.Zero);
    }

    private static bool TryTwo(ReadOnlySpan<byte> text, out int value) =>
        Utf8Parser.TryParse(text[..2], out value, out var read) && read == 2 && value >= 0;

    private static DateTimeOffset? ParseOther(ReadOnlySpan<byte> text)
    {
        const DateTimeStyles styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParseExact(
            Encoding.UTF8.GetString(text), ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd HH:mm:ss", "r"],
            CultureInfo.InvariantCulture, styles, out var at) ? at : null;
    }
}
