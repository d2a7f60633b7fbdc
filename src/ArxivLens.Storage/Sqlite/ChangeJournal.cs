namespace ArxivLens.Storage.Sqlite;

/// <summary>
/// What one transaction changes of works that were there at a followed state. Works above every such state's last number are new
/// for whoever follows, so a bulk import notes nothing for them.
/// </summary>
internal sealed class ChangeJournal(long lastNumber)
{
    /// <summary>How many entries are kept at most; more than that is not worth following.</summary>
    public const int Limit = 100_000;

    private const string LastNumberSql = "SELECT coalesce(max(last_number), 0) FROM states";

    private const string CountSql =
        """
        SELECT (SELECT count(*) FROM changed_works) + (SELECT count(*) FROM changed_references)
            + (SELECT count(*) FROM removed_works) + (SELECT count(*) FROM changed_merges)
        """;

    private const string ClearSql =
        """
        DELETE FROM states;
        DELETE FROM changed_works;
        DELETE FROM changed_references;
        DELETE FROM removed_works;
        DELETE FROM changed_merges;
        """;

    private const string WorkSql =
        """
        INSERT INTO changed_works (number, change) VALUES ($number, $change)
        ON CONFLICT DO UPDATE SET change = excluded.change
        """;

    private const string ReferencesSql =
        """
        INSERT INTO changed_references (citing, change) VALUES ($number, $change)
        ON CONFLICT DO UPDATE SET change = excluded.change
        """;

    private const string MergesSql =
        """
        INSERT INTO changed_merges (number, change) VALUES ($number, $change)
        ON CONFLICT DO UPDATE SET change = excluded.change
        """;

    private readonly HashSet<long> _works = [];
    private readonly HashSet<long> _citing = [];
    private readonly HashSet<long> _merged = [];
    private long _latestCiting;

    /// <summary>Begins the journal of a transaction.</summary>
    public static ChangeJournal Begin(SqliteSession session) =>
        new((long)session.Prepare(LastNumberSql).ReadScalar()!);

    /// <summary>The record of a work is new or another.</summary>
    public void AddWork(long number)
    {
        if (number <= lastNumber)
            _works.Add(number);
    }

    /// <summary>The references of a work changed.</summary>
    public void AddReferences(long citing)
    {
        // Most inputs name the references of a work one after the other.
        if (citing > lastNumber || citing == _latestCiting)
            return;
        _citing.Add(citing);
        _latestCiting = citing;
    }

    /// <summary>A work was joined with another or parted from it.</summary>
    public void AddMerge(long number)
    {
        if (number <= lastNumber)
            _merged.Add(number);
    }

    /// <summary>Writes it under the number of the change; drops everything when it is too much to be followed.</summary>
    public void Write(SqliteSession session, long change)
    {
        var count = _works.Count + _citing.Count + _merged.Count;
        if (count == 0)
            return;
        if ((long)session.Prepare(CountSql).ReadScalar()! + count > Limit)
        {
            session.Execute(ClearSql);
            return;
        }

        Write(session, WorkSql, _works, change);
        Write(session, ReferencesSql, _citing, change);
        Write(session, MergesSql, _merged, change);
    }

    private static void Write(SqliteSession session, string sql, IEnumerable<long> numbers, long change)
    {
        var insert = session.Prepare(sql, "$number", "$change");
        insert.Set(1, change);
        foreach (var number in numbers)
        {
            insert.Set(0, number);
            insert.Execute();
        }
    }
}
