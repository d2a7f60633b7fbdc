using System.Globalization;
using ArxivLens.Core;
using ArxivLens.Core.Library;
using ArxivLens.Core.Papers;
using Microsoft.Data.Sqlite;

namespace ArxivLens.Storage.Sqlite;

/// <summary>Values of columns as they are written and read.</summary>
internal static class StoredValue
{
    /// <summary>Makes a text storable.</summary>
    public static string? Text(string? text) => text is null ? null : StoredText.Escape(text);

    /// <summary>Writes a moment, in UTC.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>Writes a day.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Reads a text.</summary>
    public static string? ReadText(SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : StoredText.Unescape(row.GetString(column));

    /// <summary>Reads a moment.</summary>
    /// <exception cref="LibraryException">It is damaged.</exception>
    public static DateTimeOffset ReadTime(SqliteDataReader row, int column) =>
        DateTimeOffset.TryParseExact(
            row.GetString(column), "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw Damaged(row.GetString(column), "time");

    /// <summary>Reads a day.</summary>
    /// <exception cref="LibraryException">It is damaged.</exception>
    public static DateOnly? ReadDay(SqliteDataReader row, int column)
    {
        if (row.IsDBNull(column))
            return null;
        return DateOnly.TryParseExact(row.GetString(column), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw Damaged(row.GetString(column), "day");
    }

    /// <summary>Reads a key.</summary>
    /// <exception cref="LibraryException">It is damaged.</exception>
    public static WorkKey ReadKey(string text) => WorkKey.TryParse(text, out var key) ? key : throw Damaged(text, "key of a work");

    /// <summary>A value that is not as it was written.</summary>
    public static LibraryException Damaged(string text, string what) =>
        new($"'{text}' cannot be read as a {what}", fault: LibraryFault.Damaged);
}
