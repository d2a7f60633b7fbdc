using ArxivLens.Core.Citations;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Sources;
using ArxivLens.Index;
using ArxivLens.Index.Clusters;
using ArxivLens.Index.Layout;

namespace ArxivLens.Core.Network;

/// <summary>
/// Makes a picture of chosen works in two stages: first what is said of them, which needs the index, then where they stand, which
/// takes longest and needs the picture only.
/// </summary>
public static class NetworkDrawing
{
    /// <summary>A smaller group of works is not named.</summary>
    private const int SmallestCluster = 3;

    /// <summary>No more are named: VOSviewer counts to a thousand.</summary>
    private const int MostClusters = 1000;

    /// <summary>Says what is known of the works, finds and names their clusters; every position is still the origin.</summary>
    /// <param name="index">The index the works were chosen from.</param>
    /// <param name="question">The question.</param>
    /// <param name="network">The works chosen.</param>
    /// <param name="works">Their records in the same order; <c>null</c> where the library has none any more.</param>
    /// <param name="originNames">Names of the origins by bit.</param>
    /// <param name="coverage">Whose silence about a reference is a disagreement; nobody's unless it is told.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static NetworkPicture Describe(
        IndexReader index, NetworkQuestion question, CitationNetwork network, IReadOnlyList<Work?> works,
        IReadOnlyList<string> originNames, OriginCoverage coverage = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(works);
        ArgumentNullException.ThrowIfNull(originNames);
        var clusters = FindClusters(index, network, cancellationToken);
        var known = works.Select((work, place) => work ?? Unknown(index, network.Nodes[place].Document)).ToList();
        var count = clusters.Where(cluster => cluster >= 0).CountBy(cluster => cluster).Count(one => one.Value >= SmallestCluster);
        count = Math.Min(count, MostClusters);
        var terms = ClusterLabels.Find(index.Terms, known.ConvertAll(work => work.Title), clusters, count, cancellationToken);
        var (edges, sets) = NameOrigins(network.Edges, originNames);
        return new NetworkPicture
        {
            Question = question,
            Nodes = [.. network.Nodes.Select((node, place) => NodeOf(index, node, known[place], clusters[place] < count ? clusters[place] : -1))],
            Edges = FindSilent(new Disagreements(index, coverage), network, edges, originNames),
            OriginSets = sets,
            Clusters = [.. terms.Select((names, place) => new PictureCluster(
                names.FirstOrDefault(""), names, clusters.Count(cluster => cluster == place)))],
            Positions = new Position[network.Nodes.Count],
            Shown = network.Shown,
            Total = Math.Max(network.Total, network.Shown),
            IsTotalExact = network.IsTotalExact,
            ReferenceCount = network.ReferenceCount,
            CitationCount = network.CitationCount,
            Path = network.Path,
            Request = RequestOf(index, question, network),
        };
    }

    /// <summary>Finds the places of the nodes; seconds for ten thousand.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="onProgress">Called now and then with the picture as it stands.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static NetworkPicture Settle(
        NetworkPicture picture, Action<NetworkPicture>? onProgress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(picture);
        cancellationToken.ThrowIfCancellationRequested();
        var shown = picture.Nodes.Count;
        var request = picture.Request ?? throw new ArgumentException("The picture is settled.", nameof(picture));
        var positions = NetworkLayout.Compute(
            request with { OnProgress = onProgress is null ? null : places => onProgress(At(picture, places[..shown])) },
            cancellationToken);
        return At(picture, positions.AsMemory(0, shown).ToArray()) with { IsSettled = true, Request = null };
    }

    /// <summary>The works first: articles stand where these leave room.</summary>
    private static NetworkPicture At(NetworkPicture picture, ReadOnlyMemory<Position> positions)
        => ArticlePlaces.Place(picture with { Positions = positions });

    private static LayoutRequest RequestOf(IndexReader index, NetworkQuestion question, CitationNetwork network)
    {
        var nodes = network.Nodes.Select(node => node.Document).Concat(network.Ground).Select(document => LayoutNodeOf(index, document));
        var ties = network.Edges.Select(edge => (edge.From, edge.To)).Concat(network.Kinships).Concat(network.GroundTies);
        return new LayoutRequest(nodes.ToArray(), ties.ToArray())
        {
            Kind = question.Layout,
            HasOuter = question is { Mode: NetworkMode.Around, Steps: > 1 },
        };
    }

    private static LayoutNode LayoutNodeOf(IndexReader index, int document)
    {
        var (key, day, year) = (index.Key(document), index.Day(document), index.Year(document));
        // A paper known by its facts alone has a year only, and an identifier that tells the month.
        var month = day > 0 ? DateOnly.FromDayNumber(day).Month
            : ArxivId.TryParse(key, out var id) && id.Year == year ? id.Month : 0;
        return new LayoutNode(KeyHash.Of(key), year, month);
    }

    private static int[] FindClusters(IndexReader index, CitationNetwork network, CancellationToken cancellationToken)
    {
        var seeds = network.Nodes.Select(node => KeyHash.Of(index.Key(node.Document))).ToArray();
        // A work that all others are tied to would hold together what is apart.
        var edges = network.Edges.Where(edge => edge.From >= network.Starts && edge.To >= network.Starts)
            .Select(edge => (edge.From, edge.To)).ToArray();
        return Clustering.Find(seeds, edges, cancellationToken);
    }

    private static PictureNode NodeOf(IndexReader index, NetworkNode node, Work work, int cluster)
        // Pictures are kept; their abstracts would be most of what they take.
        => new(node.Document, work with { Abstract = "", Paper = null }, node.Role, node.Citations)
        {
            Cluster = cluster < 0 ? null : cluster,
            Similarity = node.Similarity,
            Ties = node.Ties,
            AlsoAs = [.. node.AlsoAs.Select(index.Key)],
        };

    private static Work Unknown(IndexReader index, int document)
        => WorkKey.TryParse(index.Key(document), out var key)
            ? new Work { Key = key, Title = "" }
            : throw new InvalidDataException($"Document {document} of the index has no readable key.");

    private static IReadOnlyList<PictureEdge> FindSilent(
        Disagreements disagreements, CitationNetwork network, IReadOnlyList<PictureEdge> edges, IReadOnlyList<string> names)
    {
        var known = new Dictionary<uint, string>();
        return
        [
            .. edges.Select((edge, place) => SilentOf(place) is not 0 and var silent
                ? edge with { NotListedBy = known.TryGetValue(silent, out var text) ? text : known[silent] = NamesOf(silent) }
                : edge),
        ];

        // A node may be several records of a work: who lists a reference of one of them lists it.
        uint SilentOf(int place)
        {
            var (from, to, origins) = network.Edges[place];
            var silent = 0u;
            foreach (var citing in RecordsOf(network.Nodes[from]))
            {
                foreach (var cited in RecordsOf(network.Nodes[to]))
                    silent |= disagreements.Find(citing, cited, origins);
            }

            return silent;
        }

        string NamesOf(uint mask) => string.Join(' ', names.Where((_, bit) => (mask >> bit & 1) != 0));
    }

    private static IEnumerable<int> RecordsOf(NetworkNode node) => node.AlsoAs.Prepend(node.Document);

    /// <summary>Gives each set of origins met a place; there are few sets and many edges.</summary>
    private static (IReadOnlyList<PictureEdge> Edges, IReadOnlyList<IReadOnlyList<string>> Sets) NameOrigins(
        IReadOnlyList<NetworkEdge> edges, IReadOnlyList<string> names)
    {
        var masks = edges.Select(edge => edge.Origins).Distinct().Order().ToList();
        var placeOf = masks.Index().ToDictionary(one => one.Item, one => one.Index);
        List<IReadOnlyList<string>> sets = masks.ConvertAll<IReadOnlyList<string>>(
            mask => [.. names.Where((_, bit) => bit < 32 && (mask >> bit & 1) != 0)]);
        return ([.. edges.Select(edge => new PictureEdge(edge.From, edge.To, placeOf[edge.Origins]))], sets);
    }
}
