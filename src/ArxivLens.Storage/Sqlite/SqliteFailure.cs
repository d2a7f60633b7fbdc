using ArxivLens.Core;
using Microsoft.Data.Sqlite;

namespace ArxivLens.Storage.Sqlite;

/// <summary>Says in the operator's words what SQLite could not do.</summary>
internal static class SqliteFailure
{
    private const int Busy = 5, Locked = 6, ReadOnly = 8, Interrupted = 9, InputOutput = 10;
    private const int Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26;

    /// <summary>The failure as this program's exception.</summary>
    public static LibraryException Explain(string file, SqliteException e)
        => new($"the {NounOf(file)} '{file}' {Words(e)}", e, FaultOf(e));

    /// <summary>Whether the file itself is at fault.</summary>
    public static bool IsDamage(SqliteException e) => e.SqliteErrorCode is Corrupt or NotADatabase or InputOutput;

    /// <summary>Whether the file, or what has to be made beside it, is beyond this user's rights.</summary>
    public static bool IsRefusal(SqliteException e) => e.SqliteErrorCode is ReadOnly or CannotOpen;

    /// <summary>Whether it was stopped on request.</summary>
    public static bool IsInterruption(SqliteException e) => e.SqliteErrorCode == Interrupted;

    private static string NounOf(string file) =>
        Path.GetFileName(file).StartsWith("community", StringComparison.Ordinal) ? Schema.Community.Noun : Schema.Library.Noun;

    private static LibraryFault FaultOf(SqliteException e) => e.SqliteErrorCode switch
    {
        Busy or Locked => LibraryFault.Busy,
        Corrupt or NotADatabase => LibraryFault.Damaged,
        _ => LibraryFault.Unusable,
    };

    private static string Words(SqliteException e) => e.SqliteErrorCode switch
    {
        Busy or Locked => "is kept busy by another process",
        ReadOnly => "cannot be written: it or its folder is read-only",
        InputOutput => $"cannot be read or written: {e.Message}",
        Corrupt => $"is damaged: {e.Message}",
        Full => "cannot be written: the disk is full",
        CannotOpen => "cannot be opened: it or its folder is missing or not accessible",
        NotADatabase => "is not an SQLite file",
        _ => $"failed: {e.Message}",
    };
}
