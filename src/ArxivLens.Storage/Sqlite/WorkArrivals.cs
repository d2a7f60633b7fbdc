using ArxivLens.Core.Papers;
using ArxivLens.Core.Retractions;

namespace ArxivLens.Storage.Sqlite;

/// <summary>Enters with which change works came and what became of them, in the transaction that makes it.</summary>
internal static class WorkArrivals
{
    /// <summary>What stands for a paper being withdrawn; 0 stands for its record, greater numbers for versions.</summary>
    public const int Withdrawn = -1;

    /// <summary>The change that the transaction will enter.</summary>
    public const string ChangeSql = "SELECT changes + 1 FROM library";

    // What came once does not come again: a version that is taken back and given again is not new.
    private const string EnterSql =
        "INSERT INTO arrivals (work, what, change) SELECT ?1, ?2, changes + 1 FROM library WHERE true ON CONFLICT DO NOTHING";

    /// <summary>A work has its first record.</summary>
    public static void Enter(SqliteSession session, long number) => session.PrepareBound(EnterSql).Execute(number, 0);

    /// <summary>The record of a work is another.</summary>
    public static void Enter(SqliteSession session, long number, Work before, Work after)
    {
        if (before.Kind == WorkKind.Unresolved)
        {
            if (after.Kind != WorkKind.Unresolved)
                Enter(session, number);
            return;
        }

        if (after.Paper?.Versions is [.., var newest] && before.Paper?.Versions is [.., var known] && newest.Number > known.Number)
            session.PrepareBound(EnterSql).Execute(number, newest.Number);
        if (Withdrawal.IsGone(after) && !Withdrawal.IsGone(before))
            session.PrepareBound(EnterSql).Execute(number, Withdrawn);
    }
}
