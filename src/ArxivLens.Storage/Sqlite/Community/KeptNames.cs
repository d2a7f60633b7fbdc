using System.Security.Cryptography;
using System.Text;
using ArxivLens.Core.Accounts;

namespace ArxivLens.Storage.Sqlite.Community;

/// <summary>
/// Names that were given up and are nobody else's for a while. Their keys are kept as hashes: after an account is deleted its name
/// stands nowhere in the file.
/// </summary>
internal static class KeptNames
{
    private const string FindSql = "SELECT 1 FROM kept_names WHERE name_hash = $hash AND account <> $account AND until > $now";
    private const string KeepSql = "INSERT OR REPLACE INTO kept_names (name_hash, account, until) VALUES ($hash, $account, $until)";
    private const string DropSql = "DELETE FROM kept_names WHERE until <= $now";

    /// <summary>Whether a name is kept for another account than this one.</summary>
    public static bool IsKept(SqliteSession session, string name, long account, DateTimeOffset now)
    {
        var find = session.Prepare(FindSql, "$hash", "$account", "$now");
        find.Set(0, HashOf(name));
        find.Set(1, account);
        find.Set(2, StoredValue.Time(now));
        return find.ReadScalar() is not null;
    }

    /// <summary>Keeps the name that an account gives up, and forgets those whose time is over.</summary>
    public static void Keep(SqliteSession session, string name, long account, DateTimeOffset now, DateTimeOffset until)
    {
        Drop(session, now);
        var keep = session.Prepare(KeepSql, "$hash", "$account", "$until");
        keep.Set(0, HashOf(name));
        keep.Set(1, account);
        keep.Set(2, StoredValue.Time(until));
        keep.Execute();
    }

    /// <summary>Forgets those whose time is over.</summary>
    public static int Drop(SqliteSession session, DateTimeOffset now) => session.With(DropSql, ("$now", StoredValue.Time(now))).Execute();

    private static byte[] HashOf(string name) => SHA256.HashData(Encoding.UTF8.GetBytes(AccountName.KeyOf(name)));
}
