using System.Numerics;
using ArxivLens.Core.Citations;
using ArxivLens.Core.Papers;

namespace ArxivLens.Storage.Sqlite;

/// <summary>Reads who asserts citations, since when and with which sentences.</summary>
internal sealed class CitationClaims(SqliteSession session)
{
    // The work, and its members: whoever says it of one of them says it of the work.
    private const string NumbersSql =
        """
        SELECT number FROM works WHERE key = $key
        UNION ALL SELECT member FROM works CROSS JOIN merges ON merges.work = works.number AND undone IS NULL WHERE key = $key
        """;

    private const string FindSql =
        "SELECT origins, first_import, last_import, last_origins FROM citations WHERE citing = $citing AND cited = $cited";

    private const string FirstSql = "SELECT origin, first_import FROM citation_origins WHERE citing = $citing AND cited = $cited";
    private const string BeganSql = "SELECT began FROM imports WHERE number = $import";
    private const string ListersSql =
        """
        SELECT coalesce(merges.work, cited), origins FROM citations
        LEFT JOIN merges ON merges.member = cited AND undone IS NULL WHERE citing = $citing
        """;

    private readonly List<string> _origins = SqliteCitationStore.ReadOrigins(session);
    private readonly Dictionary<WorkKey, IReadOnlyList<long>> _numbers = [];
    private readonly Dictionary<long, DateTimeOffset?> _times = [];

    /// <summary>Finds the claims of each citation.</summary>
    public List<IReadOnlyList<CitationClaim>> Find(
        IReadOnlyList<(WorkKey Citing, WorkKey Cited)> citations, CancellationToken cancellationToken)
    {
        var found = new List<IReadOnlyList<CitationClaim>>(citations.Count);
        foreach (var (citing, cited) in citations)
        {
            cancellationToken.ThrowIfCancellationRequested();
            found.Add(JoinedClaims.Join([.. NumbersOf(citing).SelectMany(_ => NumbersOf(cited), Find).SelectMany(claims => claims)]));
        }

        return found;
    }

    /// <summary>Finds how many references of each work each origin lists.</summary>
    public List<IReadOnlyDictionary<string, int>> FindListers(IReadOnlyList<WorkKey> citing, CancellationToken cancellationToken)
    {
        var found = new List<IReadOnlyDictionary<string, int>>(citing.Count);
        foreach (var key in citing)
        {
            cancellationToken.ThrowIfCancellationRequested();
            found.Add(CountListed(NumbersOf(key)));
        }

        return found;
    }

    private List<CitationClaim> Find(long citing, long cited)
    {
        if (ReadCitation(citing, cited) is not var (origins, first, last, lastOrigins))
            return [];
        var firsts = ReadFirsts(citing, cited);
        var contexts = CitationContexts.Find(session, citing, cited).ToLookup(one => one.Origin, one => one.Context);
        var claims = new List<CitationClaim>();
        for (var rest = origins; rest != 0; rest &= rest - 1)
        {
            var origin = BitOperations.TrailingZeroCount(rest);
            claims.Add(new CitationClaim(
                _origins[origin],
                TimeOf(firsts.GetValueOrDefault(origin, first)),
                (lastOrigins >> origin & 1) != 0 ? TimeOf(last) : null,
                [.. contexts[origin]]));
        }

        return claims;
    }

    private (uint Origins, long First, long Last, uint LastOrigins)? ReadCitation(long citing, long cited)
    {
        using var row = Bind(FindSql, citing, cited).Read();
        return row.Read() ? ((uint)row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), (uint)row.GetInt64(3)) : null;
    }

    private Dictionary<int, long> ReadFirsts(long citing, long cited)
    {
        var firsts = new Dictionary<int, long>();
        using var rows = Bind(FirstSql, citing, cited).Read();
        while (rows.Read())
            firsts.Add(rows.GetInt32(0), rows.GetInt64(1));
        return firsts;
    }

    private SqliteStatement Bind(string sql, long citing, long cited)
    {
        var find = session.Prepare(sql, "$citing", "$cited");
        find.Set(0, citing);
        find.Set(1, cited);
        return find;
    }

    private Dictionary<string, int> CountListed(IReadOnlyList<long> whole)
    {
        var listed = new Dictionary<long, uint>();
        foreach (var citing in whole)
        {
            var find = session.Prepare(ListersSql, "$citing");
            find.Set(0, citing);
            using var rows = find.Read();
            while (rows.Read())
                listed[rows.GetInt64(0)] = listed.GetValueOrDefault(rows.GetInt64(0)) | (uint)rows.GetInt64(1);
        }

        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (_, origins) in listed.Where(one => !whole.Contains(one.Key)))
        {
            for (var rest = origins; rest != 0; rest &= rest - 1)
            {
                var origin = _origins[BitOperations.TrailingZeroCount(rest)];
                counts[origin] = counts.GetValueOrDefault(origin) + 1;
            }
        }

        return counts;
    }

    private IReadOnlyList<long> NumbersOf(WorkKey key)
    {
        if (_numbers.TryGetValue(key, out var known))
            return known;
        var find = session.Prepare(NumbersSql, "$key");
        find.Set(0, key.ToString());
        var numbers = new List<long>();
        using var rows = find.Read();
        while (rows.Read())
            numbers.Add(rows.GetInt64(0));
        return _numbers[key] = numbers;
    }

    private DateTimeOffset? TimeOf(long import)
    {
        if (_times.TryGetValue(import, out var known))
            return known;
        var find = session.Prepare(BeganSql, "$import");
        find.Set(0, import);
        return _times[import] = find.ReadScalar() is string began ? SqliteImportLog.ReadTime(began) : null;
    }
}
