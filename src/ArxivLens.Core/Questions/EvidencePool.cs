using ArxivLens.Core.Papers;
using ArxivLens.Core.Similarity;
using ArxivLens.Index;
using ArxivLens.Index.Querying;

namespace ArxivLens.Core.Questions;

/// <summary>
/// The works whose abstracts are looked at: those that are asked, what stands near them in the citation graph or by text and has words
/// of the question, and what the index finds in the whole library.
/// </summary>
internal sealed class EvidencePool(IndexReader index, QuestionTerms question)
{
    private const int MostAsked = 8;
    private const int MostNear = 300;
    private const int MostSimilar = 20;
    private const int NearTaken = 30;
    private const int LibraryTaken = 50;
    private const int MostAskedWords = 24;
    private const int MostOtherWords = 12;

    private readonly Dictionary<int, PassageRelation> relations = [];

    /// <summary>Finds them, each once, those asked first.</summary>
    public IReadOnlyList<(WorkKey Key, PassageRelation Relation)> Find(IReadOnlyList<WorkKey> asked, CancellationToken cancellationToken)
    {
        var query = MakeQuery();
        var documents = asked.Take(MostAsked).Select(key => index.Find(key.ToString())).Where(found => found >= 0).Distinct().ToList();
        foreach (var document in documents) relations[document] = PassageRelation.Asked;
        foreach (var document in documents) AddNear(document);
        var found = new List<int>(documents);
        if (query is not null)
        {
            found.AddRange(SearchNear(query, cancellationToken));
            found.AddRange(Search(query, LibraryTaken, cancellationToken));
        }

        return [.. found.Distinct().Select(document => (Document: document, Key: KeyOf(document))).Where(one => one.Key != default)
            .Select(one => (one.Key, relations.GetValueOrDefault(one.Document, PassageRelation.Library)))];
    }

    private WorkKey KeyOf(int document) => WorkKey.TryParse(index.Key(document), out var key) ? key : default;

    // A word that stands in the query twice weighs more there: those of the question itself do.
    private OrQuery? MakeQuery()
    {
        var asked = question.All.Where(term => term.IsAsked && term.IsKnown).Take(MostAskedWords).Select(term => new TermQuery(term.Form));
        var others = question.All.Where(term => !term.IsAsked && term.IsKnown).Take(MostOtherWords).Select(term => new TermQuery(term.Form));
        var words = asked.ToList();
        List<Query> parts = [.. words, .. words, .. others];
        return parts.Count == 0 ? null : new OrQuery(parts);
    }

    private void AddNear(int document)
    {
        AddAll(index.Graph.References(document), PassageRelation.Cited);
        AddAll(index.Graph.Citations(document), PassageRelation.Citing);
        foreach (var similar in SimilarWorks.Find(index, document, MostSimilar))
            relations.TryAdd(similar.Document, PassageRelation.Similar);
    }

    private void AddAll(ReadOnlySpan<int> documents, PassageRelation relation)
    {
        foreach (var document in documents)
            relations.TryAdd(document, relation);
    }

    private IEnumerable<int> SearchNear(OrQuery query, CancellationToken cancellationToken)
    {
        var near = relations.Where(one => one.Value != PassageRelation.Asked && index.Kind(one.Key) != (byte)WorkKind.Unresolved)
            .Select(one => one.Key);
        var keys = near.OrderByDescending(index.Graph.Importance).ThenBy(one => one).Take(MostNear)
            .Select(document => (Query)new KeyQuery(index.Key(document))).ToList();
        return keys.Count == 0 ? [] : Search(new AndQuery([query, new OrQuery(keys)]), NearTaken, cancellationToken);
    }

    private IEnumerable<int> Search(Query query, int limit, CancellationToken cancellationToken) => index
        .Search(new SearchRequest(query, 0, limit) { CountLimit = 0 }, cancellationToken).Hits.Select(hit => hit.Document);
}
