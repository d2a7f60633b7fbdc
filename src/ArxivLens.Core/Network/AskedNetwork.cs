using ArxivLens.Core.Search;
using ArxivLens.Index;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Graph;

namespace ArxivLens.Core.Network;

/// <summary>A question with what it names found in one index.</summary>
/// <param name="Index">The index.</param>
/// <param name="Question">The question.</param>
/// <param name="Starts">The works it starts from, each once.</param>
/// <param name="To">Where a path leads to; −1 for none.</param>
/// <param name="Origins">The origins asked for, one bit each.</param>
/// <param name="Admits">Whether a work passes the filters by year and category; <c>null</c> without such filters.</param>
internal sealed record AskedNetwork(
    IndexReader Index, NetworkQuestion Question, IReadOnlyList<int> Starts, int To, uint Origins, Func<int, bool>? Admits)
{
    /// <summary>The citation graph.</summary>
    public CitationGraph Graph => Index.Graph;

    /// <summary>Finds what a question names.</summary>
    public static AskedNetwork Of(IndexReader index, NetworkQuestion question, uint origins)
    {
        var starts = question.Starts.Select(key => index.Find(key.ToString())).Distinct().ToList();
        var to = question.To is { } key ? index.Find(key.ToString()) : -1;
        if (starts.Count == 0 || starts.Contains(-1) || (question.Mode == NetworkMode.Path && to < 0))
            throw new ArgumentOutOfRangeException(nameof(question), "The index does not hold a work of the question.");
        return new AskedNetwork(index, question, starts, to, origins, FilterOf(index, question));
    }

    /// <summary>Whether a work passes the filters.</summary>
    public bool IsAdmitted(int document) => Admits is not { } admits || admits(document);

    /// <summary>The network of these works, with the counts of the first start.</summary>
    public CitationNetwork Network(IReadOnlyList<NetworkNode> nodes, IReadOnlyList<NetworkEdge> edges, int starts, int total) => new(nodes, edges)
    {
        Starts = starts,
        Total = total,
        ReferenceCount = Graph.References(Starts[0]).Length,
        CitationCount = Graph.Citations(Starts[0]).Length,
    };

    /// <summary>How a work stands to the starts by citations.</summary>
    public NetworkRole RoleOf(int document)
    {
        var (cites, isCited) = (false, false);
        foreach (var start in Starts)
        {
            if (start == document)
                return NetworkRole.Current;
            cites |= OriginsOf(document, start) != 0;
            isCited |= OriginsOf(start, document) != 0;
        }

        return cites ? isCited ? NetworkRole.Both : NetworkRole.Citing : isCited ? NetworkRole.Referenced : NetworkRole.Related;
    }

    /// <summary>Which of the origins asked for say that one work cites another; 0 when none does.</summary>
    public uint OriginsOf(int citing, int cited)
    {
        var references = Graph.References(citing);
        var citations = Graph.Citations(cited);
        // Either row tells; the shorter one is nearer at hand.
        if (references.Length <= citations.Length)
        {
            var place = references.BinarySearch(cited);
            return place < 0 ? 0 : Graph.ReferenceOrigins(citing)[place] & Origins;
        }

        var other = citations.BinarySearch(citing);
        return other < 0 ? 0 : Graph.CitationOrigins(cited)[other] & Origins;
    }

    /// <summary>The node of a work that is shown by its own.</summary>
    public NetworkNode Node(int document, NetworkRole role) => new(document, role, Graph.Citations(document).Length);

    /// <summary>All citations among some works, by their places.</summary>
    public List<NetworkEdge> EdgesAmong(IReadOnlyList<NetworkNode> nodes, CancellationToken cancellationToken)
    {
        var places = new Dictionary<int, int>(nodes.Count);
        for (var place = 0; place < nodes.Count; place++)
            places[nodes[place].Document] = place;
        var edges = new List<NetworkEdge>();
        for (var place = 0; place < nodes.Count; place++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var references = Graph.References(nodes[place].Document);
            var origins = Graph.ReferenceOrigins(nodes[place].Document);
            for (var at = 0; at < references.Length; at++)
            {
                if (places.TryGetValue(references[at], out var to) && (origins[at] & Origins) != 0)
                    edges.Add(new NetworkEdge(place, to, origins[at]));
            }
        }

        return edges;
    }

    private static Func<int, bool>? FilterOf(IndexReader index, NetworkQuestion question)
    {
        var codes = question.Category is { } category ? CategoryFilter.CodesOf(category) : null;
        var (from, until) = (question.From ?? 0, question.Until ?? int.MaxValue);
        if (codes is null && question.From is null && question.Until is null)
            return null;
        return document => HasYear(document) && (codes is null || HasCategory(document, codes));

        bool HasYear(int document)
        {
            if (question.From is null && question.Until is null)
                return true;
            var year = index.Year(document);
            return year != 0 && year >= from && year <= until;
        }

        bool HasCategory(int document, string[] wanted)
        {
            foreach (var code in index.Keywords(KeywordField.Category, document))
            {
                if (wanted.Contains(code, StringComparer.Ordinal))
                    return true;
            }

            return false;
        }
    }
}
