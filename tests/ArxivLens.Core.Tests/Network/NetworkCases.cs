using ArxivLens.Core.Network;
using ArxivLens.Core.Papers;
using ArxivLens.Index;
using ArxivLens.Index.Layout;

namespace ArxivLens.Core.Tests.Network;

/// <summary>Questions and pictures for tests.</summary>
internal static class NetworkCases
{
    /// <summary>A question about documents of <see cref="TestIndex.Numbered"/>.</summary>
    public static NetworkQuestion Question(params int[] starts) => new() { Starts = [.. starts.Select(Key)] };

    /// <summary>The key of such a document.</summary>
    public static WorkKey Key(int number) => Key($"work:w{number}");

    public static WorkKey Key(string text) => WorkKey.TryParse(text, out var key) ? key : throw new ArgumentException(text);

    public static CitationNetwork Choose(IndexReader index, NetworkQuestion question, uint origins = uint.MaxValue)
        => NetworkSelection.Choose(index, question, origins);

    public static IEnumerable<int> Documents(CitationNetwork network) => network.Nodes.Select(node => node.Document);

    /// <summary>The edges by document numbers, in order.</summary>
    public static IEnumerable<(int From, int To)> Edges(CitationNetwork network)
        => network.Edges.Select(edge => (network.Nodes[edge.From].Document, network.Nodes[edge.To].Document)).Order();

    /// <summary>A picture of two works with such titles and names, one citing the other.</summary>
    public static NetworkPicture Picture(string title, string author = "Ann Author", string origin = "file") => new()
    {
        Question = Question(0),
        Nodes =
        [
            new PictureNode(0, new Work { Key = Key("2311.09227"), Title = title, Authors = [new PersonName("", author)], Year = 2023 }, NetworkRole.Current, 3)
            {
                Cluster = 0,
            },
            new PictureNode(1, new Work { Key = Key("10.1000/a&b"), Title = "Another" }, NetworkRole.Referenced, 0)
            {
                Similarity = 0.25,
                AlsoAs = ["work:other"],
            },
        ],
        Edges = [new PictureEdge(0, 1, 0)],
        OriginSets = [[origin, "second"]],
        Clusters = [new PictureCluster(title, [title], 1)],
        Positions = new Position[] { new(0, 0), new(-0.5f, 0.25f) },
        Shown = 1,
        Total = 1,
        IsTotalExact = true,
        ReferenceCount = 1,
        CitationCount = 3,
        IsSettled = true,
    };
}
