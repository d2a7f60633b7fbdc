using System.Globalization;
using System.Text.Json;
using ArxivLens.Index;
using ArxivLens.Index.Analysis;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Querying;

namespace ArxivLens.Evaluation;

/// <summary>
/// How well the index finds what people judged relevant. A query is the OR of its words, as the product reads a text of which
/// no work has all words; a word of several parts counts as its parts.
/// </summary>
internal static class RetrievalEvaluation
{
    /// <summary>Prints the figures, as a table or as one JSON object, with Lucene's beside them if asked for.</summary>
    public static void Run(string corpus, string queries, string judgements, bool asJson, bool withLucene, TextWriter output)
    {
        var collection = RetrievalCollection.Read(corpus, queries, judgements);
        var judged = collection.Queries.Where(q => collection.Gains.ContainsKey(q.Id)).ToArray();
        if (judged.Length == 0)
            throw new InvalidDataException($"{judgements}: no query of {queries} has a relevant document");
        var own = Judge(collection, judged, Search(collection, judged));
        var lucene = withLucene ? Judge(collection, judged, LuceneRun.Search(corpus, queries)) : (RetrievalScore?)null;
        if (asJson)
            WriteJson(collection, judged.Length, own, lucene, output);
        else
            WriteTable(collection, judged.Length, own, lucene, output);
    }

    private static RetrievalScore Judge(
        RetrievalCollection collection, RetrievalQuery[] judged, IReadOnlyDictionary<string, IReadOnlyList<string>> rankings)
        => RetrievalScore.Mean([.. judged.Select(
            query => RetrievalScore.Of(rankings.GetValueOrDefault(query.Id) ?? [], collection.Gains[query.Id]))]);

    private static Dictionary<string, IReadOnlyList<string>> Search(RetrievalCollection collection, RetrievalQuery[] queries)
    {
        var folder = Directory.CreateTempSubdirectory("arxivlens-retrieval");
        try
        {
            Build(folder.FullName, collection.Documents);
            using var index = IndexReader.Open(folder.FullName);
            return queries.ToDictionary(q => q.Id, q => Rank(index, collection.Documents, q.Text), StringComparer.Ordinal);
        }
        finally
        {
            folder.Delete(true);
        }
    }

    private static void Build(string folder, IReadOnlyList<RetrievalDocument> documents)
    {
        using var builder = new IndexBuilder(folder, "evaluation");
        foreach (var document in documents)
            builder.Add(new IndexDocument { Key = document.Id, Title = document.Title, Abstract = document.Text });
        builder.Commit();
    }

    private static IReadOnlyList<string> Rank(IndexReader index, IReadOnlyList<RetrievalDocument> documents, string text)
    {
        var words = Analyzer.Analyze(text).Where(t => t.Kind != TokenKind.StopWord)
            .Select(t => (Query)new TermQuery(t.Form)).ToArray();
        if (words.Length == 0)
            return [];
        var found = index.Search(new SearchRequest(new OrQuery(words), 0, RetrievalScore.Depth));
        return [.. found.Hits.Select(hit => documents[hit.Document].Id)];
    }

    private static void WriteTable(
        RetrievalCollection collection, int judged, RetrievalScore own, RetrievalScore? lucene, TextWriter output)
    {
        var (documents, queries) = (collection.Documents.Count, collection.Queries.Count);
        output.WriteLine($"{documents} documents, {queries} queries, {judged} with relevant documents");
        output.WriteLine($"{"",-10} ndcg@10  recall@100     map  mrr@10");
        WriteLine("arxivlens", own);
        if (lucene is { } other)
            WriteLine("lucene 8", other);

        void WriteLine(string name, RetrievalScore score) => output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-10} {score.Gain,7:F4}  {score.Recall,10:F4}  {score.Precision:F4}  {score.FirstRank:F4}"));
    }

    private static void WriteJson(
        RetrievalCollection collection, int judged, RetrievalScore own, RetrievalScore? lucene, TextWriter output)
    {
        var figures = FiguresOf(own);
        figures.Add("documents", collection.Documents.Count);
        figures.Add("queries", judged);
        if (lucene is { } other)
            figures.Add("lucene", FiguresOf(other));
        output.WriteLine(JsonSerializer.Serialize(figures));
    }

    private static Dictionary<string, object> FiguresOf(RetrievalScore score) => new()
    {
        ["ndcg@10"] = score.Gain,
        ["recall@100"] = score.Recall,
        ["map"] = score.Precision,
        ["mrr@10"] = score.FirstRank,
    };
}
