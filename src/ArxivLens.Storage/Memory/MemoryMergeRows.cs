using ArxivLens.Core.Merging;
using ArxivLens.Core.Papers;

namespace ArxivLens.Storage.Memory;

/// <summary>The rows of merges in memory.</summary>
internal sealed class MemoryMergeRows(MemoryContent content) : IMergeRows
{
    public MergeNode? Find(WorkKey key) => content.Works.TryGetValue(key, out var stored) ? MergeNode.Of(stored) : null;

    public MergeNode Read(long number) => MergeNode.Of(content.Works.Values.First(stored => stored.Number == number));

    public MergeRow? FindInForce(long member) => InForce().FirstOrDefault(row => row.Member == member);

    public IReadOnlyList<MergeRow> ReadMembers(long work) => [.. InForce().Where(row => row.Work == work).OrderBy(row => row.Member)];

    public IReadOnlyList<long> ReadKeptApart(long number) =>
    [
        .. content.Merges.Where(one => one.End?.By == MergeEnding.Hand)
            .SelectMany(one => new[] { one.Row.Work, one.Row.Twin }.Distinct(), (one, other) => (one.Row.Number, one.Row.Member, Other: other))
            .Where(split => (split.Member == number || split.Other == number) && !IsTakenBack(split.Number, split.Member, split.Other))
            .Select(split => split.Member == number ? split.Other : split.Member),
    ];

    public void Add(MergeRow row, MergeEnd? end = null)
    {
        content.Merges.Add((row with { Number = content.Merges.Count == 0 ? 1 : content.Merges[^1].Row.Number + 1 }, end));
        content.ChangeAside();
    }

    public void End(MergeRow row, MergeEnd end)
    {
        var place = content.Merges.FindIndex(one => one.Row.Number == row.Number);
        content.Merges[place] = (content.Merges[place].Row, end);
        content.ChangeAside();
    }

    public bool IsKnown(MergeRow row, MergeEnd? end) => content.Merges.Exists(
        one => one.Row with { Number = 0, Work = 0, Reason = "" } == row with { Number = 0, Work = 0, Reason = "" } && one.End?.At == end?.At);

    public void Note(long number) => content.ChangeMerge(number);

    private IEnumerable<MergeRow> InForce() => content.Merges.Where(one => one.End is null).Select(one => one.Row);

    private bool IsTakenBack(long split, long member, long other) => content.Merges.Exists(
        later => later.Row.Rule == MergeRule.Hand && later.Row.Number > split
            && (later.Row.Member, later.Row.Twin) is var ends && (ends == (member, other) || ends == (other, member)));
}
