using ArxivLens.Storage.Sqlite;
using ArxivLens.Storage.Sqlite.Community;

namespace ArxivLens.Storage.Tests.Community;

/// <summary>How what readers ask often is found, however much was written.</summary>
public sealed class CommunityPlanTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Nothing_that_is_asked_often_walks_through_all_that_was_ever_written()
    {
        var file = _folder.File("community.db");
        using (SqliteCommunity.Open(file))
        {
        }

        using var session = SqliteSession.Open(file, canWrite: false);
        Begins(session, SqliteShownStore.RepliesSql, "SEARCH shown USING INTEGER PRIMARY KEY (rowid>?");
        Begins(session, SqliteShownStore.CommentsSql, "SEARCH shown USING INTEGER PRIMARY KEY (rowid>?");
        Begins(session, SqliteShownStore.AboutSql, "SEARCH one USING INDEX contributions_by_subject");
        Begins(session, SqliteContributionStore.ListNewestSql(true), "SEARCH contributions USING INDEX contributions_by_account");
        Begins(session, SqliteContributionStore.CountNewestSql(true), "SEARCH contributions USING INDEX contributions_by_account");
        Begins(session, SqliteContributionStore.ListNewestSql(false), "SEARCH contributions USING INDEX contributions_by_state");
        Begins(session, SqliteModerationStore.WaitsSql, "SEARCH reports USING COVERING INDEX reports_by_decided");
        Begins(session, SqliteModerationStore.CountUndoneSql, "SEARCH appeals USING COVERING INDEX appeals_by_outcome");
    }

    private static void Begins(SqliteSession session, string sql, string step)
    {
        using var rows = session.Prepare("EXPLAIN QUERY PLAN " + sql).Read();
        Assert.True(rows.Read());
        Assert.StartsWith(step, rows.GetString(3), StringComparison.Ordinal);
        while (rows.Read())
            Assert.DoesNotContain("SCAN", rows.GetString(3), StringComparison.Ordinal);
    }
}
