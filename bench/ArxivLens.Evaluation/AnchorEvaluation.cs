using System.Globalization;
using System.Text.Json;
using ArxivLens.Core.Annotations;
using ArxivLens.Core.Papers;

namespace ArxivLens.Evaluation;

/// <summary>
/// Whether passages are found again: after edits of real abstracts of which it is known where each word went, and between real
/// revisions, where two records have one title and one first author.
/// </summary>
internal static class AnchorEvaluation
{
    /// <summary>Edits that are made.</summary>
    private const int Edits = 1_000;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Prints a line per kind of edit and way of finding, or one JSON object.</summary>
    public static void Run(string path, string? texts, int seed, bool asJson, bool isListing, TextWriter output)
    {
        var papers = RecordLines.Read(path, Read);
        var trials = AnchorEdits.Make([.. papers.Where(paper => paper.Abstract.Length is > 400 and < 3000)], Edits, seed).ToList();
        var pairs = AnchorPairs.Revisions(papers).ToList();
        if (texts is not null) pairs.AddRange(AnchorPairs.InFullTexts(papers, texts));
        var results = new List<(string Way, AnchorScore Score)>();
        foreach (var (name, find) in AnchorBaselines.All)
        {
            foreach (var group in trials.GroupBy(trial => trial.Kind))
                results.Add((name, AnchorScore.Of(group.Key, [.. group], find)));
            results.Add((name, AnchorScore.Of("all edits", trials, find)));
            foreach (var group in pairs.GroupBy(trial => trial.Kind))
                results.Add((name, AnchorScore.Of(group.Key, [.. group], find)));
        }

        if (asJson)
            output.WriteLine(JsonSerializer.Serialize(results.Select(one => new { way = one.Way, one.Score }), Indented));
        else
            Print(results, output);
        if (isListing) List([.. trials, .. pairs], output);
    }

    private static WorkText Read(JsonElement record) => new(
        RecordLines.Require(record, "id").GetString()!,
        TexText.ToPlain(RecordLines.Require(record, "title").GetString() ?? ""),
        TexText.ToPlain(RecordLines.TextOf(record, "abstract") ?? ""),
        RecordLines.TextOf(record, "authors") ?? "");

    private static void Print(List<(string Way, AnchorScore Score)> results, TextWriter output)
    {
        output.WriteLine("way           passages of                 n  to find  found   wrong  to miss  missed silent");
        foreach (var (way, score) in results)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{way,-13} {score.Kind,-24} {score.Count,5} {score.ToFind,7} {score.Found,7:P2} {score.Wrong,7:P2} {score.ToMiss,7} {score.Missed,7:P1} {score.Silent,5}"));
        }
    }

    private static void List(List<AnchorTrial> trials, TextWriter output)
    {
        foreach (var trial in trials)
        {
            var place = AnchorSearch.Find(trial.Anchor, trial.Text);
            var outcome = trial.Judge(place);
            if (outcome is AnchorOutcome.Found or AnchorOutcome.RightlyMissed or AnchorOutcome.Undecided) continue;
            var words = place.IsFound ? trial.Text.Text.Substring(place.Start, place.Length) : "";
            output.WriteLine($"\n[{trial.Kind}] {outcome} {place.Standing} {place.Confidence:F2}\n  was   {trial.Anchor.Exact}\n  found {words}");
            output.WriteLine($"  truth {(trial.Words.Count > 0 ? trial.Text.Text[trial.Truth.Start..trial.Truth.End] : "(gone)")}");
        }
    }
}

/// <summary>What a record says.</summary>
internal sealed record WorkText(string Id, string Title, string Abstract, string Authors)
{
    /// <summary>It as the library has it.</summary>
    public Work ToWork(string? text = null) => new()
    {
        Key = WorkKey.TryParse(Id, out var key) ? key : default,
        Title = Title,
        Abstract = text ?? Abstract,
    };
}
