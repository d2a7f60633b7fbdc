using ArxivLens.Core.Citations;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Sources;

namespace ArxivLens.Sources.OpenCitations;

/// <summary>
/// Rows whose works are given keys of the library: the arXiv identifier or DOI of the row, else the work that goes by one of the
/// row's other ids, else a key made of the surest of them.
/// </summary>
/// <param name="ids">What works are called elsewhere, where that is known.</param>
/// <param name="origin">Who asserts the citations.</param>
internal sealed class NamedRows(IExternalIdStore? ids, string origin)
{
    private readonly List<IndexRow> _rows = [];

    /// <summary>Adds rows.</summary>
    public void Add(IEnumerable<IndexRow> rows) => _rows.AddRange(rows);

    /// <summary>Finds the keys.</summary>
    /// <returns>The citations in order, those of works by themselves too, and the ids that lead to works from now on.</returns>
    public async Task<(IReadOnlyList<Citation> Citations, IReadOnlyList<ExternalId> Ids)> NameAsync(CancellationToken cancellationToken)
    {
        var nameless = _rows.SelectMany(row => new[] { row.Citing, row.Cited }).Where(work => work.Key is null).ToList();
        var known = await FindKnownAsync(nameless, cancellationToken);
        var names = new Dictionary<(string, string), ExternalId>();
        var citations = new List<Citation>(_rows.Count);
        foreach (var row in _rows)
        {
            var citing = KeyOf(row.Citing);
            citations.Add(new Citation(citing, row.IsSelfCitation ? citing : KeyOf(row.Cited), origin));
        }

        return (citations, [.. names.Values]);

        WorkKey KeyOf(ListedIds work)
        {
            if (work.Key is { } own)
                return own;
            var key = work.Others().Select(other => known.GetValueOrDefault(other)).FirstOrDefault(found => found != default);
            if (key == default)
                key = work.MakeKey();
            foreach (var other in work.Others().Where(other => !known.ContainsKey(other)))
                names.TryAdd(other, new ExternalId(other.Scheme, other.Id, key));
            return key;
        }
    }

    private async Task<Dictionary<(string Scheme, string Id), WorkKey>> FindKnownAsync(
        List<ListedIds> works, CancellationToken cancellationToken)
    {
        var known = new Dictionary<(string, string), WorkKey>();
        foreach (var scheme in works.SelectMany(work => work.Others()).Distinct().GroupBy(other => other.Scheme, other => other.Id))
        {
            var wanted = scheme.ToList();
            var found = ids is null ? [] : await ids.FindAsync(scheme.Key, wanted, cancellationToken);
            for (var i = 0; i < found.Count; i++)
            {
                if (found[i] is { } key)
                    known[(scheme.Key, wanted[i])] = key;
            }
        }

        return known;
    }
}
