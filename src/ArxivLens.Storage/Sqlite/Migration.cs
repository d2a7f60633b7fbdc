using System.Globalization;
using ArxivLens.Core;

namespace ArxivLens.Storage.Sqlite;

/// <summary>
/// A numbered script of <c>Migrations/</c>. Each runs in one transaction together with the entry of its number in the file
/// (<c>user_version</c>), so that a file is always of one version whole. A script that was released is never changed.
/// </summary>
internal sealed record Migration(int Number, string Sql)
{
    /// <summary>All migrations of the library in order, numbered from 1 without gaps.</summary>
    public static IReadOnlyList<Migration> All => Schema.Library.Migrations;

    /// <summary>Brings a library to the newest version.</summary>
    /// <exception cref="LibraryException">It is of a newer version than this program, or not a library.</exception>
    public static void Run(SqliteSession session, string file) => Run(session, file, Schema.Library);

    /// <summary>Brings a library to the newest of these versions.</summary>
    public static void Run(SqliteSession session, string file, IReadOnlyList<Migration> migrations) =>
        Run(session, file, Schema.Library with { Migrations = migrations });

    /// <summary>Brings a file to the newest version of its kind.</summary>
    /// <exception cref="LibraryException">It is of a newer version than this program, or of another kind.</exception>
    public static void Run(SqliteSession session, string file, Schema schema)
    {
        RefuseStrangers(session, file, schema);
        RefuseNewer(session, file, schema);
        foreach (var migration in schema.Migrations)
        {
            if (migration.Number > ReadVersion(session))
                Apply(session, migration, schema.ApplicationId);
        }
    }

    /// <summary>Whether a library is of an older version than this program.</summary>
    public static bool IsBehind(SqliteSession session) => ReadVersion(session) < All.Count;

    /// <summary>Whether a file is of the newest version of its kind.</summary>
    public static bool IsNewest(SqliteSession session, Schema schema) =>
        (long)session.ReadScalar("PRAGMA application_id")! == schema.ApplicationId && ReadVersion(session) == schema.Migrations.Count;

    /// <summary>Refuses a library of any other version than this program's, and leaves it as it is.</summary>
    /// <exception cref="LibraryException">It is of another version, or not a library.</exception>
    public static void RefuseOtherVersions(SqliteSession session, string file)
    {
        RefuseStrangers(session, file, Schema.Library);
        RefuseNewer(session, file, Schema.Library);
        if (IsBehind(session))
        {
            throw new LibraryException(
                $"the library '{file}' is of version {ReadVersion(session)}; this program reads version {All.Count}: "
                + "bring it up to date with: arxivlens index",
                fault: LibraryFault.Older);
        }
    }

    // A second process may have migrated while this one waited for the lock, hence the second look.
    private static void Apply(SqliteSession session, Migration migration, int applicationId)
    {
        session.Execute("BEGIN IMMEDIATE");
        try
        {
            if (ReadVersion(session) < migration.Number)
            {
                session.Execute(migration.Sql);
                session.Execute(string.Create(
                    CultureInfo.InvariantCulture,
                    $"PRAGMA application_id = {applicationId}; PRAGMA user_version = {migration.Number}"));
            }

            session.Execute("COMMIT");
        }
        catch
        {
            session.RollBackIfOpen();
            throw;
        }
    }

    private static void RefuseStrangers(SqliteSession session, string file, Schema schema)
    {
        var isOurs = (long)session.ReadScalar("PRAGMA application_id")! == schema.ApplicationId;
        if (!isOurs && (long)session.ReadScalar("SELECT count(*) FROM sqlite_schema")! > 0)
            throw new LibraryException($"'{file}' is an SQLite file of another program, not a {schema.Noun}");
    }

    private static void RefuseNewer(SqliteSession session, string file, Schema schema)
    {
        var version = ReadVersion(session);
        if (version > schema.Migrations.Count)
        {
            throw new LibraryException(
                $"the {schema.Noun} '{file}' is of version {version}; this program knows versions up to {schema.Migrations.Count}: "
                + "use a newer arxivlens",
                fault: LibraryFault.Newer);
        }
    }

    private static long ReadVersion(SqliteSession session) => (long)session.ReadScalar("PRAGMA user_version")!;
}
