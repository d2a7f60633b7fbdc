using ArxivLens.Core.Merging;
using ArxivLens.Core.Papers;
using Microsoft.Data.Sqlite;

namespace ArxivLens.Storage.Sqlite;

/// <summary>The rows of merges in SQLite, within one transaction.</summary>
internal sealed class SqliteMergeRows(SqliteSession session, LibraryChange change) : IMergeRows
{
    private const string Columns = "number, member, work, twin, rule, reason, made";
    private const string InForceSql = $"SELECT {Columns} FROM merges WHERE member = $member AND undone IS NULL";
    private const string MembersSql = $"SELECT {Columns} FROM merges WHERE work = $work AND undone IS NULL ORDER BY member";
    private const string NodeSql = $"SELECT number, {WorkRow.Columns} FROM works WHERE number = $number";
    private const string NumberSql = "SELECT number FROM works WHERE key = $key";

    private const string AddSql =
        """
        INSERT INTO merges (member, work, twin, rule, reason, made, undone, undone_by, undone_for)
        VALUES ($member, $work, $twin, $rule, $reason, $made, $undone, $by, $for)
        """;

    private const string EndSql = "UPDATE merges SET undone = $undone, undone_by = $by, undone_for = $for WHERE number = $number";

    // A later row by hand takes a split back.
    private const string KeptApartSql =
        """
        WITH splits AS (
            SELECT number, member, work, twin FROM merges
            WHERE undone_by = 'hand' AND (member = $number OR work = $number OR twin = $number))
        SELECT CASE WHEN member = $number THEN other ELSE member END
        FROM (SELECT number, member, work AS other FROM splits UNION SELECT number, member, twin FROM splits) AS split
        WHERE (member = $number OR other = $number) AND NOT EXISTS (
            SELECT 1 FROM merges AS later WHERE later.rule = 'hand' AND later.number > split.number
            AND ((later.member = split.member AND later.twin = split.other) OR (later.member = split.other AND later.twin = split.member)))
        """;

    private const string KnownSql =
        """
        SELECT count(*) FROM merges WHERE member = $member AND twin = $twin AND rule = $rule AND made = $made AND undone IS $undone
        """;

    public MergeNode? Find(WorkKey key)
    {
        var find = session.Prepare(NumberSql, "$key");
        find.Set(0, key.ToString());
        return find.ReadScalar() is long number ? Read(number) : null;
    }

    public MergeNode Read(long number)
    {
        var find = session.Prepare(NodeSql, "$number");
        find.Set(0, number);
        using var row = find.Read();
        return row.Read() ? MergeNode.Of(WorkRow.Read(row)) : throw StoredValue.Damaged($"{number}", "number of a work");
    }

    public MergeRow? FindInForce(long member) => ReadRows(InForceSql, "$member", member) is [var row] ? row : null;

    public IReadOnlyList<MergeRow> ReadMembers(long work) => ReadRows(MembersSql, "$work", work);

    public IReadOnlyList<long> ReadKeptApart(long number)
    {
        var read = session.Prepare(KeptApartSql, "$number");
        read.Set(0, number);
        var apart = new List<long>();
        using var rows = read.Read();
        while (rows.Read())
            apart.Add(rows.GetInt64(0));
        return apart;
    }

    public void Add(MergeRow row, MergeEnd? end = null)
    {
        var add = session.Prepare(AddSql, "$member", "$work", "$twin", "$rule", "$reason", "$made", "$undone", "$by", "$for");
        ReadOnlySpan<object?> values =
        [
            row.Member, row.Work, row.Twin, MergeText.NameOf(row.Rule), StoredValue.Text(row.Reason), StoredValue.Time(row.Made),
            end is null ? null : StoredValue.Time(end.At), end is null ? null : MergeText.NameOf(end.By), StoredValue.Text(end?.Reason),
        ];
        for (var i = 0; i < values.Length; i++)
            add.Set(i, values[i]);
        add.Execute();
        change.AddAside();
    }

    public void End(MergeRow row, MergeEnd end)
    {
        var update = session.Prepare(EndSql, "$undone", "$by", "$for", "$number");
        update.Set(0, StoredValue.Time(end.At));
        update.Set(1, MergeText.NameOf(end.By));
        update.Set(2, StoredValue.Text(end.Reason));
        update.Set(3, row.Number);
        update.Execute();
        change.AddAside();
    }

    public bool IsKnown(MergeRow row, MergeEnd? end)
    {
        var count = session.Prepare(KnownSql, "$member", "$twin", "$rule", "$made", "$undone");
        count.Set(0, row.Member);
        count.Set(1, row.Twin);
        count.Set(2, MergeText.NameOf(row.Rule));
        count.Set(3, StoredValue.Time(row.Made));
        count.Set(4, end is null ? null : StoredValue.Time(end.At));
        return (long)count.ReadScalar()! > 0;
    }

    public void Note(long number) => change.AddMerge(number);

    private List<MergeRow> ReadRows(string sql, string parameter, long value)
    {
        var read = session.Prepare(sql, parameter);
        read.Set(0, value);
        var found = new List<MergeRow>();
        using var rows = read.Read();
        while (rows.Read())
            found.Add(ReadRow(rows));
        return found;
    }

    private static MergeRow ReadRow(SqliteDataReader row) => new(
        row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), MergeText.ReadRule(row.GetString(4)),
        StoredValue.ReadText(row, 5)!, StoredValue.ReadTime(row, 6));
}
