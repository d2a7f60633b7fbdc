using ArxivLens.Core.Accounts;
using ArxivLens.Core.Library;
using Microsoft.Data.Sqlite;

namespace ArxivLens.Storage.Sqlite.Community;

/// <summary>A row of <c>accounts</c>.</summary>
internal static class AccountRow
{
    /// <summary>The columns that <see cref="Read"/> reads, in their order.</summary>
    public const string Columns =
        "accounts.number, accounts.name, accounts.email, accounts.pending_email, accounts.password_hash, accounts.role, accounts.joined, accounts.revision, accounts.handle";

    /// <summary>What a confirmed address is found by: the case of its letters does not count.</summary>
    public static string EmailKey(string email) => StoredText.Escape(email.ToLowerInvariant());

    /// <summary>Reads the row whose columns begin there.</summary>
    public static Account Read(SqliteDataReader row, int first = 0) => new()
    {
        Number = row.GetInt64(first),
        Name = row.GetString(first + 1),
        Email = StoredValue.ReadText(row, first + 2),
        PendingEmail = StoredValue.ReadText(row, first + 3),
        PasswordHash = row.IsDBNull(first + 4) ? null : row.GetString(first + 4),
        Role = (Role)row.GetInt32(first + 5),
        Joined = StoredValue.ReadTime(row, first + 6),
        Revision = row.GetInt32(first + 7),
        Handle = row.GetString(first + 8),
    };

    /// <summary>Reads the only row, if there is one.</summary>
    public static Account? ReadOne(SqliteStatement statement)
    {
        using var row = statement.Read();
        return row.Read() ? Read(row) : null;
    }
}
