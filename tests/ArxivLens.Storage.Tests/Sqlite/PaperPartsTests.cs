using ArxivLens.Storage.Sqlite;

namespace ArxivLens.Storage.Tests.Sqlite;

/// <summary>How the parts of the papers are found in a library of millions.</summary>
public sealed class PaperPartsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Parts_are_searched_for_and_no_table_is_scanned()
    {
        var file = _folder.File("library.db");
        using (SqliteStorage.Open(file))
        {
        }

        using var session = SqliteSession.Open(file, canWrite: false);
        var plan = new List<string>();
        using (var rows = session.Prepare("EXPLAIN QUERY PLAN " + PaperParts.ListSql).Read())
        {
            while (rows.Read())
                plan.Add(rows.GetString(3));
        }

        Assert.Equal(3, plan.Count(step => step.StartsWith("SEARCH works USING INDEX works_by_part", StringComparison.Ordinal)));
        Assert.DoesNotContain(plan, step => step.StartsWith("SCAN works", StringComparison.Ordinal) || step.Contains("TEMP B-TREE", StringComparison.Ordinal));
    }
}
