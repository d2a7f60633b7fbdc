using ArxivLens.Core.Citations;
using ArxivLens.Core.Ingest;
using ArxivLens.Index;

namespace ArxivLens.Core.Sources;

/// <summary>Puts together what sources gave: from the log of imports, their states and the citations of the index.</summary>
public sealed class SourceReports(
    SourceList sources, IImportLog imports, ISourceStateStore states, ICitationStore citations, TimeProvider clock)
{
    private const int LatestImports = 25;

    private readonly Lock _lock = new();
    private (IndexManifest Index, OriginCounts Counts)? _known;
    private (string Stamp, IReadOnlyDictionary<string, DateTimeOffset?> News)? _news;

    /// <summary>Reads it.</summary>
    /// <param name="index">The index to count citations in; <c>null</c> when there is none. It is looked through once.</param>
    /// <param name="cancellationToken">Stops the counting.</param>
    /// <exception cref="LibraryException">The library cannot be read.</exception>
    public async Task<SourcesReport> ReadAsync(IndexReader? index, CancellationToken cancellationToken = default)
    {
        var origins = await citations.ReadOriginsAsync(cancellationToken);
        var counts = index is null ? null : Count(index, cancellationToken);
        var sums = (await imports.SumAsync(cancellationToken)).ToLookup(sum => sum.Source);
        var parts = (await states.ListAsync(cancellationToken)).ToLookup(state => state.Source);
        var sentences = await citations.CountContextsAsync(cancellationToken);
        var reports = sources.All.Select(source => source.Name)
            .Concat(sums.Select(one => one.Key)).Concat(parts.Select(one => one.Key)).Concat(origins).Distinct()
            .Select(name => Judge(new SourceReport(sources.Get(name), [.. sums[name]], [.. parts[name]])
            {
                Sentences = sentences.GetValueOrDefault(name),
                Citations = Of(name, bit => counts!.Of(bit)),
                OnlyCitations = Of(name, bit => counts!.OnlyOf(bit)),
            }))
            .OrderBy(report => report.Source.Title, StringComparer.OrdinalIgnoreCase).ToLookup(report => report.IsUsed);
        return new SourcesReport(
            [.. reports[true]], [.. reports[false]], await imports.ReadAsync(LatestImports, cancellationToken), Overlaps(origins, counts))
        {
            Shared = counts?.Shared ?? 0,
            Citations = counts?.Total,
        };

        long? Of(string name, Func<int, long> count) => counts is null ? null : IndexOf(origins, name) is var bit and >= 0 ? count(bit) : 0;
    }

    /// <summary>When each source last gave something, UTC; read anew only after the log or a state changed.</summary>
    /// <exception cref="LibraryException">The library cannot be read.</exception>
    public async Task<IReadOnlyDictionary<string, DateTimeOffset?>> ReadLastNewsAsync(CancellationToken cancellationToken = default)
    {
        var stamp = await imports.ReadStampAsync(cancellationToken);
        lock (_lock)
        {
            if (_news is var (of, known) && of == stamp)
                return known;
        }

        var sums = (await imports.SumAsync(cancellationToken)).ToLookup(sum => sum.Source);
        var parts = (await states.ListAsync(cancellationToken)).ToLookup(state => state.Source);
        var news = sums.Select(one => one.Key).Union(parts.Select(one => one.Key))
            .ToDictionary(name => name, name => new SourceReport(sources.Get(name), [.. sums[name]], [.. parts[name]]).Last);
        lock (_lock)
            _news = (stamp, news);
        return news;
    }

    private SourceReport Judge(SourceReport report) => report with
    {
        IsOld = report.Source.GoesOldAfter is { } limit && report.Last is { } last && clock.GetUtcNow() - last > limit,
    };

    private List<OriginOverlap> Overlaps(IReadOnlyList<string> origins, OriginCounts? counts)
    {
        var overlaps = new List<OriginOverlap>();
        for (var one = 0; counts is not null && one < origins.Count; one++)
        {
            for (var other = one + 1; other < origins.Count; other++)
            {
                if (counts.OfBoth(one, other) is var both and > 0)
                    overlaps.Add(new OriginOverlap(sources.Get(origins[one]), sources.Get(origins[other]), both));
            }
        }

        overlaps.Sort((left, right) => right.Citations.CompareTo(left.Citations));
        return overlaps;
    }

    private OriginCounts Count(IndexReader index, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_known is var (of, counts) && (of.Generation, of.Stamp) == (index.Manifest.Generation, index.Manifest.Stamp))
                return counts;
        }

        var read = OriginCounts.Read(index, cancellationToken);
        lock (_lock)
            _known = (index.Manifest, read);
        return read;
    }

    private static int IndexOf(IReadOnlyList<string> names, string name)
    {
        for (var place = 0; place < names.Count; place++)
        {
            if (names[place] == name)
                return place;
        }

        return -1;
    }
}
