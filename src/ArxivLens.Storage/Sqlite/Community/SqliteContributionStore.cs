using System.Text.Json;
using ArxivLens.Core.Annotations;
using ArxivLens.Core.Discussion;

namespace ArxivLens.Storage.Sqlite.Community;

/// <summary>What readers say, in SQLite.</summary>
internal sealed class SqliteContributionStore(SqliteConnections connections) : IContributionStore
{
    private const string FindAllSql =
        $"{ContributionRow.Select} WHERE contributions.number IN (SELECT value FROM json_each($numbers))";

    // The index by subject answers these; a work has few keys, a list a few hundred rows.
    private const string AboutThem =
        """
        json_each($subjects) AS asked CROSS JOIN contributions INDEXED BY contributions_by_subject
            ON subject_kind = asked.value ->> 0 AND subject = asked.value ->> 1 AND kind = $kind
        """;

    private const string ListSql =
        $"{ContributionRow.Select} WHERE contributions.number IN (SELECT contributions.number FROM {AboutThem}) ORDER BY contributions.number";

    private const string PlacesSql =
        $"SELECT DISTINCT contributions.number, contributions.parent, state, account FROM {AboutThem} ORDER BY contributions.number";

    private const string CountSql = $"SELECT asked.key, count(*) FROM {AboutThem} WHERE state = 0 GROUP BY asked.key";

    private const string Newest =
        "WHERE state = 0 AND kind = $kind AND ($about IS NULL OR subject_kind = $about) AND $account IS NULL";

    // Of one author by what they wrote, which is little: the plus keeps the planner from walking through all that is shown.
    private const string NewestOf =
        "WHERE account = $account AND +state = 0 AND +kind = $kind AND ($about IS NULL OR +subject_kind = $about)";

    private const string OnPage = "ORDER BY contributions.number DESC LIMIT $take OFFSET $skip";

    private const string ListOfSql = $"{ContributionRow.Select} WHERE account = $account ORDER BY contributions.number";

    private const string RevisionsSql =
        """
        SELECT number, text, written FROM revisions WHERE contribution = $number
        UNION ALL SELECT revision, text, coalesce(edited, written) FROM contributions WHERE number = $number
        ORDER BY 1
        """;

    internal static string ListNewestSql(bool isOfOne) => $"{ContributionRow.Select} {(isOfOne ? NewestOf : Newest)} {OnPage}";

    internal static string CountNewestSql(bool isOfOne) => $"SELECT count(*) FROM contributions {(isOfOne ? NewestOf : Newest)}";

    public Task<Contribution> AddAsync(Contribution contribution, CancellationToken cancellationToken = default) =>
        AddAsync(contribution, null, cancellationToken);

    public Task<Contribution> AddAsync(Contribution contribution, Anchor? anchor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(contribution);
        return connections.WriteAsync(
            session => ContributionRow.Find(session, ContributionChanges.Add(session, contribution, anchor))!, cancellationToken);
    }

    public Task<Contribution?> FindAsync(long number, CancellationToken cancellationToken = default) =>
        connections.ReadAsync(session => ContributionRow.Find(session, number), cancellationToken);

    public Task<IReadOnlyList<Contribution?>> FindAsync(IReadOnlyList<long> numbers, CancellationToken cancellationToken = default) =>
        connections.ReadAsync<IReadOnlyList<Contribution?>>(
            session =>
            {
                var find = session.Prepare(FindAllSql, "$numbers");
                find.Set(0, JsonSerializer.Serialize(numbers));
                var found = ContributionRow.ReadAll(find).ToDictionary(one => one.Number);
                return [.. numbers.Select(number => found.GetValueOrDefault(number))];
            },
            cancellationToken);

    public Task<Contribution?> FindSentAsync(long account, string submission, CancellationToken cancellationToken = default) =>
        connections.ReadAsync(
            session => ContributionChanges.FindSent(session, account, submission) is { } number ? ContributionRow.Find(session, number) : null,
            cancellationToken);

    public Task<IReadOnlyList<Contribution>> ListAsync(
        ContributionKind kind, IReadOnlyList<Subject> subjects, CancellationToken cancellationToken = default) =>
        connections.ReadAsync<IReadOnlyList<Contribution>>(
            session => ContributionRow.ReadAll(About(session, ListSql, kind, subjects)), cancellationToken);

