using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Merging;

/// <summary>
/// Joins works by rule and parts them where a rule no longer holds, batch by batch in constant memory. A kill at any moment loses
/// nothing: works wait until a batch of them is settled. The caller holds the builder's lock.
/// </summary>
public sealed class WorkMatcher(IMatchStore store, TimeProvider clock)
{
    private const int WorksInBatch = 2_000;

    /// <summary>A title or DOI that more works have says nothing.</summary>
    private const int LargestGroup = 32;

    /// <summary>Looks at the works whose record changed since they were looked at.</summary>
    /// <param name="isTrial">Whether to say only what would become of it; whatever waits goes on waiting.</param>
    /// <param name="told">Told each claim once, with what became of it; those that were known are left out.</param>
    /// <param name="progress">Told how many works were looked at.</param>
    /// <param name="cancellationToken">Stops between two batches; those before it stay.</param>
    public async Task<MatchReport> RunAsync(
        bool isTrial = false, Action<MergeClaim, MergeOutcome>? told = null, IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var tally = new MatchTally(told);
        var last = 0L;
        while (await store.ReadWaitingAsync(last, WorksInBatch, cancellationToken) is { Count: > 0 } batch)
        {
            var findings = await FindAsync(batch, isTrial, cancellationToken);
            var outcomes = await store.SettleAsync(findings, clock.GetUtcNow(), cancellationToken);
            tally.Add(findings, outcomes);
            progress?.Report(tally.Looked);
            last = batch[^1].Number;
        }

        return tally.Report();
    }

    /// <summary>Looks at all works again, as after a change of the rules.</summary>
    public async Task<MatchReport> RunWholeAsync(
        bool isTrial = false, Action<MergeClaim, MergeOutcome>? told = null, IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
    {
        await store.StartAgainAsync(cancellationToken);
        return await RunAsync(isTrial, told, progress, cancellationToken);
    }

    private async Task<MatchFindings> FindAsync(IReadOnlyList<MatchRecord> batch, bool isTrial, CancellationToken cancellationToken)
    {
        var groups = await store.EnterAsync([.. batch.Select(MatchRules.MarksOf)], LargestGroup, cancellationToken);
        var claims = groups.SelectMany(MatchRules.FindClaims).Concat(batch.SelectMany(MatchRules.FindClaims)).DistinctBy(claim => PairOf(claim.One, claim.Other, claim.Rule))
            .OrderBy(claim => claim.Rule).ThenBy(claim => claim.One.SortText, StringComparer.Ordinal)
            .ThenBy(claim => claim.Other.SortText, StringComparer.Ordinal).ToList();
        var held = claims.Select(claim => PairOf(claim.One, claim.Other, claim.Rule)).ToHashSet();
        var looked = batch.Select(work => work.Key).ToHashSet();
        var groupsOf = groups.SelectMany(group => group.Works, (group, work) => (work.Key, Group: group)).ToLookup(one => one.Key, one => one.Group);
        var near = groupsOf.Select(one => one.Key).Union(looked).ToList();
        var lapsed = (await store.ReadMergesAsync(near, cancellationToken))
            .Where(merge => merge.Rule is MergeRule.Doi or MergeRule.Title && IsLookedAt(merge, looked, groupsOf)
                && !held.Contains(PairOf(merge.Member, merge.Twin, merge.Rule)))
            .ToList();
        return new MatchFindings([.. batch.Select(work => work.Number)], claims, lapsed, isTrial);
    }

    // What a rule says of two works it says by a group of both, and every group of a work of the batch is here.
    private static bool IsLookedAt(Merge merge, HashSet<WorkKey> looked, ILookup<WorkKey, MatchGroup> groupsOf) =>
        looked.Contains(merge.Member) || looked.Contains(merge.Twin)
        || groupsOf[merge.Member].Any(group => group.IsDoi == (merge.Rule == MergeRule.Doi) && groupsOf[merge.Twin].Contains(group));

    private static (string One, string Other, MergeRule Rule) PairOf(WorkKey one, WorkKey other, MergeRule rule)
    {
        var (left, right) = (one.SortText, other.SortText);
        return string.CompareOrdinal(left, right) < 0 ? (left, right, rule) : (right, left, rule);
    }
}
