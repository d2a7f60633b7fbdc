using ArxivLens.Core.Papers;

namespace ArxivLens.Storage.Sqlite;

/// <summary>What a transaction changes in the library's content, entered in its one row just before the commit.</summary>
internal sealed class LibraryChange(ChangeJournal journal)
{
    private readonly long[] _kinds = new long[3];
    private long _citations;
    private bool _isChange;

    /// <summary>A work is new.</summary>
    public void AddWork(long number, WorkKind kind)
    {
        _kinds[(int)kind]++;
        _isChange = true;
        journal.AddWork(number);
    }

    /// <summary>The record of a work was replaced.</summary>
    public void ReplaceWork(long number, WorkKind before, WorkKind after)
    {
        _kinds[(int)before]--;
        AddWork(number, after);
    }

    /// <summary>A citation is new.</summary>
    public void AddCitation(long citing)
    {
        _citations++;
        AddOrigin(citing);
    }

    /// <summary>A citation is gone.</summary>
    public void RemoveCitation(long citing)
    {
        _citations--;
        AddOrigin(citing);
    }

    /// <summary>A citation has a new origin, or one less.</summary>
    public void AddOrigin(long citing)
    {
        _isChange = true;
        journal.AddReferences(citing);
    }

    /// <summary>A work was joined with another or parted from it.</summary>
    public void AddMerge(long number)
    {
        _isChange = true;
        journal.AddMerge(number);
    }

    /// <summary>Something is new that the index holds nothing of: the content is another, and no document is.</summary>
    public void AddAside() => _isChange = true;

    /// <summary>Enters the change; without one the stamp stays as it is.</summary>
    public void Enter(SqliteSession session)
    {
        if (!_isChange)
            return;
        var update = session.Prepare(
            """
            UPDATE library SET changes = changes + 1, mark = lower(hex(randomblob(8))), papers = papers + $papers,
                works = works + $works, unresolved = unresolved + $unresolved, citations = citations + $citations
            RETURNING changes
            """,
            "$papers", "$works", "$unresolved", "$citations");
        update.Set(0, _kinds[(int)WorkKind.Paper]);
        update.Set(1, _kinds[(int)WorkKind.Work]);
        update.Set(2, _kinds[(int)WorkKind.Unresolved]);
        update.Set(3, _citations);
        journal.Write(session, (long)update.ReadScalar()!);
    }
}
