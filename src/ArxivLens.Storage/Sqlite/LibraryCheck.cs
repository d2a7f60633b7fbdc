using System.Globalization;
using ArxivLens.Core;
using ArxivLens.Core.Papers;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ArxivLens.Storage.Sqlite;

/// <summary>
/// Looks for damage: SQLite's own check of pages and indexes, references that lead nowhere, works whose fingerprint, kind or
/// place in the order does not fit their record, counts that do not fit the tables, merges that make chains, and articles whose lists and questions do not fit
/// what was found in them.
/// </summary>
internal sealed class LibraryCheck(SqliteSession session, string file)
{
    private const int MostFindings = 100;
    private const string WorksSql = $"SELECT number, {WorkRow.Columns} FROM works";
    private const string CountsSql = "SELECT papers, works, unresolved, citations FROM library";

    private const string CountedSql =
        """
        SELECT count(*) FILTER (WHERE kind = 2), count(*) FILTER (WHERE kind = 1), count(*) FILTER (WHERE kind = 0),
            (SELECT count(*) FROM citations)
        FROM works
        """;

    // A member's work is no member, and the work its reason speaks of is that one or another member of it.
    private const string ChainsSql =
        """
        SELECT works.key FROM merges JOIN works ON works.number = merges.member
        WHERE undone IS NULL AND (
            EXISTS (SELECT 1 FROM merges AS upper WHERE upper.member = merges.work AND upper.undone IS NULL)
            OR (merges.twin <> merges.work AND NOT EXISTS (
                SELECT 1 FROM merges AS beside WHERE beside.member = merges.twin AND beside.work = merges.work AND beside.undone IS NULL)))
        """;

    private readonly List<string> _findings = [];

    /// <summary>Runs all of it; stops early when the file is too damaged to be read on.</summary>
    /// <exception cref="OperationCanceledException">It was stopped on request.</exception>
    public List<string> Run(CancellationToken cancellationToken)
    {
        using var stop = cancellationToken.Register(() => raw.sqlite3_interrupt(session.Connection.Handle));
        try
        {
            CheckPages();
            CheckReferences();
            CheckWorks(cancellationToken);
            CheckCounts();
            CheckMerges();
            CheckDebate(cancellationToken);
        }
        catch (SqliteException e) when (SqliteFailure.IsInterruption(e))
        {
            throw new OperationCanceledException("the check was stopped", e, cancellationToken);
        }
        catch (SqliteException e) when (SqliteFailure.IsDamage(e))
        {
            Report(SqliteFailure.Explain(file, e).Message);
        }

        return _findings;
    }

    private void CheckPages()
    {
        foreach (var row in ReadRows($"PRAGMA integrity_check({MostFindings})"))
        {
            if (row != "ok")
                Report(row);
        }
    }

    private void CheckReferences()
    {
        foreach (var row in ReadRows("PRAGMA foreign_key_check"))
            Report($"a row of {row} refers to another that is not there");
    }

    private void CheckWorks(CancellationToken cancellationToken)
    {
        using var rows = session.Prepare(WorksSql).Read();
        while (_findings.Count < MostFindings && rows.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                CheckWork(rows, WorkRow.Read(rows).Work);
            }
            catch (LibraryException e)
            {
                Report(e.Message);
            }
        }
    }

    private void CheckWork(SqliteDataReader row, Work work)
    {
        if (row.GetString(2) != work.Key.SortText)
            Report($"work {work.Key}: its place in the order does not fit its key");
        if (row.GetInt64(3) != (long)work.Kind)
            Report($"work {work.Key}: its kind does not fit its record");
        if (!row.GetFieldValue<byte[]>(4).AsSpan().SequenceEqual(WorkPrecedence.Fingerprint(work)))
            Report($"work {work.Key}: its fingerprint does not fit its record");
    }

    private void CheckCounts()
    {
        var entered = ReadCounts(CountsSql);
        var counted = ReadCounts(CountedSql);
        if (entered != counted)
            Report($"the library says it holds {entered} papers, works, unresolved works and citations; counted are {counted}");
    }

    private void CheckMerges()
    {
        foreach (var key in ReadRows(ChainsSql))
            Report($"work {key}: it is a member of a work that is a member itself, or that it is not tied to");
    }

    private void CheckDebate(CancellationToken cancellationToken)
    {
        foreach (var finding in DebateCheck.Run(session, cancellationToken).Take(MostFindings))
            Report(finding);
    }

    private string ReadCounts(string sql)
    {
        using var rows = session.Prepare(sql).Read();
        return rows.Read()
            ? string.Join(", ", Enumerable.Range(0, 4).Select(i => rows.GetInt64(i).ToString(CultureInfo.InvariantCulture)))
            : "nothing";
    }

    private IEnumerable<string> ReadRows(string sql)
    {
        using var rows = session.Prepare(sql).Read();
        while (rows.Read())
            yield return rows.GetString(0);
    }

    private void Report(string finding)
    {
        if (_findings.Count < MostFindings)
            _findings.Add(finding);
    }
}
