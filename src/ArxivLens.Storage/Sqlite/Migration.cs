using System.Globalization;
using System.Reflection;
using ArxivLens.Core;

namespace ArxivLens.Storage.Sqlite;

/// <summary>
/// A numbered script of <c>Migrations/</c>. Each runs in one transaction together with the entry of its number in the file
/// (<c>user_version</c>), so that a file is always of one version whole. A script that was released is never changed.
/// </summary>
internal sealed record Migration(int Number, string Sql)
{
    // Marks the file as ours: "ALns" in ASCII.
    private const int ApplicationId = 0x414C6E73;

    /// <summary>All migrations in order, numbered from 1 without gaps.</summary>
    public static IReadOnlyList<Migration> All { get; } = ReadAll();

    /// <summary>Brings a file to the newest version.</summary>
    /// <exception cref="LibraryException">It is of a newer version than this program, or not a library.</exception>
    public static void Run(SqliteSession session, string file) => Run(session, file, All);

    /// <summary>Brings a file to the newest of these versions.</summary>
    public static void Run(SqliteSession session, string file, IReadOnlyList<Migration> migrations)
    {
        RefuseStrangers(session, file);
        RefuseNewer(session, file, migrations.Count);
        foreach (var migration in migrations)
        {
            if (migration.Number > ReadVersion(session))
                Apply(session, migration);
        }
    }

    /// <summary>Whether a file is of an older version than this program.</summary>
    public static bool IsBehind(SqliteSession session) => ReadVersion(session) < All.Count;

    /// <summary>Refuses a file of any other version than this program's, and leaves it as it is.</summary>
    /// <exception cref="LibraryException">It is of another version, or not a library.</exception>
    public static void RefuseOtherVersions(SqliteSession session, string file)
    {
        RefuseStrangers(session, file);
        RefuseNewer(session, file, All.Count);
        if (IsBehind(session))
        {
            throw new LibraryException(
                $"the library '{file}' is of version {ReadVersion(session)}; this program reads version {All.Count}: "
                + "bring it up to date with: arxivlens index",
                fault: LibraryFault.Older);
        }
    }

    // A second process may have migrated while this one waited for the lock, hence the second look.
    private static void Apply(SqliteSession session, Migration migration)
    {
        session.Execute("BEGIN IMMEDIATE");
        try
        {
            if (ReadVersion(session) < migration.Number)
            {
                session.Execute(migration.Sql);
                session.Execute(string.Create(
                    CultureInfo.InvariantCulture,
                    $"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {migration.Number}"));
            }

            session.Execute("COMMIT");
        }
        catch
        {
            session.RollBackIfOpen();
            throw;
        }
    }

    private static void RefuseStrangers(SqliteSession session, string file)
    {
        var isOurs = (long)session.ReadScalar("PRAGMA application_id")! == ApplicationId;
        if (!isOurs && (long)session.ReadScalar("SELECT count(*) FROM sqlite_schema")! > 0)
            throw new LibraryException($"'{file}' is an SQLite file of another program, not a library");
    }

    private static void RefuseNewer(SqliteSession session, string file, int newest)
    {
        var version = ReadVersion(session);
        if (version > newest)
        {
            throw new LibraryException(
                $"the library '{file}' is of version {version}; this program knows versions up to {newest}: "
                + "use a newer arxivlens",
                fault: LibraryFault.Newer);
        }
    }

    private static long ReadVersion(SqliteSession session) => (long)session.ReadScalar("PRAGMA user_version")!;

    private static List<Migration> ReadAll()
    {
        var assembly = Assembly.GetExecutingAssembly();
        const string folder = ".Migrations.";
        var migrations = new List<Migration>();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.Contains(folder, StringComparison.Ordinal)))
        {
            var number = name.AsSpan(name.IndexOf(folder, StringComparison.Ordinal) + folder.Length, 4);
            using var text = new StreamReader(assembly.GetManifestResourceStream(name)!);
            migrations.Add(new Migration(int.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture), text.ReadToEnd()));
        }

        return [.. migrations.OrderBy(m => m.Number)];
    }
}
