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
    private readonly Dictionary<int, float> scores = [];

    /// <summary>Finds them, each once, those asked first.</summary>
    public IReadOnlyList<PooledWork> Find(IReadOnlyList<WorkKey> asked, CancellationToken cancellationToken)
    {
        var query = MakeQuery();
        var documents = asked.Take(MostAsked).Select(key => index.Find(key.ToString())).Where(found => found >= 0).Distinct().ToList();
        foreach (var document in documents) relations[document] = PassageRelation.Asked;
        foreach (var document in documents) AddNear(document);
        if (query is not null)
        {
            SearchNear(query, cancellationToken);
            Search(query, LibraryTaken, cancellationToken);
        }

        var best = scores.Count == 0 ? 1 : scores.Values.Max();
        return [.. documents.Concat(scores.Keys).Distinct().Select(document => new PooledWork(
            KeyOf(document), relations.GetValueOrDefault(document, PassageRelation.Library),
            scores.GetValueOrDefault(document) / best)).Where(one => one.Key != default)];
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

    private void SearchNear(OrQuery query, CancellationToken cancellationToken)
    {
        var near = relations.Keys.Where(document => index.Kind(document) != (byte)WorkKind.Unresolved);
        var keys = near.OrderBy(document => relations[document] != PassageRelation.Asked).ThenByDescending(index.Graph.Importance).ThenBy(one => one).Take(MostNear)
            .Select(document => (Query)new KeyQuery(index.Key(document))).ToList();
        if (keys.Count > 0) Search(new AndQuery([query, new OrQuery(keys)]), NearTaken, cancellationToken);
    }

    private void Search(Query query, int limit, CancellationToken cancellationToken)
    {
        var request = new SearchRequest(query, 0, limit) { CountLimit = 0 };
        foreach (var hit in index.Search(request, cancellationToken).Hits) scores[hit.Document] = hit.Score;
    }
}

/// <summary>A work that is looked at.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Relation">How it stands to those that are asked.</param>
/// <param name="Search">What the index scores it for the question, over what it scores the best one.</param>
internal readonly record struct PooledWork(WorkKey Key, PassageRelation Relation, double Search);
