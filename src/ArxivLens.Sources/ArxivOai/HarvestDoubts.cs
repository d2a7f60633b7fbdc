using ArxivLens.Core.Papers;

namespace ArxivLens.Sources.ArxivOai;

/// <summary>Finds which days have to be read again since records moved from under a list while it was read.</summary>
/// <param name="works">What is known of the records of a page.</param>
/// <param name="isArxiv">Whether the server is arXiv's, which counts within a day; others may count from the list's beginning.</param>
internal sealed class HarvestDoubts(IWorkStore works, bool isArxiv)
{
    // Stands for all days of a list whose records come in no order: nothing tells where one is missing.
    private static readonly DaySpan Everything = new(DateOnly.MinValue, DateOnly.MaxValue);

    /// <summary>The list that reads days again.</summary>
    public static HarvestList ListOf(DaySpan doubt, HarvestList list) => doubt == Everything
        ? new HarvestList { From = list.From, Until = list.Until, Format = list.Format }
        : new HarvestList { From = doubt.First, Until = doubt.Last, Format = list.Format };

    /// <summary>Finds the days that a page gives cause to read again. Before the page is taken in.</summary>
    /// <param name="page">The page.</param>
    /// <param name="list">The list with this page in it.</param>
    /// <param name="position">What is known of the list before.</param>
    /// <param name="cancellationToken">Ends the looking.</param>
    public async Task<IReadOnlyList<DaySpan>> FindAsync(
        OaiAnswer page, HarvestList list, HarvestPosition position, CancellationToken cancellationToken)
    {
        var moved = await FindMovedAsync(page, list, cancellationToken);
        if (moved.Count == 0) return [];
        var found = Seams(list.Seams, moved).ToList();
        if (!list.IsOrdered && list.Pages > 1) found.Add(Everything);
        // What moved after the list before had ended was seen by it in its place.
        found.AddRange(Seams(position.Seams, [.. moved.Where(one => position.Ended is null || one.To <= position.Ended)]));
        return [.. found.Distinct().Where(span => !list.Doubts.Contains(span))];
    }

    private IEnumerable<DaySpan> Seams(IReadOnlyList<DaySpan> seams, IReadOnlyList<Move> moved)
    {
        if (moved.Count == 0) return [];
        var first = moved.Min(one => one.From);
        var days = moved.Select(one => one.From).ToHashSet();
        return seams.Where(seam => isArxiv ? days.Contains(seam.First) : seam.First >= first);
    }

    private async Task<IReadOnlyList<Move>> FindMovedAsync(OaiAnswer page, HarvestList list, CancellationToken cancellationToken)
    {
        // What did not change since the list was begun stands where it stood.
        var since = list.From is null || list.Begun < list.From ? list.Begun : list.From;
        var changed = page.Records.Where(record => record.Work is not null && record.Datestamp >= since).ToList();
        if (changed.Count == 0) return [];
        var known = await works.FindAsync(changed.ConvertAll(record => record.Work!.Key), cancellationToken);
        var moved = new List<Move>();
        for (var at = 0; at < known.Count; at++)
        {
            if (DayOf(known[at]) is { } from && changed[at].Datestamp is { } to && from < to) moved.Add(new Move(from, to));
        }

        return moved;
    }

    private static DateOnly? DayOf(Work? work) =>
        work?.Deleted > work?.Paper?.MetadataChanged || work?.Paper?.MetadataChanged is null ? work?.Deleted : work.Paper.MetadataChanged;

    private readonly record struct Move(DateOnly From, DateOnly To);
}
