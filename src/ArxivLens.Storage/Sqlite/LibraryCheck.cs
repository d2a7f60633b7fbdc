using System.Globalization;
using ArxivLens.Core;
using ArxivLens.Core.Papers;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ArxivLens.Storage.Sqlite;

/// <summary>
/// Looks for damage: SQLite's own check of pages and indexes, references that lead nowhere, works whose fingerprint, kind or
/// place in the order does not fit their record, counts that do not fit the tables, and articles whose lists and questions do not fit
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
