using ArxivLens.Core.Merging;

namespace ArxivLens.Storage;

/// <summary>Works that are one, with the links that hold them together: a tree, one link fewer than works.</summary>
internal sealed class MergeGroup
{
    private MergeGroup(IReadOnlyList<MergeNode> nodes, IReadOnlyList<MergeRow> links) => (Nodes, Links) = (nodes, links);

    /// <summary>The works.</summary>
    public IReadOnlyList<MergeNode> Nodes { get; }

    /// <summary>Links between <see cref="MergeRow.Member"/> and <see cref="MergeRow.Twin"/>.</summary>
    public IReadOnlyList<MergeRow> Links { get; }

    /// <summary>Reads the group of a work; the work alone when it is one with none.</summary>
    public static MergeGroup Read(IMergeRows rows, MergeNode node)
    {
        var root = rows.FindInForce(node.Number)?.Work ?? node.Number;
        var links = rows.ReadMembers(root);
        var nodes = links.Select(link => link.Member).Append(root).Select(number => number == node.Number ? node : rows.Read(number));
        return new MergeGroup([.. nodes], links);
    }

    /// <summary>Both, with a link between them.</summary>
    public MergeGroup With(MergeGroup other, MergeRow link) => new([.. Nodes, .. other.Nodes], [.. Links, .. other.Links, link]);

    /// <summary>The same works, with one link in another's place.</summary>
    public MergeGroup Replace(MergeRow link, MergeRow by) => new(Nodes, [.. Links.Where(one => one != link), by]);

    /// <summary>What is left when a link is taken away: two groups.</summary>
    public IEnumerable<MergeGroup> Without(MergeRow link)
    {
        var left = Links.Where(one => one != link).ToList();
        foreach (var start in new[] { link.Member, link.Twin })
        {
            var reached = Walk(start, left).Select(step => step.Node).ToHashSet();
            yield return new MergeGroup(
                [.. Nodes.Where(node => reached.Contains(node.Number))], [.. left.Where(one => reached.Contains(one.Member))]);
        }
    }

    /// <summary>Whether a work is among them.</summary>
    public bool Contains(long number) => Nodes.Any(node => node.Number == number);

    /// <summary>The least sure link on the way from one work to another.</summary>
    public MergeRow FindWeakest(long from, long to)
    {
        var steps = Walk(from, Links).ToDictionary(step => step.Node);
        var weakest = steps[to].By!;
        for (var at = to; at != from; at = steps[at].From)
        {
            if (Compare(steps[at].By!, weakest) > 0)
                weakest = steps[at].By!;
        }

        return weakest;
    }

    /// <summary>The rows that say the same with the best known work as the work, in the order of their members.</summary>
    public IReadOnlyList<MergeRow> Arrange()
    {
        var root = Nodes.Aggregate((best, node) => MergeOrder.Compare(node.Rank, node.Key, best.Rank, best.Key) > 0 ? node : best);
        return [.. Walk(root.Number, Links).Where(step => step.By is not null)
            .Select(step => step.By! with { Member = step.Node, Work = root.Number, Twin = step.From })];
    }

    /// <summary>Compares two links; negative when the left one is surer.</summary>
    public int Compare(MergeRow left, MergeRow right)
    {
        var order = left.Rule.CompareTo(right.Rule);
        return order != 0 ? order : string.CompareOrdinal(NameOf(left), NameOf(right));
    }

    private string NameOf(MergeRow link)
    {
        var (one, other) = (KeyOf(link.Member), KeyOf(link.Twin));
        return string.CompareOrdinal(one, other) < 0 ? $"{one} {other}" : $"{other} {one}";
    }

    private string KeyOf(long number) => Nodes.First(node => node.Number == number).Key.SortText;

    private static List<(long Node, long From, MergeRow? By)> Walk(long start, IReadOnlyList<MergeRow> links)
    {
        var ends = links.SelectMany(link => new[] { (At: link.Member, To: link.Twin, Link: link), (At: link.Twin, To: link.Member, Link: link) })
            .ToLookup(end => end.At);
        var found = new List<(long Node, long From, MergeRow? By)> { (start, start, null) };
        for (var next = 0; next < found.Count; next++)
        {
            var (node, _, by) = found[next];
            found.AddRange(ends[node].Where(end => end.Link != by).Select(end => (end.To, node, (MergeRow?)end.Link)));
        }

        return found;
    }
}
