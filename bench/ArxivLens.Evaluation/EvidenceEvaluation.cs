using System.Globalization;
using System.Text.Json;
using ArxivLens.Core.Questions;

namespace ArxivLens.Evaluation;

/// <summary>
/// How well the sentences of a paper that a citing passage refers to are found: recall of the first five, mean reciprocal rank, and
/// precision, recall and F of those whose closeness is above the threshold; and what a model that orders could gain or lose. Beside it
/// BM25 over the paper's sentences, of several usual settings the best, with the passage as it stands and with its citations taken out.
/// </summary>
internal static class EvidenceEvaluation
{
    /// <summary>Prints the figures, as a table or as one JSON object.</summary>
    public static async Task RunAsync(string file, bool asJson, TextWriter output)
    {
        var papers = CitedPaper.ReadAll(file);
        var own = papers.SelectMany(paper => paper.Links.Select(link => Judge(paper, link))).ToList();
        var score = EvidenceScore.Mean([.. own.Select(one => one.Score)]);
        var shown = Shown(own);
        var plain = BestBaseline(papers, question => question);
        var cleaned = BestBaseline(papers, CitationMarks.Remove);
        var bounds = await OrderBounds.JudgeAsync(papers);
        if (asJson)
        {
            output.WriteLine(JsonSerializer.Serialize(new
            {
                papers = papers.Count, passages = own.Count, recallAt5 = score.Recall, mrr = score.FirstRank,
                shown.Precision, shown.Recall, shown.F, shown = shown.Count,
                bm25 = new { recallAt5 = plain.Recall, mrr = plain.FirstRank },
                bm25WithoutCitations = new { recallAt5 = cleaned.Recall, mrr = cleaned.FirstRank },
                ratio = score.Recall / plain.Recall,
                inTwenty = bounds.Found,
                orderedByOneWhoKnows = new { recallAt5 = bounds.Knowing.Recall, mrr = bounds.Knowing.FirstRank },
                orderedByLot = new { recallAt5 = bounds.ByLot.Recall, mrr = bounds.ByLot.FirstRank },
            }));
            return;
        }

        output.WriteLine($"{papers.Count} papers, {own.Count} citing passages");
        output.WriteLine($"{"",-28} recall@5     mrr");
        WriteLine(output, "arxivlens", score);
        WriteLine(output, "bm25, best setting", plain);
        WriteLine(output, "bm25, citations taken out", cleaned);
        WriteLine(output, "our twenty by one who knows", bounds.Knowing);
        WriteLine(output, "our twenty by lot", bounds.ByLot);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{bounds.Found:F4} of the linked sentences are among our twenty"));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"recall@5 is {score.Recall / plain.Recall:F3} x bm25; above the threshold, {shown.Count:F1} a passage: "
            + $"precision {shown.Precision:F4}, recall {shown.Recall:F4}, F {shown.F:F4}"));
    }

    private static Judged Judge(CitedPaper paper, CitingPassage link)
    {
        var ranked = EvidencePaper.Rank(paper, link, PassageModel.Learnt);
        var numbers = ranked.Select(one => paper.Sentences[one.At].N).ToList();
        // As the product shows them: five at most.
        var shown = ranked.TakeWhile(one => PassageModel.Closeness(one.Score) >= ClosenessScale.Threshold).Take(EvidenceScore.Depth).Count();
        return new Judged(
            EvidenceScore.Of(numbers, link.Sentences), shown, numbers.Take(shown).Count(link.Sentences.Contains), link.Sentences.Distinct().Count());
    }

    private static (double Precision, double Recall, double F, double Count) Shown(List<Judged> judged)
    {
        var (shown, right, linked) = (judged.Sum(one => one.Shown), judged.Sum(one => one.Right), judged.Sum(one => one.Linked));
        var (precision, recall) = (shown == 0 ? 0 : right / (double)shown, right / (double)linked);
        return (precision, recall, right == 0 ? 0 : 2 * precision * recall / (precision + recall), shown / (double)judged.Count);
    }

    private static EvidenceScore BestBaseline(IReadOnlyList<CitedPaper> papers, Func<string, string> clean)
    {
        var baselines = papers.Select(paper => (Paper: paper, Baseline: new EvidenceBaseline(paper))).ToList();
        return EvidenceBaseline.Settings.Select(setting => EvidenceScore.Mean([.. baselines.SelectMany(one => one.Paper.Links.Select(
            link => EvidenceScore.Of(one.Baseline.Rank(clean(link.Query), setting.K1, setting.B), link.Sentences)))]))
            .MaxBy(score => score.Recall);
    }

    private static void WriteLine(TextWriter output, string name, EvidenceScore score) => output.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{name,-28} {score.Recall,8:F4}  {score.FirstRank:F4}"));

    private readonly record struct Judged(EvidenceScore Score, int Shown, int Right, int Linked);
}
