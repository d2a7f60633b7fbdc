using ArxivLens.Core.Citations;
using ArxivLens.Core.Indexing;
using ArxivLens.Core.Network;
using ArxivLens.Core.Papers;
using ArxivLens.Web.Features.Papers;

namespace ArxivLens.Web.Features.Network;

/// <summary>Reads the network around a work with what the picture shows of each node.</summary>
public sealed class NetworkReader(IndexHost indexHost, WorkShelf shelf, ICitationStore citations)
{
    /// <summary>Reads the network, or <c>null</c> when the index does not know the work.</summary>
    public async Task<NetworkData?> ReadAsync(WorkKey key, int budget, CancellationToken cancellationToken = default)
    {
        using var lease = indexHost.Acquire();
        var index = lease.Index;
        var document = index.Find(key.ToString());
        if (document < 0)
            return null;
        var network = CitationNetwork.Around(index, document, budget, cancellationToken);
        var works = await shelf.FetchAsync(index, network.Nodes.Select(node => node.Document), cancellationToken);
        var origins = await citations.ReadOriginsAsync(cancellationToken);
        return new NetworkData(
            [.. network.Nodes.Select(node => AsNode(node, works[node.Document]))],
            [.. network.Edges.Select(edge => new EdgeData(edge.From, edge.To, NamesOf(edge.Origins, origins)))],
            network.ReferenceCount,
            network.CitationCount);
    }

    private static NodeData AsNode(NetworkNode node, Work work) => new(
        work.Key.ToString(),
        work.Title.Length > 0 ? TexText.ToDisplay(work.Title) : work.Key.ToString(),
        ShortAuthors(work.Authors),
        work.Authors is [var first, ..] ? first.Family : null,
        work.Year,
        node.Role,
        node.X,
        node.Y,
        node.Citations,
        WorkAddress.Of(work.Key));

    private static string ShortAuthors(IReadOnlyList<PersonName> authors) => authors.Count <= 3
        ? string.Join(", ", authors.Select(author => author.Display))
        : $"{authors[0].Display}, {authors[1].Display} and {authors.Count - 2} more";

    private static string[] NamesOf(uint origins, IReadOnlyList<string> names)
        => [.. names.Where((_, bit) => (origins >> bit & 1) != 0)];
}

/// <summary>The network as the picture's script reads it.</summary>
/// <param name="Nodes">The work in the middle first.</param>
/// <param name="Edges">Citations between the nodes.</param>
/// <param name="ReferenceCount">References in all, drawn or not.</param>
/// <param name="CitationCount">Citations in all, drawn or not.</param>
public sealed record NetworkData(
    IReadOnlyList<NodeData> Nodes, IReadOnlyList<EdgeData> Edges, int ReferenceCount, int CitationCount);

/// <summary>A node of the picture.</summary>
/// <param name="Key">The work's key.</param>
/// <param name="Title">Its title, or its key when only that is known.</param>
/// <param name="Authors">Its first authors.</param>
/// <param name="Family">The first author's family name, for the label.</param>
/// <param name="Year">Its year, when known.</param>
/// <param name="Role">How it stands to the work in the middle.</param>
/// <param name="X">Position, about −1 … 1.</param>
/// <param name="Y">Position, about −1 … 1.</param>
/// <param name="Citations">How many works of the library cite it.</param>
/// <param name="Href">Its page.</param>
public sealed record NodeData(
    string Key, string Title, string Authors, string? Family, int? Year, NetworkRole Role, float X, float Y, int Citations, string Href);

/// <summary>An edge of the picture, by places among the nodes.</summary>
/// <param name="From">The citing node.</param>
/// <param name="To">The cited node.</param>
/// <param name="Origins">Who asserts it.</param>
public sealed record EdgeData(int From, int To, IReadOnlyList<string> Origins);
