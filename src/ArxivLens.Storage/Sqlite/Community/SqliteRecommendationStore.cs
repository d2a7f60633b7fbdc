using ArxivLens.Core.Library;
using ArxivLens.Core.Recommendations;
using ArxivLens.Core.Shelves;
using Dapper;

namespace ArxivLens.Storage.Sqlite.Community;

/// <summary>What readers decided of their recommendations, in SQLite.</summary>
internal sealed class SqliteRecommendationStore(SqliteConnections connections) : IRecommendationStore
{
    private const string ListSql =
        "SELECT kind, value, weight, made FROM recommendation_choices WHERE account = $account ORDER BY made DESC, kind, value";
    private const string CountSql =
        "SELECT count(*) FROM recommendation_choices WHERE account = $account AND NOT (kind = $kind AND value = $value)";
    private const string SetSql =
        """
        INSERT INTO recommendation_choices (account, kind, value, weight, made) VALUES ($account, $kind, $value, $weight, $made)
        ON CONFLICT DO UPDATE SET weight = excluded.weight, made = excluded.made
        """;
    private const string ClearSql = "DELETE FROM recommendation_choices WHERE account = $account AND kind = $kind AND value = $value";

    public Task<IReadOnlyList<RecommendationChoice>> ListAsync(long account, CancellationToken cancellationToken = default) =>
        connections.ReadAsync<IReadOnlyList<RecommendationChoice>>(
            session => [.. session.Connection.Query<Row>(ListSql, new { account }).Select(row => row.ToChoice())], cancellationToken);

    public Task<bool> SetAsync(long account, RecommendationChoice choice, CancellationToken cancellationToken = default) =>
        connections.WriteAsync(
            session =>
            {
                var (kind, value) = ((int)choice.Kind, StoredValue.Text(choice.Value));
                if (session.Connection.ExecuteScalar<int>(CountSql, new { account, kind, value }) >= ShelfLimits.MostChoices)
                    return false;
                session.Connection.Execute(SetSql, new { account, kind, value, weight = choice.Weight, made = StoredValue.Time(choice.Made) });
                return true;
            },
            cancellationToken);

    public Task ClearAsync(long account, ChoiceKind kind, string value, CancellationToken cancellationToken = default) =>
        connections.WriteAsync(
            session => session.Connection.Execute(ClearSql, new { account, kind = (int)kind, value = StoredValue.Text(value) }),
            cancellationToken);

    private sealed record Row
    {
        public required long Kind { get; init; }

        public required string Value { get; init; }

        public double Weight { get; init; }

        public required string Made { get; init; }

        public RecommendationChoice ToChoice() =>
            new((ChoiceKind)Kind, StoredText.Unescape(Value), Weight, SqliteImportLog.ReadTime(Made));
    }
}