    public Task<IReadOnlyList<ContributionPlace>> ListPlacesAsync(
        ContributionKind kind, IReadOnlyList<Subject> subjects, CancellationToken cancellationToken = default) =>
        connections.ReadAsync<IReadOnlyList<ContributionPlace>>(
            session =>
            {
                var places = new List<ContributionPlace>();
                using var rows = About(session, PlacesSql, kind, subjects).Read();
                while (rows.Read())
                {
                    places.Add(new ContributionPlace(
                        rows.GetInt64(0),
                        rows.IsDBNull(1) ? null : rows.GetInt64(1),
                        (ContributionState)rows.GetInt32(2),
                        rows.IsDBNull(3) ? null : rows.GetInt64(3)));
                }

                return places;
            },
            cancellationToken);

    public Task<IReadOnlyList<Contribution>> ListNewestAsync(
        ContributionKind kind, SubjectKind? about, long? account, int skip, int take, CancellationToken cancellationToken = default) =>
        connections.ReadAsync<IReadOnlyList<Contribution>>(
            session =>
            {
                var list = session.Prepare(ListNewestSql(account is not null), "$kind", "$about", "$account", "$take", "$skip");
                SetNewest(list, kind, about, account);
                list.Set(3, take);
                list.Set(4, skip);
                return ContributionRow.ReadAll(list);
            },
            cancellationToken);

    public Task<int> CountNewestAsync(
        ContributionKind kind, SubjectKind? about, long? account, CancellationToken cancellationToken = default) =>
        connections.ReadAsync(
            session =>
            {
                var count = session.Prepare(CountNewestSql(account is not null), "$kind", "$about", "$account");
                SetNewest(count, kind, about, account);
                return (int)(long)count.ReadScalar()!;
            },
            cancellationToken);

    public Task<IReadOnlyList<Contribution>> ListOfAsync(long account, CancellationToken cancellationToken = default) =>
        connections.ReadAsync<IReadOnlyList<Contribution>>(
            session =>
            {
                var list = session.Prepare(ListOfSql, "$account");
                list.Set(0, account);
                return ContributionRow.ReadAll(list);
            },
            cancellationToken);

    public Task<IReadOnlyList<int>> CountAsync(
        ContributionKind kind, IReadOnlyList<Subject> subjects, CancellationToken cancellationToken = default) =>
        connections.ReadAsync<IReadOnlyList<int>>(
            session =>
            {
                var counts = new int[subjects.Count];
                using var rows = About(session, CountSql, kind, subjects).Read();
                while (rows.Read())
                    counts[rows.GetInt32(0)] = rows.GetInt32(1);
                return counts;
            },
            cancellationToken);

    public Task<Contribution?> EditAsync(
        long number, int revision, string text, string? details, ContributionState state, DateTimeOffset at,
        CancellationToken cancellationToken = default) =>
        connections.WriteAsync(
            session => ContributionChanges.Edit(session, number, revision, text, details, state, at)
                ? ContributionRow.Find(session, number)
                : null,
            cancellationToken);

    public Task<IReadOnlyList<Wording>> ListRevisionsAsync(long number, CancellationToken cancellationToken = default) =>
        connections.ReadAsync<IReadOnlyList<Wording>>(
            session =>
            {
                var wordings = new List<Wording>();
                var list = session.Prepare(RevisionsSql, "$number");
                list.Set(0, number);
                using var rows = list.Read();
                while (rows.Read())
                    wordings.Add(new Wording(rows.GetInt32(0), StoredValue.ReadText(rows, 1)!, StoredValue.ReadTime(rows, 2)));
                return wordings;
            },
            cancellationToken);

    public Task<Contribution?> SetStateAsync(long number, ContributionState state, CancellationToken cancellationToken = default) =>
        connections.WriteAsync(
            session =>
            {
                ContributionChanges.SetState(session, number, state);
                return ContributionRow.Find(session, number);
            },
            cancellationToken);

    public Task DeleteOfAsync(long account, CancellationToken cancellationToken = default) =>
        connections.WriteAsync(
            session =>
            {
                ContributionChanges.DeleteOf(session, account);
                return true;
            },
            cancellationToken);

    private static SqliteStatement About(SqliteSession session, string sql, ContributionKind kind, IReadOnlyList<Subject> subjects)
    {
        var statement = session.Prepare(sql, "$subjects", "$kind");
        statement.Set(0, ContributionRow.Write(subjects));
        statement.Set(1, (int)kind);
        return statement;
    }

    private static void SetNewest(SqliteStatement statement, ContributionKind kind, SubjectKind? about, long? account)
    {
        statement.Set(0, (int)kind);
        statement.Set(1, about is { } sort ? (int)sort : null);
        statement.Set(2, account);
    }
}
