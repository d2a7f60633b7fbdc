namespace ArxivLens.Storage.Sqlite.Community;

/// <summary>The state of what everybody sees of the community, by which kept pages are told to be old.</summary>
internal static class CommunityStamp
{
    private const string ReadSql = "SELECT changes || '-' || mark FROM community";
    private const string EnterSql = "UPDATE community SET changes = changes + 1, mark = lower(hex(randomblob(8)))";

    /// <summary>The state a connection sees.</summary>
    public static string Read(SqliteSession session) => (string)session.Prepare(ReadSql).ReadScalar()!;

    /// <summary>Enters a change, in the transaction that makes it.</summary>
    public static void Enter(SqliteSession session) => session.Prepare(EnterSql).Execute();
}
