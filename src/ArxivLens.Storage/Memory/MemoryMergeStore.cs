using System.Runtime.CompilerServices;
using ArxivLens.Core.Merging;
using ArxivLens.Core.Papers;

namespace ArxivLens.Storage.Memory;

/// <summary>The merges in memory.</summary>
internal sealed class MemoryMergeStore(MemoryContent content) : IMergeStore
{
    public Task<IReadOnlyList<WorkKey>> FindWorksAsync(IReadOnlyList<WorkKey> keys, CancellationToken cancellationToken = default) =>
        Read<WorkKey>(() => [.. keys.Select(content.ShownAs)], cancellationToken);

    public Task<IReadOnlyList<Merge>> FindGroupAsync(WorkKey key, CancellationToken cancellationToken = default) =>
        Read<Merge>(
            () => [.. content.ReadMerges().Where(merge => merge.End is null && merge.Work == content.ShownAs(key)).OrderBy(SortText, StringComparer.Ordinal)],
            cancellationToken);

    public Task<IReadOnlyList<Merge>> ReadHistoryAsync(WorkKey key, CancellationToken cancellationToken = default) =>
        Read<Merge>(
            () => [.. content.ReadMerges().Where(merge => merge.Member == key || merge.Work == key || merge.Twin == key)], cancellationToken);

    public async IAsyncEnumerable<Merge> ReadAllAsync(
        MergeRule? rule = null, bool undone = false, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var all = await Read<Merge>(
            () => [.. content.ReadMerges().Where(
                merge => (undone ? merge.End?.By is MergeEnding.Hand or MergeEnding.Rule : merge.End is null) && (rule is null || merge.Rule == rule))],
            cancellationToken);
        foreach (var merge in all)
        {
            yield return merge;
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    public async IAsyncEnumerable<MergedNumbers> ReadNumbersAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var all = await Read<MergedNumbers>(
            () => [.. content.Merges.Where(one => one.End is null).Select(one => new MergedNumbers(one.Row.Member, one.Row.Work))
                .OrderBy(one => one.Member)],
            cancellationToken);
        foreach (var numbers in all)
        {
            yield return numbers;
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    public Task<IReadOnlyList<MergeOutcome>> JoinAsync(
        IReadOnlyList<MergeClaim> claims, DateTimeOffset at, CancellationToken cancellationToken = default) =>
        Read<MergeOutcome>(() => [.. claims.Select(new MergeWriter(new MemoryMergeRows(content), at).Join)], cancellationToken);

    public Task<SplitOutcome> SplitAsync(
        WorkKey member, string reason, DateTimeOffset at, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
            return Task.FromResult(new MergeWriter(new MemoryMergeRows(content), at).Split(member, MergeEnding.Hand, reason));
    }

    public Task<IReadOnlyList<SaveOutcome>> SaveAsync(IReadOnlyList<Merge> merges, CancellationToken cancellationToken = default) =>
        Read<SaveOutcome>(
            () => [.. merges.Select(merge => new MergeWriter(new MemoryMergeRows(content), merge.Made).Save(merge))], cancellationToken);

    private static string SortText(Merge merge) => merge.Member.SortText;

    private Task<IReadOnlyList<T>> Read<T>(Func<IReadOnlyList<T>> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
            return Task.FromResult(read());
    }
}
