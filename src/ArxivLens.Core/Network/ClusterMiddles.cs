using ArxivLens.Index.Layout;

namespace ArxivLens.Core.Network;

/// <summary>Where the label of a cluster stands: the mean of the positions of its works.</summary>
internal static class ClusterMiddles
{
    /// <summary>The middles, in the order of the clusters.</summary>
    public static Position[] Of(NetworkPicture picture)
    {
        var sums = new (double X, double Y, int Count)[picture.Clusters.Count];
        for (var place = 0; place < picture.Nodes.Count; place++)
        {
            if (picture.Nodes[place].Cluster is not { } cluster)
                continue;
            var position = picture.Positions.Span[place];
            var sum = sums[cluster];
            sums[cluster] = (sum.X + position.X, sum.Y + position.Y, sum.Count + 1);
        }

        return Array.ConvertAll(sums, sum => new Position((float)(sum.X / sum.Count), (float)(sum.Y / sum.Count)));
    }
}
