using System.Text.Json;
using ArxivLens.Core.Annotations;
using Microsoft.Data.Sqlite;

namespace ArxivLens.Storage.Sqlite.Community;

/// <summary>The anchors in SQLite.</summary>
internal sealed class SqliteAnchorStore(SqliteConnections connections) : IAnchorStore
{
    private const string AddSql =
        """
        INSERT INTO anchors
            (contribution, source_kind, source, version, fingerprint, part, section, sentence, start, exact, prefix, suffix)
        VALUES ($contribution, $kind, $source, $version, $fingerprint, $part, $section, $sentence, $start, $exact, $prefix, $suffix)
        """;

    private const string FindSql =
        """
        SELECT contribution, source_kind, source, version, fingerprint, part, section, sentence, start, exact, prefix, suffix
        FROM json_each($numbers) CROSS JOIN anchors ON anchors.contribution = json_each.value
        """;

    private const string ListSql = "SELECT contribution FROM anchors WHERE source_kind = $kind AND source = $source ORDER BY contribution";

    /// <summary>Keeps the anchor of a contribution, inside the transaction that adds that.</summary>
    public static void Add(SqliteSession session, long contribution, Anchor anchor)
    {
        var add = session.Prepare(
            AddSql, "$contribution", "$kind", "$source", "$version", "$fingerprint", "$part", "$section", "$sentence", "$start", "$exact",
            "$prefix", "$suffix");
        object?[] values =
        [
            contribution, (int)anchor.Source.Kind, StoredValue.Text(anchor.Source.Id), anchor.Version, anchor.Fingerprint, (int)anchor.Part,
            StoredValue.Text(anchor.Section), anchor.Sentence, anchor.Start, StoredValue.Text(anchor.Exact), StoredValue.Text(anchor.Prefix),
            StoredValue.Text(anchor.Suffix),
        ];
        for (var place = 0; place < values.Length; place++)
            add.Set(place, values[place]);
        add.Execute();
    }

    public Task<IReadOnlyDictionary<long, Anchor>> FindAsync(
        IReadOnlyCollection<long> contributions, CancellationToken cancellationToken = default) =>
        connections.ReadAsync<IReadOnlyDictionary<long, Anchor>>(
            session =>
            {
                var find = session.Prepare(FindSql, "$numbers");
                find.Set(0, JsonSerializer.Serialize(contributions));
                using var rows = find.Read();
                var found = new Dictionary<long, Anchor>();
                while (rows.Read())
                    found[rows.GetInt64(0)] = Read(rows);
                return found;
            },
            cancellationToken);

    public Task<IReadOnlyList<long>> ListAsync(AnchorSource source, CancellationToken cancellationToken = default) =>
        connections.ReadAsync<IReadOnlyList<long>>(
            session =>
            {
                var list = session.Prepare(ListSql, "$kind", "$source");
                list.Set(0, (int)source.Kind);
                list.Set(1, StoredValue.Text(source.Id));
                using var rows = list.Read();
                var found = new List<long>();
                while (rows.Read())
                    found.Add(rows.GetInt64(0));
                return found;
            },
            cancellationToken);

    private static Anchor Read(SqliteDataReader row) => new()
    {
        Source = new((AnchorSourceKind)row.GetInt32(1), StoredValue.ReadText(row, 2)!),
        Version = row.IsDBNull(3) ? null : row.GetInt32(3),
        Fingerprint = row.GetString(4),
        Part = (AnchorPart)row.GetInt32(5),
        Section = StoredValue.ReadText(row, 6),
        Sentence = row.GetInt32(7),
        Start = row.GetInt32(8),
        Exact = StoredValue.ReadText(row, 9)!,
        Prefix = StoredValue.ReadText(row, 10)!,
        Suffix = StoredValue.ReadText(row, 11)!,
    };
}
