using System.Globalization;
using System.Text.Json;
using ArxivLens.Core.Similarity;

namespace ArxivLens.Evaluation;

/// <summary>How well the similar works of a paper whose citations are hidden find the works it really cites.</summary>
internal static class SimilarEvaluation
{
    /// <summary>Works compared by text alone: more than the list looks at, so that it is as good as text alone can be.</summary>
    private const int Compared = 200;

    /// <summary>Prints the figures.</summary>
    /// <param name="papers">Papers in the snapshot's shape.</param>
    /// <param name="citations">Citations that the index has, lines <c>citing,cited</c>.</param>
    /// <param name="hidden">Citations that it has not.</param>
    /// <param name="asJson">Whether to print JSON.</param>
    /// <param name="output">Where to print.</param>
    public static void Run(string papers, string citations, string hidden, bool asJson, TextWriter output)
    {
        var hiddenCitations = SimilarLibrary.ReadCitations(hidden);
        var visible = SimilarLibrary.ReadCitations(citations).Except(hiddenCitations).ToList();
        using var library = new SimilarLibrary(LabelledFile.Read<SnapshotPaper>(papers), visible);
        var questions = new SimilarQuestions(library, hiddenCitations);
        var figures = new Dictionary<string, object>
        {
            ["papers"] = questions.WithoutReferences.Count,
            ["visible"] = library.Index.Graph.EdgeCount,
            ["wanted"] = questions.WithoutReferences.Sum(question => question.Wanted.Count),
            ["outside"] = questions.Outside,
        };
        var tables = new (string Name, List<SimilarQuestion> Questions)[]
        {
            ("without references", questions.WithoutReferences), ("with references", questions.WithReferences),
            ("cited together", questions.CitedTogether),
        };
        var scores = tables.Select(table => (table.Name, table.Questions.Count, Scores: Ways(library, table.Questions))).ToList();
        var explained = SimilarExplained.Measure(library);
        if (asJson)
            WriteJson(output, figures, scores, explained);
        else
            Write(output, figures, scores, explained);
    }

    private static Dictionary<string, SimilarScore> Ways(SimilarLibrary library, List<SimilarQuestion> questions)
    {
        SimilarScore Score(SimilarityWeights weights) => SimilarScore.Of(
            questions,
            document => SimilarWorks.Find(library.Index, document, SimilarScore.Depth, weights).Select(work => work.Document));
        return new Dictionary<string, SimilarScore>
        {
            ["text"] = SimilarScore.Of(
                questions, document => library.Index.FindSimilarText(document, Compared).Select(hit => hit.Document)),
            ["citations"] = Score(SimilarityWeights.CitationsAlone),
            ["fused"] = Score(SimilarityWeights.Learnt),
        };
    }

    private static void Write(
        TextWriter output, Dictionary<string, object> figures,
        List<(string Name, int Count, Dictionary<string, SimilarScore> Scores)> tables, ExplainedShare explained)
    {
        output.WriteLine(string.Join(", ", figures.Select(figure => $"{figure.Key} {figure.Value}")));
        foreach (var (name, count, scores) in tables)
        {
            output.WriteLine($"{name}: {count} questions");
            foreach (var (way, score) in scores)
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"  {way,-10} recall@20 {score.Recall:F4}  mrr {score.Mrr:F4}  ndcg@20 {score.Ndcg:F4}"));
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"explained: {explained.Share:P1} of {explained.Pairs} pairs rank lower without the parts shown"));
    }

    private static void WriteJson(
        TextWriter output, Dictionary<string, object> figures,
        List<(string Name, int Count, Dictionary<string, SimilarScore> Scores)> tables, ExplainedShare explained)
    {
        var all = new Dictionary<string, object>(figures);
        foreach (var (way, score) in tables[0].Scores)
            all[way] = Json(score);
        foreach (var (name, count, scores) in tables.Skip(1))
        {
            var table = new Dictionary<string, object> { ["papers"] = count };
            foreach (var (way, score) in scores)
                table[way] = Json(score);
            all[name.Replace(' ', '_')] = table;
        }

        all["explained"] = explained.Share;
        all["explained_pairs"] = explained.Pairs;
        output.WriteLine(JsonSerializer.Serialize(all));
    }

    private static Dictionary<string, double> Json(SimilarScore score) => new()
    {
        ["recall@20"] = score.Recall,
        ["mrr"] = score.Mrr,
        ["ndcg@20"] = score.Ndcg,
    };
}
