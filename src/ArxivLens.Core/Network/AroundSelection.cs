using ArxivLens.Index.Graph;

namespace ArxivLens.Core.Network;

/// <summary>
/// The works around the starts. The graph gives a pool of at least twice the budget by importance, recency and ties; of these the
/// best by <see cref="PoolWeights"/> are shown, and the others are the ground they are placed on.
/// </summary>
internal static class AroundSelection
{
    /// <summary>
    /// The pool has at least so many: the whole neighbourhood of most papers, of which old works never leave the ground.
    /// </summary>
    private const int LeastPool = 1000;

    /// <summary>
    /// Age in days at which a work counts half in the pool: long, since what a work cites is old by nature, and only to let the
    /// newest of a hub's citers in.
    /// </summary>
    private const int PoolHalfLife = 20 * 365;

    /// <summary>Of a start's citers so many, the last that came in, tell how new the newest work is.</summary>
    private const int LatestLookedAt = 512;

    public static CitationNetwork Choose(AskedNetwork asked, CancellationToken cancellationToken)
    {
        var question = asked.Question;
        var request = new NeighbourhoodRequest(asked.Starts[0])
        {
            Others = [.. asked.Starts.Skip(1)],
            Steps = question.Steps,
            Budget = Math.Min(NeighbourhoodRequest.LargestBudget, Math.Max(2 * question.Budget, LeastPool)),
            Directions = question.Direction,
            Origins = asked.Origins,
            Admits = asked.Admits,
            Recency = new Recency(asked.Index.Day, NewestDay(asked), PoolHalfLife),
        };
        using var around = asked.Graph.Around(request, cancellationToken);
        var pool = NetworkPool.Of(asked, around);
        var weights = PoolWeights.Of(asked, pool, cancellationToken);
        var chosen = Take(pool, weights, question);
        var total = around.Reached - pool.MergedAway;
        var network = pool.NetworkOnGround(asked, chosen, total);
        return network with
        {
            IsTotalExact = around.IsReachedExact,
            Nodes = [.. network.Nodes.Select((node, place) => node with { Similarity = weights.SimilarityOf(chosen[place]) })],
        };
    }

    /// <summary>
    /// Places of the pool: the starts; those that both cite and are cited; of the others each direction gets half of the room and
    /// what the other leaves free. For two steps only half of the room is filled so, and the rest by whatever weighs most.
    /// </summary>
    private static List<int> Take(NetworkPool pool, PoolWeights weights, NetworkQuestion question)
    {
        var room = Math.Max(0, question.Budget - pool.Starts);
        var first = question.Steps == 1 ? room : (room + 1) / 2;
        var order = weights.Order();
        var both = Of(NetworkRole.Both).Take(first).ToList();
        var (citing, referenced) = (Of(NetworkRole.Citing), Of(NetworkRole.Referenced));
        var left = first - both.Count;
        var forReferenced = Math.Min(Math.Max(left / 2, left - citing.Count), referenced.Count);
        List<int> chosen =
        [
            .. Enumerable.Range(0, pool.Starts), .. both, .. citing.Take(left - forReferenced), .. referenced.Take(forReferenced),
        ];
        if (question.Steps > 1)
        {
            var taken = chosen.ToHashSet();
            chosen.AddRange(order.Where(place => !taken.Contains(place)).Take(room + pool.Starts - chosen.Count));
        }

        return chosen;

        List<int> Of(NetworkRole role) => order.FindAll(place => pool.Nodes[place].Role == role);
    }

    /// <summary>Age is counted from the newest work at hand, so that a picture does not change by the mere passing of time.</summary>
    private static int NewestDay(AskedNetwork asked)
    {
        var newest = 0;
        foreach (var start in asked.Starts)
        {
            newest = Math.Max(newest, asked.Index.Day(start));
            var citers = asked.Graph.Citations(start);
            foreach (var citer in citers[Math.Max(0, citers.Length - LatestLookedAt)..])
                newest = Math.Max(newest, asked.Index.Day(citer));
        }

        return newest;
    }
}
