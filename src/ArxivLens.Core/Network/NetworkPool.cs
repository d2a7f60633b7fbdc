using ArxivLens.Core.Similarity;
using ArxivLens.Index.Graph;

namespace ArxivLens.Core.Network;

/// <summary>
/// Works a picture is chosen from with all citations among them, twins made one: of twins the start stays, else a paper before a
/// work, else the one cited more (<see cref="Twins"/>).
/// </summary>
internal sealed class NetworkPool
{
    private NetworkPool(List<NetworkNode> nodes, List<NetworkEdge> edges, int starts)
        => (Nodes, Edges, Starts) = (nodes, edges, starts);

    /// <summary>The works, the starts first.</summary>
    public List<NetworkNode> Nodes { get; }

    /// <summary>The citations, by places, each pair once.</summary>
    public List<NetworkEdge> Edges { get; }

    /// <summary>How many of the nodes are starts.</summary>
    public int Starts { get; }

    /// <summary>How many works, starts apart, stand no more by their own.</summary>
    public int MergedAway { get; private init; }

    /// <summary>The pool of a neighbourhood.</summary>
    public static NetworkPool Of(AskedNetwork asked, CitationNeighbourhood around)
    {
        var nodes = new List<NetworkNode>(around.Nodes.Length);
        foreach (var node in around.Nodes)
            nodes.Add(asked.Node(node.Document, RoleOf(node)));
        var edges = new List<NetworkEdge>(around.Edges.Length);
        foreach (var edge in around.Edges)
            edges.Add(new NetworkEdge(edge.From, edge.To, edge.Origins));
        return Merged(asked, nodes, edges);
    }

    /// <summary>The pool of some works, the starts first.</summary>
    public static NetworkPool Of(AskedNetwork asked, List<NetworkNode> nodes, CancellationToken cancellationToken)
        => Merged(asked, nodes, asked.EdgesAmong(nodes, cancellationToken));

    /// <summary>The network of some places of the pool, the starts first.</summary>
    public CitationNetwork Network(AskedNetwork asked, IReadOnlyList<int> chosen, int total)
    {
        var placeOf = new int[Nodes.Count];
        Array.Fill(placeOf, -1);
        for (var place = 0; place < chosen.Count; place++)
            placeOf[chosen[place]] = place;
        var edges = new List<NetworkEdge>(Edges.Count);
        foreach (var edge in Edges)
        {
            if (placeOf[edge.From] >= 0 && placeOf[edge.To] >= 0)
                edges.Add(new NetworkEdge(placeOf[edge.From], placeOf[edge.To], edge.Origins));
        }

        edges.Sort(static (left, right) => left.From != right.From ? left.From.CompareTo(right.From) : left.To.CompareTo(right.To));
        return asked.Network([.. chosen.Select(place => Nodes[place])], edges, Starts, total);
    }

    /// <summary>The network of some places of the pool, with all the others as its ground.</summary>
    public CitationNetwork NetworkOnGround(AskedNetwork asked, IReadOnlyList<int> chosen, int total)
    {
        var others = Enumerable.Range(0, Nodes.Count).Except(chosen).ToList();
        var placeOf = new int[Nodes.Count];
        foreach (var (place, node) in chosen.Concat(others).Index())
            placeOf[node] = place;
        var ties = Edges.Select(edge => (From: placeOf[edge.From], To: placeOf[edge.To]))
            .Where(edge => edge.From >= chosen.Count || edge.To >= chosen.Count);
        return Network(asked, chosen, total) with
        {
            Ground = others.ConvertAll(place => Nodes[place].Document),
            GroundTies = [.. ties],
        };
    }

    private static NetworkRole RoleOf(NeighbourNode node) => node.Relation switch
    {
        _ when node.Step == 0 => NetworkRole.Current,
        CitationDirections.Both => NetworkRole.Both,
        CitationDirections.Citations => NetworkRole.Citing,
        CitationDirections.References => NetworkRole.Referenced,
        _ => NetworkRole.Related,
    };

    private static NetworkPool Merged(AskedNetwork asked, List<NetworkNode> nodes, List<NetworkEdge> edges)
    {
        var starts = nodes.TakeWhile(node => node.Role == NetworkRole.Current).Count();
        var groups = TwinGroups.Find(asked.Index, nodes, starts);
        if (groups is null)
            return new NetworkPool(nodes, edges, starts);
        var merged = new List<NetworkNode>(nodes.Count);
        var placeOf = new int[nodes.Count];
        var members = groups.Members();
        for (var place = 0; place < nodes.Count; place++)
        {
            if (groups.Heads[place] != place)
                continue;
            placeOf[place] = merged.Count;
            merged.Add(members.TryGetValue(place, out var group) ? Combined(asked, nodes, place, group) : nodes[place]);
        }

        for (var place = 0; place < nodes.Count; place++)
            placeOf[place] = placeOf[groups.Heads[place]];
        return new NetworkPool(merged, Moved(edges, placeOf), starts) { MergedAway = nodes.Count - merged.Count };
    }

    private static NetworkNode Combined(AskedNetwork asked, List<NetworkNode> nodes, int head, List<int> members)
    {
        var (cites, isCited) = (false, false);
        var citers = new HashSet<int>();
        foreach (var member in members)
        {
            cites |= nodes[member].Role is NetworkRole.Citing or NetworkRole.Both;
            isCited |= nodes[member].Role is NetworkRole.Referenced or NetworkRole.Both;
            foreach (var citer in asked.Graph.Citations(nodes[member].Document))
                citers.Add(citer);
        }

        var role = nodes[head].Role == NetworkRole.Current ? NetworkRole.Current
            : cites ? isCited ? NetworkRole.Both : NetworkRole.Citing
            : isCited ? NetworkRole.Referenced : nodes[head].Role;
        return nodes[head] with
        {
            Role = role,
            Citations = citers.Count,
            AlsoAs = [.. members.Where(member => member != head).Select(member => nodes[member].Document)],
        };
    }

    /// <summary>The edges between merged nodes: those within one fall away, and of several between two one stays.</summary>
    private static List<NetworkEdge> Moved(List<NetworkEdge> edges, int[] placeOf)
    {
        var origins = new Dictionary<(int From, int To), uint>(edges.Count);
        foreach (var edge in edges)
        {
            var ends = (placeOf[edge.From], placeOf[edge.To]);
            if (ends.Item1 != ends.Item2)
                origins[ends] = origins.GetValueOrDefault(ends) | edge.Origins;
        }

        return [.. origins.Select(edge => new NetworkEdge(edge.Key.From, edge.Key.To, edge.Value))];
    }
}
