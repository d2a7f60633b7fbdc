using System.Numerics;
using ArxivLens.Core.Citations;
using ArxivLens.Core.Papers;

namespace ArxivLens.Storage.Sqlite;

/// <summary>Reads who asserts citations, since when and with which sentences.</summary>
internal sealed class CitationClaims(SqliteSession session)
{
    private const string NumberSql = "SELECT number FROM works WHERE key = $key";

    private const string FindSql =
        "SELECT origins, first_import, last_import, last_origins FROM citations WHERE citing = $citing AND cited = $cited";

    private const string FirstSql = "SELECT origin, first_import FROM citation_origins WHERE citing = $citing AND cited = $cited";
    private const string BeganSql = "SELECT began FROM imports WHERE number = $import";
    private const string ListersSql = "SELECT origins FROM citations WHERE citing = $citing";

    private readonly List<string> _origins = SqliteCitationStore.ReadOrigins(session);
    private readonly Dictionary<WorkKey, long?> _numbers = [];
    private readonly Dictionary<long, DateTimeOffset?> _times = [];

    /// <summary>Finds the claims of each citation.</summary>
    public List<IReadOnlyList<CitationClaim>> Find(
        IReadOnlyList<(WorkKey Citing, WorkKey Cited)> citations, CancellationToken cancellationToken)
    {
        var found = new List<IReadOnlyList<CitationClaim>>(citations.Count);
        foreach (var (citing, cited) in citations)
        {
            cancellationToken.ThrowIfCancellationRequested();
            found.Add(NumberOf(citing) is { } from && NumberOf(cited) is { } to ? Find(from, to) : []);
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
            found.Add(NumberOf(key) is { } number ? CountListed(number) : new Dictionary<string, int>());
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

    private Dictionary<string, int> CountListed(long citing)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var find = session.Prepare(ListersSql, "$citing");
        find.Set(0, citing);
        using var rows = find.Read();
        while (rows.Read())
        {
            for (var rest = (uint)rows.GetInt64(0); rest != 0; rest &= rest - 1)
            {
                var origin = _origins[BitOperations.TrailingZeroCount(rest)];
                counts[origin] = counts.GetValueOrDefault(origin) + 1;
            }
        }

        return counts;
    }

    private long? NumberOf(WorkKey key)
    {
        if (_numbers.TryGetValue(key, out var known))
            return known;
        var find = session.Prepare(NumberSql, "$key");
        find.Set(0, key.ToString());
        return _numbers[key] = (long?)find.ReadScalar();
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
