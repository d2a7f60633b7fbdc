namespace ArxivLens.Core.Merging;

/// <summary>What rules did.</summary>
/// <param name="Looked">Works that were looked at.</param>
/// <param name="Joined">Joins made, by rule.</param>
/// <param name="Parted">Merges whose rule no longer holds.</param>
/// <param name="KeptApart">Claims not followed since somebody split these works by hand.</param>
/// <param name="Conflicts">Claims not followed since identifiers speak against them.</param>
public sealed record MatchReport(long Looked, IReadOnlyDictionary<MergeRule, long> Joined, long Parted, long KeptApart, long Conflicts)
{
    /// <summary>Whether the library is another than before.</summary>
    public bool HasChanges => Joined.Count > 0 || Parted > 0;
}

/// <summary>Counts it.</summary>
internal sealed class MatchTally(Action<MergeClaim, MergeOutcome>? told)
{
    private readonly SortedDictionary<MergeRule, long> joined = [];
    private long parted;
    private long keptApart;
    private long conflicts;

    /// <summary>Works that were looked at.</summary>
    public long Looked { get; private set; }

    /// <summary>Adds a batch.</summary>
    public void Add(MatchFindings findings, IReadOnlyList<MergeOutcome> outcomes)
    {
        Looked += findings.Looked.Count;
        parted += findings.Lapsed.Count;
        for (var place = 0; place < outcomes.Count; place++)
            Add(findings.Claims[place], outcomes[place]);
    }

    /// <summary>The sum.</summary>
    public MatchReport Report() => new(Looked, joined, parted, keptApart, conflicts);

    private void Add(MergeClaim claim, MergeOutcome outcome)
    {
        if (outcome == MergeOutcome.Made)
            joined[claim.Rule] = joined.GetValueOrDefault(claim.Rule) + 1;
        keptApart += outcome == MergeOutcome.KeptApart ? 1 : 0;
        conflicts += outcome == MergeOutcome.Conflict ? 1 : 0;
        if (outcome is not (MergeOutcome.Known or MergeOutcome.Impossible))
            told?.Invoke(claim, outcome);
    }
}
