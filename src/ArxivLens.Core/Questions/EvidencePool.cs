using ArxivLens.Core.Papers;
using ArxivLens.Core.Similarity;
using ArxivLens.Index;
using ArxivLens.Index.Querying;

namespace ArxivLens.Core.Questions;

/// <summary>
/// The works whose abstracts are looked at: those that are asked, what stands near them in the citation graph or by text and has words
/// of the question, and what the index finds in the whole library.
/// </summary>
internal sealed class EvidencePool
{
    private const int MostAsked = 8;
    private const int MostNear = 300;
    private const int MostSimilar = 20;
    private const int NearTaken = 30;
    private const int LibraryTaken = 50;

    private readonly IndexReader index;
    private readonly Query? query;
    private readonly Dictionary<int, PassageRelation> relations = [];
    private readonly List<int> asked;

    /// <summary>Looks round the works that are asked; those the index does not have are left out.</summary>
    public EvidencePool(IndexReader index, QuestionTerms question, IReadOnlyList<WorkKey> works)
    {
        this.index = index;
        query = EvidenceQuery.Of(question);
        asked = [.. works.Take(MostAsked).Select(key => index.Find(key.ToString())).Where(found => found >= 0).Distinct()];
        foreach (var document in asked) relations[document] = PassageRelation.Asked;
        foreach (var document in asked)
        {
            AddAll(index.Graph.References(document), PassageRelation.Cited);
            AddAll(index.Graph.Citations(document), PassageRelation.Citing);
            foreach (var similar in SimilarWorks.Find(index, document, MostSimilar))
                relations.TryAdd(similar.Document, PassageRelation.Similar);
        }
    }

    /// <summary>The works that stand near those asked, these first, then by importance.</summary>
    public IReadOnlyList<string> Near => [.. relations.Keys.Where(document => index.Kind(document) != (byte)WorkKind.Unresolved)
        .OrderBy(document => relations[document]).ThenByDescending(index.Graph.Importance).ThenBy(document => document)
        .Take(MostNear).Select(index.Key)];

    /// <summary>How a work stands to those asked.</summary>
    public PassageRelation RelationOf(WorkKey key) =>
        index.Find(key.ToString()) is >= 0 and var document ? relations.GetValueOrDefault(document, PassageRelation.Library) : PassageRelation.Library;

    /// <summary>Finds the works, each once, those asked first.</summary>
    public IReadOnlyList<WorkKey> Find(CancellationToken cancellationToken)
    {
        var found = new List<int>(asked);
        if (query is not null)
        {
            var near = Near.Select(key => (Query)new KeyQuery(key)).ToList();
            if (near.Count > 0) found.AddRange(Search(new AndQuery([query, new OrQuery(near)]), NearTaken, cancellationToken));
            found.AddRange(Search(query, LibraryTaken, cancellationToken));
        }

        return [.. found.Distinct().Select(KeyOf).Where(key => key != default)];
    }

    private void AddAll(ReadOnlySpan<int> documents, PassageRelation relation)
    {
        foreach (var document in documents)
            relations.TryAdd(document, relation);
    }

    private WorkKey KeyOf(int document) => WorkKey.TryParse(index.Key(document), out var key) ? key : default;

    private IEnumerable<int> Search(Query wanted, int limit, CancellationToken cancellationToken) => index
        .Search(new SearchRequest(wanted, 0, limit) { CountLimit = 0 }, cancellationToken).Hits.Select(hit => hit.Document);
}
