using ArxivLens.Core.Ingest;

namespace ArxivLens.Core.Sources;

/// <summary>What a source gave to the library, when, and how that goes on.</summary>
/// <param name="Source">The source.</param>
/// <param name="Sums">What its imports did, one sum a kind.</param>
/// <param name="States">How far its parts were taken in.</param>
public sealed record SourceReport(Source Source, IReadOnlyList<ImportSum> Sums, IReadOnlyList<SourceState> States)
{
    /// <summary>Citations it asserts; <c>null</c> when there is no index to count them in.</summary>
    public long? Citations { get; init; }

    /// <summary>Citations that nobody else asserts.</summary>
    public long? OnlyCitations { get; init; }

    /// <summary>Sentences in which works are cited.</summary>
    public long Sentences { get; init; }

    /// <summary>Whether it is older than it should be.</summary>
    public bool IsOld { get; init; }

    /// <summary>When it first gave something, UTC; <c>null</c> when it never did, or nobody knows when.</summary>
    public DateTimeOffset? First => Sums.Count == 0 ? null : Sums.Min(sum => sum.First);

    /// <summary>When it last gave what it has, UTC: by an import that ended, or an answer that held nothing new.</summary>
    public DateTimeOffset? Last =>
        Sums.Where(sum => sum.Latest.Report is { IsComplete: true }).Select(sum => sum.Latest.Ended)
            .Concat(States.Select(state => state.Succeeded)).Max()
        ?? Sums.Select(sum => sum.Latest.Ended).Max();

    /// <summary>Its latest import; <c>null</c> before there was one.</summary>
    public ImportEntry? Latest => Sums.Select(sum => sum.Latest).MaxBy(entry => entry.Began);

    /// <summary>Records that could not be used, in all its imports.</summary>
    public long Rejected => Sums.Sum(sum => sum.Report.Rejected);

    /// <summary>Parts of it that failed since they last succeeded.</summary>
    public IEnumerable<SourceState> Failing => States.Where(state => state.IsFailing);

    /// <summary>Whether the library has anything of it or ever asked for it.</summary>
    public bool IsUsed => Sums.Count > 0 || States.Count > 0 || Citations > 0 || Sentences > 0;
}

/// <summary>What all sources gave.</summary>
/// <param name="Used">Sources that gave something or were asked, by title.</param>
/// <param name="Unused">Sources the program knows and the library has nothing of, by title.</param>
/// <param name="Latest">The latest imports, newest first.</param>
/// <param name="Overlaps">Citations that two origins both assert, most first.</param>
public sealed record SourcesReport(
    IReadOnlyList<SourceReport> Used,
    IReadOnlyList<SourceReport> Unused,
    IReadOnlyList<ImportEntry> Latest,
    IReadOnlyList<OriginOverlap> Overlaps)
{
    /// <summary>Citations that more than one origin asserts.</summary>
    public long Shared { get; init; }

    /// <summary>Citations in all; <c>null</c> when there is no index to count them in.</summary>
    public long? Citations { get; init; }
}

/// <summary>How many citations two origins both assert.</summary>
public sealed record OriginOverlap(Source One, Source Other, long Citations);
