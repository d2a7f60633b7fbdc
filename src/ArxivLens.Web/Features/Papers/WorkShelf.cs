using ArxivLens.Core.Papers;
using ArxivLens.Core.Retractions;
using ArxivLens.Index;

namespace ArxivLens.Web.Features.Papers;

/// <summary>Gets from the library the works that the index answered by number, all in one batch.</summary>
public sealed class WorkShelf(IWorkStore works, IRetractionStore retractions)
{
    /// <summary>Gets works; one that the library no longer has stands there as unresolved, by its key.</summary>
    public async Task<IReadOnlyDictionary<int, Work>> FetchAsync(
        IndexReader index, IEnumerable<int> documents, CancellationToken cancellationToken = default)
    {
        var numbers = documents.Distinct().ToList();
        var keys = numbers.ConvertAll(document => ReadKey(index, document));
        var found = await works.FindAsync(keys, cancellationToken);
        var fetched = new Dictionary<int, Work>(numbers.Count);
        for (var place = 0; place < numbers.Count; place++)
            fetched[numbers[place]] = found[place] ?? new Work { Key = keys[place], Title = "" };
        return fetched;
    }

    /// <summary>Finds which of some works were withdrawn or retracted; all others are left out.</summary>
    public async Task<IReadOnlyDictionary<WorkKey, WorkStanding>> FindStandingsAsync(
        IEnumerable<Work> looked, CancellationToken cancellationToken = default)
    {
        var all = looked.DistinctBy(work => work.Key).ToList();
        var retracted = await retractions.FindAsync(all, cancellationToken);
        return all.Select(work => (work.Key, Standing: StandingOf(work, retracted)))
            .Where(one => one.Standing != WorkStanding.Usual)
            .ToDictionary(one => one.Key, one => one.Standing);
    }

    private static WorkStanding StandingOf(Work work, IReadOnlySet<WorkKey> retracted)
    {
        if (retracted.Contains(work.Key))
            return WorkStanding.Retracted;
        return Withdrawal.IsGone(work) ? WorkStanding.Withdrawn : WorkStanding.Usual;
    }

    private static WorkKey ReadKey(IndexReader index, int document)
        => WorkKey.TryParse(index.Key(document), out var key)
            ? key
            : throw new InvalidOperationException($"Document {document} of the index has no readable key.");
}
