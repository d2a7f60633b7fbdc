using ArxivLens.Core.Discussion;
using ArxivLens.Core.Following;
using ArxivLens.Core.Library;
using Dapper;

namespace ArxivLens.Storage.Sqlite.Community;

/// <summary>The order in which contributions came to be shown, in SQLite.</summary>
internal sealed class SqliteShownStore(SqliteConnections connections) : IShownStore
{
    /// <summary>Contributions that one question is answered from; who writes more in one span is told of the last ones.</summary>
    private const int Most = 1000;

    private const string LastSql = "SELECT coalesce(max(number), 0) FROM shown_contributions";

    private const string Columns =
        """
        SELECT one.number AS Number, one.kind AS Kind, one.subject_kind AS SubjectKind, one.subject AS Subject, accounts.name AS Author,
            one.text AS Text, one.written AS Written
        """;

    private const string InSpan = "one.state = 0 AND shown.number > @after AND shown.number <= @upTo";

    internal const string AboutSql =
        $"""
        {Columns}, shown.number AS Place FROM contributions AS one INDEXED BY contributions_by_subject
            CROSS JOIN shown_contributions AS shown ON shown.contribution = one.number
            LEFT JOIN accounts ON accounts.number = one.account
        WHERE one.subject_kind = @kind AND one.subject = @subject AND {InSpan} AND (@except IS NULL OR one.account IS NOT @except)
        ORDER BY shown.number DESC LIMIT @most
        """;

    // From the span, which is little, to the words, and never the other way round: CROSS JOIN says so to the planner. Whom words name is
    // told by reading them: SQLite knows no letter case beyond ASCII.
    internal const string RepliesSql =
        $"""
        {Columns}, shown.number AS Place,
            parent.account IS @account AS IsReply, (SELECT name FROM accounts WHERE number = @account) AS Name
        FROM shown_contributions AS shown CROSS JOIN contributions AS one ON one.number = shown.contribution
            LEFT JOIN contributions AS parent ON parent.number = one.parent LEFT JOIN accounts ON accounts.number = one.account
        WHERE {InSpan} AND one.account IS NOT @account AND (parent.account = @account
            OR instr(one.text, '@') > 0)
        ORDER BY shown.number DESC
        """;

    internal const string CommentsSql =
        """
        SELECT one.number FROM shown_contributions AS shown CROSS JOIN contributions AS one ON one.number = shown.contribution
        WHERE shown.number > @after AND one.state = 0 AND one.kind = 1 ORDER BY shown.number DESC LIMIT @most
        """;

    public Task<long> ReadLastAsync(CancellationToken cancellationToken = default) =>
        connections.ReadAsync(session => (long)session.Prepare(LastSql).ReadScalar()!, cancellationToken);

    public Task<IReadOnlyList<ShownContribution>> FindAboutAsync(
        IReadOnlyList<Subject> subjects, long? except, long after, long upTo, CancellationToken cancellationToken = default) =>
        connections.ReadAsync<IReadOnlyList<ShownContribution>>(
            session =>
            [
                .. subjects.Distinct().SelectMany(subject => session.Connection.Query<Row>(AboutSql, new
                    {
                        kind = (int)subject.Kind,
                        subject = StoredText.Escape(subject.Id),
                        except,
                        after,
                        upTo,
                        most = Most,
                    }))
                    .OrderByDescending(row => row.Place).Select(row => row.ToShown()),
            ],
            cancellationToken);

    public Task<IReadOnlyList<ShownContribution>> FindRepliesAsync(
        long account, long after, long upTo, CancellationToken cancellationToken = default) =>
        connections.ReadAsync<IReadOnlyList<ShownContribution>>(
            session =>
            [
                .. session.Connection.Query<Row>(RepliesSql, new { account, after, upTo }, buffered: false)
                    .Where(row => row.IsReply != 0 || Names(StoredText.Unescape(row.Text), StoredText.Unescape(row.Name!)))
                    .Take(Most).Select(row => row.ToShown()),
            ],
            cancellationToken);

    public Task<IReadOnlySet<long>> FindCommentsAsync(long after, CancellationToken cancellationToken = default) =>
        connections.ReadAsync<IReadOnlySet<long>>(
            session => session.Connection.Query<long>(CommentsSql, new { after, most = Most }).ToHashSet(), cancellationToken);

    // Neither ada@example.org nor @adam names Ada.
    private static bool Names(string text, string name)
    {
        for (var at = text.IndexOf("@" + name, StringComparison.OrdinalIgnoreCase); at >= 0;
             at = text.IndexOf("@" + name, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + name.Length + 1;
            var isOpen = at == 0 || !IsOfName(text[at - 1]);
            var isWhole = end == text.Length || !IsOfName(text[end])
                || (text[end] == '.' && (end + 1 == text.Length || !IsOfName(text[end + 1])));
            if (isOpen && isWhole)
                return true;
        }

        return false;
    }

    private static bool IsOfName(char c) => char.IsLetterOrDigit(c) || c is '.' or '_' or '-';

    private sealed record Row
    {
        public long Number { get; init; }

        public long Kind { get; init; }

        public long SubjectKind { get; init; }

        public required string Subject { get; init; }

        public string? Author { get; init; }

        public required string Text { get; init; }

        public required string Written { get; init; }

        public long Place { get; init; }

        public long IsReply { get; init; }

        public string? Name { get; init; }

        public ShownContribution ToShown() => new(
            Number,
            (ContributionKind)Kind,
            new Subject((SubjectKind)SubjectKind, StoredText.Unescape(Subject)),
            Author,
            StoredText.Unescape(Text),
            SqliteImportLog.ReadTime(Written));
    }
}
