using System.Runtime.InteropServices;
using ArxivLens.Index.Graph;

namespace ArxivLens.Core.Similarity;

/// <summary>Works that may be like a work because of the citations they have in common, found with bounded effort.</summary>
internal static class CitationCandidates
{
    /// <summary>
    /// A work cited by more than this is common ground: that two works cite it says little, and it is passed over.
    /// </summary>
    private const int HubCitations = 2_000;

    /// <summary>
    /// A citer with more references than this is a bibliography: what stands in it together is not alike for that.
    /// </summary>
    private const int BibliographyReferences = 1_000;

    /// <summary>Of a work cited by more, the latest citers are looked at.</summary>
    private const int MostCiters = 2_000;

    /// <summary>Edges walked at most in each of the two ways.</summary>
    private const int MostEdges = 400_000;

    /// <summary>Candidates kept of each way: those with the most in common.</summary>
    private const int Kept = 100;

    /// <summary>Direct neighbours looked at in each direction, the latest ones.</summary>
    private const int MostNeighbours = 500;

    private delegate ReadOnlySpan<int> Others(int document);

    /// <summary>Finds the candidates.</summary>
    public static HashSet<int> Find(CitationGraph graph, int document)
    {
        var references = graph.References(document);
        var citers = Latest(graph.Citations(document), MostCiters);
        var found = new HashSet<int>();
        AddMostCommon(found, Count(references, graph.Citations, HubCitations));
        AddMostCommon(found, Count(citers, graph.References, BibliographyReferences));
        foreach (var neighbour in Latest(references, MostNeighbours)) found.Add(neighbour);
        foreach (var neighbour in Latest(citers, MostNeighbours)) found.Add(neighbour);
        return found;
    }

    /// <summary>
    /// Counts for every work how many of the given ones it has in common, passing over those that too many have.
    /// </summary>
    private static Dictionary<int, int> Count(ReadOnlySpan<int> common, Others others, int largest)
    {
        var counts = new Dictionary<int, int>();
        var walked = 0;
        foreach (var shared in common)
        {
            var sharing = others(shared);
            if (sharing.Length > largest) continue;
            if ((walked += sharing.Length) > MostEdges) break;
            foreach (var other in sharing) CollectionsMarshal.GetValueRefOrAddDefault(counts, other, out _)++;
        }

        return counts;
    }

    private static void AddMostCommon(HashSet<int> found, Dictionary<int, int> counts)
    {
        var best = counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key).Take(Kept + 1);
        found.UnionWith(best.Select(c => c.Key));
    }

    /// <summary>Document numbers follow time, so the latest are the last.</summary>
    private static ReadOnlySpan<int> Latest(ReadOnlySpan<int> documents, int count)
        => documents.Length > count ? documents[^count..] : documents;
}
