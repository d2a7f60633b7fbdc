using ArxivLens.Core.Papers;

namespace ArxivLens.Storage.Sqlite;

/// <summary>What a transaction changes in the library's content, entered in its one row just before the commit.</summary>
internal sealed class LibraryChange
{
    private readonly long[] _kinds = new long[3];
    private long _citations;
    private bool _isChange;

    /// <summary>A work is new.</summary>
    public void AddWork(WorkKind kind)
    {
        _kinds[(int)kind]++;
        _isChange = true;
    }

    /// <summary>The record of a work was replaced.</summary>
    public void ReplaceWork(WorkKind before, WorkKind after)
    {
        _kinds[(int)before]--;
        AddWork(after);
    }

    /// <summary>A citation is new.</summary>
    public void AddCitation()
    {
        _citations++;
        _isChange = true;
    }

    /// <summary>A citation has a new origin.</summary>
    public void AddOrigin() => _isChange = true;

    /// <summary>Enters the change; without one the stamp stays as it is.</summary>
    public void Enter(SqliteSession session)
    {
        if (!_isChange)
            return;
        var update = session.Prepare(
            """
            UPDATE library SET changes = changes + 1, mark = lower(hex(randomblob(8))), papers = papers + $papers,
                works = works + $works, unresolved = unresolved + $unresolved, citations = citations + $citations
            """,
            "$papers", "$works", "$unresolved", "$citations");
        update.Set(0, _kinds[(int)WorkKind.Paper]);
        update.Set(1, _kinds[(int)WorkKind.Work]);
        update.Set(2, _kinds[(int)WorkKind.Unresolved]);
        update.Set(3, _citations);
        update.Execute();
    }
}
