using ArxivLens.Core.Annotations;
using ArxivLens.Core.Discussion;

namespace ArxivLens.Storage.Sqlite.Community;

/// <summary>What changes contributions, inside the transaction that changes them.</summary>
internal static class ContributionChanges
{
    private const string SentSql = "SELECT number FROM contributions WHERE account = $account AND submission = $submission";

    private const string InsertSql =
        """
        INSERT INTO contributions (kind, account, subject_kind, subject, parent, text, details, state, written, submission)
        VALUES ($kind, $account, $subject_kind, $subject, $parent, $text, $details, $state, $written, $submission)
        """;

    private const string KeepWordsSql =
        """
        INSERT INTO revisions (contribution, number, text, written)
        SELECT number, revision, text, coalesce(edited, written) FROM contributions
        WHERE number = $number AND revision = $revision AND state IN (0, 1)
        """;

    // What is held is shown by a moderator only.
    private const string EditSql =
        """
        UPDATE contributions SET text = $text, details = $details, edited = $at, revision = revision + 1,
            state = CASE state WHEN 1 THEN 1 ELSE $state END
        WHERE number = $number
        """;

    private const string SetStateSql = "UPDATE contributions SET state = $state WHERE number = $number";
    private const string EmptySql = "UPDATE contributions SET text = '', details = NULL WHERE number = $number";
    private const string ForgetWordsSql = "DELETE FROM revisions WHERE contribution = $number";
    private const string NumbersSql = "SELECT number FROM contributions WHERE account = $account ORDER BY number DESC";

    private const string DeleteUnansweredSql =
        "DELETE FROM contributions WHERE number = $number AND NOT EXISTS (SELECT 1 FROM contributions AS replies WHERE replies.parent = $number)";

    private const string DisownSql =
        "UPDATE contributions SET text = '', details = NULL, account = NULL, submission = NULL, state = 3 WHERE number = $number";

    /// <summary>Adds one with the passage it is about, or finds the one that was sent with the same form.</summary>
    public static long Add(SqliteSession session, Contribution one, Anchor? anchor = null)
    {
        if (one is { Account: { } account, Submission: { } submission } && FindSent(session, account, submission) is { } sent)
            return sent;
        var insert = session.Prepare(
            InsertSql, "$kind", "$account", "$subject_kind", "$subject", "$parent", "$text", "$details", "$state", "$written", "$submission");
        object?[] values =
        [
            (int)one.Kind, one.Account, (int)one.Subject.Kind, StoredValue.Text(one.Subject.Id), one.Parent, StoredValue.Text(one.Text),
            StoredValue.Text(one.Details), (int)one.State, StoredValue.Time(one.Written), StoredValue.Text(one.Submission),
        ];
        for (var place = 0; place < values.Length; place++)
            insert.Set(place, values[place]);
        insert.Execute();
        var number = session.LastNumber;
        if (anchor is not null)
            SqliteAnchorStore.Add(session, number, anchor);
        CommunityStamp.Enter(session);
        return number;
    }

    /// <summary>Gives one new words, where its revision is the one named.</summary>
    public static bool Edit(
        SqliteSession session, long number, int revision, string text, string? details, ContributionState state, DateTimeOffset at)
    {
        var keep = session.Prepare(KeepWordsSql, "$number", "$revision");
        keep.Set(0, number);
        keep.Set(1, revision);
        if (keep.Execute() == 0)
            return false;
        var edit = session.Prepare(EditSql, "$text", "$details", "$at", "$state", "$number");
        edit.Set(0, StoredValue.Text(text));
        edit.Set(1, StoredValue.Text(details));
        edit.Set(2, StoredValue.Time(at));
        edit.Set(3, (int)state);
        edit.Set(4, number);
        edit.Execute();
        CommunityStamp.Enter(session);
        return true;
    }

    /// <summary>Sets the state of one; what is taken back loses its words.</summary>
    public static void SetState(SqliteSession session, long number, ContributionState state)
    {
        var set = session.Prepare(SetStateSql, "$state", "$number");
        set.Set(0, (int)state);
        set.Set(1, number);
        if (set.Execute() == 0)
            return;
        if (state == ContributionState.TakenBack)
        {
            Execute(session, EmptySql, number);
            Execute(session, ForgetWordsSql, number);
        }

        CommunityStamp.Enter(session);
    }

    /// <summary>Takes all of an account's away.</summary>
    public static void DeleteOf(SqliteSession session, long account)
    {
        // From the newest, so that of an account's replies to itself nothing is left.
        foreach (var number in ReadNumbers(session, account))
        {
            if (Execute(session, DeleteUnansweredSql, number) > 0)
                continue;
            Execute(session, ForgetWordsSql, number);
            Execute(session, DisownSql, number);
        }

        CommunityStamp.Enter(session);
    }

    /// <summary>Finds what an account sent with a mark.</summary>
    public static long? FindSent(SqliteSession session, long account, string submission)
    {
        var find = session.Prepare(SentSql, "$account", "$submission");
        find.Set(0, account);
        find.Set(1, StoredValue.Text(submission));
        return (long?)find.ReadScalar();
    }

    private static List<long> ReadNumbers(SqliteSession session, long account)
    {
        var numbers = new List<long>();
        var select = session.Prepare(NumbersSql, "$account");
        select.Set(0, account);
        using var rows = select.Read();
        while (rows.Read())
            numbers.Add(rows.GetInt64(0));
        return numbers;
    }

    private static int Execute(SqliteSession session, string sql, long number)
    {
        var statement = session.Prepare(sql, "$number");
        statement.Set(0, number);
        return statement.Execute();
    }
}
