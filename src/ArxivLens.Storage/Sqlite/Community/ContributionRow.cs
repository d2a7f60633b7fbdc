using System.Text.Json;
using ArxivLens.Core.Discussion;
using Microsoft.Data.Sqlite;

namespace ArxivLens.Storage.Sqlite.Community;

/// <summary>Rows of contributions as they are read.</summary>
internal static class ContributionRow
{
    /// <summary>What is read of one, with its author's name as it is now.</summary>
    public const string Select =
        """
        SELECT contributions.number, kind, account, (SELECT name FROM accounts WHERE accounts.number = contributions.account), subject_kind,
            subject, parent, text, details, state, written, edited, revision, submission
        FROM contributions
        """;

    private const string FindSql = $"{Select} WHERE contributions.number = $number";

    /// <summary>Finds one.</summary>
    public static Contribution? Find(SqliteSession session, long number)
    {
        var find = session.Prepare(FindSql, "$number");
        find.Set(0, number);
        return ReadAll(find).FirstOrDefault();
    }

    /// <summary>Reads what a statement over <see cref="Select"/> finds.</summary>
    public static List<Contribution> ReadAll(SqliteStatement select)
    {
        var found = new List<Contribution>();
        using var rows = select.Read();
        while (rows.Read())
            found.Add(Read(rows));
        return found;
    }

    /// <summary>Subjects as a parameter that a statement takes apart by <c>json_each</c>.</summary>
    public static string Write(IReadOnlyList<Subject> subjects) =>
        JsonSerializer.Serialize(subjects.Select(subject => new object[] { (int)subject.Kind, StoredValue.Text(subject.Id)! }));

    private static Contribution Read(SqliteDataReader row) => new()
    {
        Number = row.GetInt64(0),
        Kind = (ContributionKind)row.GetInt32(1),
        Account = row.IsDBNull(2) ? null : row.GetInt64(2),
        Author = StoredValue.ReadText(row, 3),
        Subject = new Subject((SubjectKind)row.GetInt32(4), StoredValue.ReadText(row, 5)!),
        Parent = row.IsDBNull(6) ? null : row.GetInt64(6),
        Text = StoredValue.ReadText(row, 7)!,
        Details = StoredValue.ReadText(row, 8),
        State = (ContributionState)row.GetInt32(9),
        Written = StoredValue.ReadTime(row, 10),
        Edited = row.IsDBNull(11) ? null : StoredValue.ReadTime(row, 11),
        Revision = row.GetInt32(12),
        Submission = StoredValue.ReadText(row, 13),
    };
}
