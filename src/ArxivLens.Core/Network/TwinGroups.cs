using ArxivLens.Core.Similarity;
using ArxivLens.Index;

namespace ArxivLens.Core.Network;

/// <summary>Which works of a list are the same work under several keys.</summary>
/// <param name="Heads">For each place the place of the work that stands for it; its own when it stands for itself.</param>
internal sealed record TwinGroups(int[] Heads)
{
    /// <summary>Finds them; <c>null</c> when no work has a twin.</summary>
    /// <param name="index">The index.</param>
    /// <param name="nodes">The works.</param>
    /// <param name="starts">The first so many stand for their twins, and never make one of two of themselves.</param>
    public static TwinGroups? Find(IndexReader index, List<NetworkNode> nodes, int starts)
    {
        var heads = Enumerable.Range(0, nodes.Count).ToArray();
        var byTitle = new Dictionary<ulong, List<(int Place, TwinTraits Traits)>>(nodes.Count);
        var hasTwins = false;
        for (var place = 0; place < nodes.Count; place++)
        {
            var traits = TwinTraits.Of(index, nodes[place].Document);
            if (traits.Title == 0)
                continue;
            if (!byTitle.TryGetValue(traits.Title, out var alike))
                byTitle.Add(traits.Title, alike = []);
            var twin = place < starts ? -1 : alike.FindIndex(other => traits.IsTwinOf(index, other.Traits));
            if (twin < 0)
            {
                alike.Add((place, traits));
                continue;
            }

            hasTwins = true;
            var head = heads[alike[twin].Place];
            if (head >= starts && Twins.IsBetter(index, nodes[place].Document, nodes[head].Document))
                Lead(heads, head, place);
            else
                heads[place] = head;
        }

        return hasTwins ? new TwinGroups(heads) : null;
    }

    /// <summary>The places each work stands for, itself among them, where these are several.</summary>
    public Dictionary<int, List<int>> Members() => Heads.Select((head, place) => (Head: head, Place: place))
        .GroupBy(one => one.Head, one => one.Place).Where(group => group.Skip(1).Any())
        .ToDictionary(group => group.Key, group => group.ToList());

    private static void Lead(int[] heads, int before, int now)
    {
        for (var place = 0; place < now; place++)
        {
            if (heads[place] == before)
                heads[place] = now;
        }

        heads[now] = now;
    }
}
