using ArxivLens.Core.Following;
using ArxivLens.Core.Papers;

namespace ArxivLens.Storage.Memory;

/// <summary>When things came to a library in memory.</summary>
internal sealed class MemoryArrivalStore(MemoryContent content) : IArrivalStore
{
    public Task<IReadOnlyList<WorkArrival>> ReadWorksAsync(
        long after, long upTo, int limit, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
        {
            return Task.FromResult<IReadOnlyList<WorkArrival>>(
            [
                .. content.Works.Values.Where(work => ArrivalOf(work) > after && ArrivalOf(work) <= upTo)
                    .GroupBy(work => content.ShownAs(work.Work.Key), ArrivalOf)
                    .Where(group => GroupOf(group.Key).All(one => one.Work.Kind == WorkKind.Unresolved || ArrivalOf(one) > after))
                    .Select(group => new WorkArrival(group.Key, group.Min()))
                    .OrderByDescending(one => one.Change).ThenByDescending(one => content.Works[one.Key].Number).Take(limit),
            ]);
        }
    }

    public Task<IReadOnlyList<WorkEvent>> FindEventsAsync(
        WorkKey work, long after, long upTo, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
        {
            var numbers = GroupOf(work).Select(one => one.Number).ToHashSet();
            var keys = content.KeysOf(work).ToHashSet();
            var events = content.Arrivals.Where(one => one.Key.What != 0 && numbers.Contains(one.Key.Work))
                .GroupBy(one => one.Key.What, one => one.Value)
                .Select(group => new WorkEvent(
                    group.Key < 0 ? WorkEventKind.Withdrawn : WorkEventKind.Version, Math.Max(group.Key, 0), group.Min()))
                .Concat(content.RetractionArrivals.Where(one => keys.Contains(one.Key.Work)).OrderBy(one => one.Value).Take(1)
                    .Select(one => new WorkEvent(WorkEventKind.Retracted, 0, one.Value)));
            return Task.FromResult<IReadOnlyList<WorkEvent>>(
            [
                .. events.Where(one => one.Change > after && one.Change <= upTo)
                    .OrderBy(one => one.Change).ThenBy(one => one.Kind).ThenBy(one => one.Version),
            ]);
        }
    }

    public Task<IReadOnlyList<long>> FindCitationsAsync(
        WorkKey cited, IReadOnlyList<WorkKey> citing, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
        {
            var whole = GroupOf(cited).Select(one => one.Number).ToList();
            return Task.FromResult<IReadOnlyList<long>>(
            [
                .. citing.Select(key => GroupOf(key).SelectMany(_ => whole, (from, to) => (from.Number, to))
                    .Where(content.Citations.ContainsKey).Select(edge => content.CitationArrivals.GetValueOrDefault(edge))
                    .DefaultIfEmpty(0).Min()),
            ]);
        }
    }

    private long ArrivalOf(StoredWork work) => content.Arrivals.GetValueOrDefault((work.Number, 0));

    private List<StoredWork> GroupOf(WorkKey key) =>
    [
        .. content.ReadMerges().Where(merge => merge.End is null && merge.Work == key).Select(merge => merge.Member).Prepend(key)
            .Where(content.Works.ContainsKey).Select(one => content.Works[one]),
    ];
}
