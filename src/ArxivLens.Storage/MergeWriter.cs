using ArxivLens.Core.Merging;
using ArxivLens.Core.Papers;

namespace ArxivLens.Storage;

/// <summary>Joins and splits works, the same in every engine.</summary>
internal sealed class MergeWriter(IMergeRows rows, DateTimeOffset at)
{
    /// <summary>Joins two works.</summary>
    public MergeOutcome Join(MergeClaim claim)
    {
        if (rows.Find(claim.One) is not { } one || rows.Find(claim.Other) is not { } other || one.Number == other.Number)
            return MergeOutcome.Impossible;
        var link = new MergeRow(0, one.Number, other.Number, other.Number, claim.Rule, claim.Reason, at);
        var left = MergeGroup.Read(rows, one);
        if (left.Contains(other.Number))
            return Strengthen(left, link);
        var right = MergeGroup.Read(rows, other);
        if (claim.Rule != MergeRule.Hand)
        {
            if (AreKeptApart(left, right))
                return MergeOutcome.KeptApart;
            if (IsConflict([.. left.Nodes, .. right.Nodes], claim.Rule))
                return MergeOutcome.Conflict;
        }

        Write([left, right], [left.With(right, link)], $"{claim.One} and {claim.Other} became one");
        return MergeOutcome.Made;
    }

    /// <summary>Splits a member off.</summary>
    public SplitOutcome Split(WorkKey member, MergeEnding by, string reason)
    {
        if (rows.Find(member) is not { } node)
            return SplitOutcome.Unknown;
        if (rows.FindInForce(node.Number) is not { } row)
            return SplitOutcome.NoMember;
        var group = MergeGroup.Read(rows, node);
        rows.End(row, new MergeEnd(by, reason, at));
        Write([group], [.. group.Without(group.Links.First(link => link.Member == row.Member))], $"{member} was split off");
        return SplitOutcome.Made;
    }

    /// <summary>Ends a merge in force, whichever way round it is kept; what it held together is parted.</summary>
    public void End(Merge lapsed, string reason)
    {
        if (rows.Find(lapsed.Member) is not { } one || rows.Find(lapsed.Twin) is not { } other)
            return;
        var row = new[] { rows.FindInForce(one.Number), rows.FindInForce(other.Number) }.FirstOrDefault(
            found => found is not null && found.Rule == lapsed.Rule
                && (found.Member, found.Twin) is var ends && (ends == (one.Number, other.Number) || ends == (other.Number, one.Number)));
        if (row is not null)
            Split(rows.Read(row.Member).Key, MergeEnding.Rule, reason);
    }

    /// <summary>Lets the best known of works that are one be the work, after a record changed.</summary>
    public void Elect(MergeNode node)
    {
        var group = MergeGroup.Read(rows, node);
        if (group.Links.Count > 0)
            Write([group], [group], "another of them is better known now");
    }

    /// <summary>Enters a merge as another library has it.</summary>
    public SaveOutcome Save(Merge merge)
    {
        if (rows.Find(merge.Member) is not { } member || rows.Find(merge.Twin) is not { } twin || rows.Find(merge.Work) is not { } work
            || member.Number == twin.Number || member.Number == work.Number)
        {
            return SaveOutcome.Unchanged;
        }

        var row = new MergeRow(0, member.Number, work.Number, twin.Number, merge.Rule, merge.Reason, merge.Made);
        if (merge.End is not { } end)
        {
            var writer = new MergeWriter(rows, merge.Made);
            return writer.Join(new MergeClaim(merge.Member, merge.Twin, merge.Rule, merge.Reason)) == MergeOutcome.Made
                ? SaveOutcome.Added
                : SaveOutcome.Unchanged;
        }

        if (end.By == MergeEnding.Moved || rows.IsKnown(row, end))
            return SaveOutcome.Unchanged;
        rows.Add(row, end);
        return SaveOutcome.Added;
    }

    private MergeOutcome Strengthen(MergeGroup group, MergeRow link)
    {
        var weakest = group.FindWeakest(link.Member, link.Twin);
        if (group.Compare(link, weakest) < 0)
            Write([group], [group.Replace(weakest, link)], "there is a surer reason");
        return MergeOutcome.Known;
    }

    private bool AreKeptApart(MergeGroup left, MergeGroup right) =>
        left.Nodes.Any(node => rows.ReadKeptApart(node.Number).Any(right.Contains));

    // Rules may err, and a wrong join of two papers of arXiv would hide one of them.
    private static bool IsConflict(IReadOnlyList<MergeNode> nodes, MergeRule rule) =>
        nodes.Count(node => node.Key.Arxiv is not null) > 1
        || (rule == MergeRule.Title && nodes.Select(node => node.Published).OfType<WorkKey>().Distinct().Count() > 1);

    // Only rows that change are touched.
    private void Write(IReadOnlyList<MergeGroup> before, IReadOnlyList<MergeGroup> after, string because)
    {
        var kept = before.SelectMany(group => group.Links).ToDictionary(row => row.Member);
        var wanted = after.SelectMany(group => group.Arrange()).ToDictionary(row => row.Member);
        foreach (var row in kept.Values.Where(row => rows.FindInForce(row.Member) is not null && !IsSame(row, wanted)))
            rows.End(row, new MergeEnd(MergeEnding.Moved, because, at));
        foreach (var row in wanted.Values.Where(row => !IsSame(row, kept)))
            rows.Add(row);
        foreach (var number in before.SelectMany(group => group.Nodes).Select(node => node.Number).Distinct())
        {
            var (was, now) = (kept.GetValueOrDefault(number), wanted.GetValueOrDefault(number));
            if (was?.Work == now?.Work)
                continue;
            foreach (var touched in new[] { number, was?.Work, now?.Work }.OfType<long>())
                rows.Note(touched);
        }
    }

    private static bool IsSame(MergeRow row, Dictionary<long, MergeRow> others) => others.TryGetValue(row.Member, out var other)
        && (row.Work, row.Twin, row.Rule, row.Reason) == (other.Work, other.Twin, other.Rule, other.Reason);
}
