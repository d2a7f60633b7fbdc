using ArxivLens.Core.Network;
using ArxivLens.Web.Layout;

namespace ArxivLens.Web.Features.Network;

/// <summary>Says in words what a picture shows.</summary>
internal static class OutlineText
{
    /// <summary>Places of the works to list with their ties: of a path in its order, else those with the strongest ties first.</summary>
    public static IReadOnlyList<(int Place, int Ties)> Listed(CitationNetwork network, int limit)
    {
        var ties = new int[network.Nodes.Count];
        foreach (var edge in network.Edges)
        {
            ties[edge.From]++;
            ties[edge.To]++;
        }

        var others = Enumerable.Range(0, ties.Length).Skip(network.Starts).OrderByDescending(place => ties[place]);
        var path = network.Path ?? [];
        return [.. path.Concat(others.Except(path)).Take(limit).Select(place => (place, ties[place]))];
    }

    /// <summary>How a work stands to those the picture starts from.</summary>
    public static string RelationOf(NetworkQuestion question, NetworkNode node)
    {
        var it = question.Starts.Count == 1 || question.Mode == NetworkMode.Path ? "it" : "one of them";
        if (node.Ties is { } ties)
        {
            return question.Mode == NetworkMode.Prior
                ? $"cited by {DateText.Count(ties, "work", "works")} near {it}"
                : $"cites {DateText.Count(ties, "work", "works")} near {it}";
        }

        return node.Role switch
        {
            NetworkRole.Current => "starting paper",
            NetworkRole.Both => $"cites {it} and is cited by {it}",
            NetworkRole.Citing => $"cites {it}",
            NetworkRole.Referenced => $"cited by {it}",
            _ => question.Mode switch
            {
                NetworkMode.Around => "two steps away",
                NetworkMode.Similar => $"like {it}",
                _ => "between them",
            },
        };
    }

    /// <summary>What the list holds.</summary>
    public static string Heading(NetworkQuestion question) => question.Mode switch
    {
        NetworkMode.Similar => "Most like it",
        NetworkMode.Prior => "Prior works",
        NetworkMode.Derivative => "Derivative works",
        NetworkMode.Path => "The path",
        _ => "Strongest ties",
    };

    /// <summary>The picture in a sentence.</summary>
    public static string Sentence(NetworkQuestion question, CitationNetwork network, int shown)
    {
        var total = (network.IsTotalExact ? "" : "at least ") + DateText.Count(network.Total);
        var share = $"{DateText.Count(shown)} of {total} shown";
        return question.Mode switch
        {
            NetworkMode.Similar => $"The works most like it: {share}.",
            NetworkMode.Prior => $"What it and the works like it cite most: {share}.",
            NetworkMode.Derivative => $"What cites most of it and of the works like it: {share}.",
            NetworkMode.Path when network.Path is { Count: > 1 } path
                => $"A shortest path of {DateText.Count(path.Count - 1, "citation", "citations")}, and {DateText.Count(Math.Max(0, shown - path.Count + 2))} works that could stand in it.",
            NetworkMode.Path => "There is no path of 10 citations or fewer between the two.",
            _ => $"Cites {DateText.Count(network.ReferenceCount)}, cited by {DateText.Count(network.CitationCount)}; {share}.",
        };
    }
}
