using System.Globalization;
using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Tables;

/// <summary>
/// A row of a table as text for an address: what it was sorted by and the work's key, <c>2023~120~2311.09227</c>. The values are
/// those of the page it was on, so that who reads on misses no row and sees none twice, however the library grew meanwhile.
/// </summary>
/// <param name="First">What the order goes by, as it sorts; 0 where it goes by letters.</param>
/// <param name="Second">Citations, as they sort.</param>
/// <param name="Key">The work.</param>
public readonly record struct TableCursor(double First, int Second, WorkKey Key)
{
    private const char Separator = '~';

    /// <summary>Writes it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{First:R}{Separator}{Second}{Separator}{Key}");

    /// <summary>Reads what was written; anything else is refused.</summary>
    public static bool TryParse(string? text, out TableCursor cursor)
    {
        cursor = default;
        if (text?.Split(Separator, 3) is not [var first, var second, var key] || !WorkKey.TryParse(key, out var work))
            return false;
        if (!double.TryParse(first, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number)
            || !int.TryParse(second, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var citations))
        {
            return false;
        }

        cursor = new TableCursor(number, citations, work);
        return true;
    }
}
