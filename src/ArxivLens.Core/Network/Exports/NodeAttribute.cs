using System.Globalization;
using ArxivLens.Index.Layout;

namespace ArxivLens.Core.Network.Exports;

/// <summary>What a file for another program says of a node, the same in every format.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type as GraphML and GEXF name it.</param>
/// <param name="ValueOf">Its value, or <c>null</c> when it is not known.</param>
internal sealed record NodeAttribute(string Name, string Type, Func<NetworkPicture, int, string?> ValueOf)
{
    /// <summary>All of them but key and title.</summary>
    public static IReadOnlyList<NodeAttribute> All { get; } =
    [
        new("authors", "string", (picture, place) => Text(string.Join("; ", picture.Nodes[place].Work.Authors.Select(author => author.Display)))),
        new("year", "int", (picture, place) => Number(picture.Nodes[place].Work.Year)),
        new("category", "string", (picture, place) => picture.Nodes[place].Category),
        new("role", "string", (picture, place) => picture.Nodes[place].Role.ToString().ToLowerInvariant()),
        new("citations", "int", (picture, place) => Number(picture.Nodes[place].Citations)),
        new("similarity", "double", (picture, place) => Number(picture.Nodes[place].Similarity)),
        new("cluster", "int", (picture, place) => Number(picture.Nodes[place].Cluster)),
        new("cluster-label", "string", LabelOf),
        new("doi", "string", (picture, place) => picture.Nodes[place].Work.Key.Doi ?? picture.Nodes[place].Work.Doi),
        new("also-as", "string", (picture, place) => Text(string.Join(' ', picture.Nodes[place].AlsoAs))),
        new("x", "double", (picture, place) => Number(PositionOf(picture, place).X)),
        new("y", "double", (picture, place) => Number(PositionOf(picture, place).Y)),
    ];

    private static string? LabelOf(NetworkPicture picture, int place)
        => picture.Nodes[place].Cluster is { } cluster ? Text(picture.Clusters[cluster].Label) : null;

    private static Position PositionOf(NetworkPicture picture, int place) => picture.Positions.Span[place];

    private static string? Text(string text) => text.Length > 0 ? text : null;

    private static string? Number(int? value) => value?.ToString(CultureInfo.InvariantCulture);

    private static string? Number(double? value) => value?.ToString("0.#####", CultureInfo.InvariantCulture);
}
