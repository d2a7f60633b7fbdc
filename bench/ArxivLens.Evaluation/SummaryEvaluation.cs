using System.Globalization;
using ArxivLens.Core.Summaries;

namespace ArxivLens.Evaluation;

/// <summary>How near the quick summary comes to what people wrote (SciTLDR), beside simple choices of sentences.</summary>
internal static class SummaryEvaluation
{
    /// <summary>Prints one line per way of choosing.</summary>
    public static void Run(string path, bool asJson, TextWriter output)
    {
        var items = LabelledFile.Read<LabelledSummary>(path);
        Print(output, "title", items, i => i.Title);
        Print(output, "first sentence", items, i => i.Sentences[0]);
        Print(output, "first two sentences", items, i => string.Join(' ', i.Sentences.Take(2)));
        Print(output, "last two sentences", items, i => string.Join(' ', i.Sentences.TakeLast(2)));
        Print(output, "quick summary", items, Choose);
        Print(output, "best two sentences", items, BestPair);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"abstracts split as in the data: {100.0 * items.Count(IsSplitAlike) / items.Count:F1} %"));
    }

    private static void Print(
        TextWriter output, string name, IReadOnlyList<LabelledSummary> items, Func<LabelledSummary, string> choose)
    {
        var scores = items.Select(i => Rouge.BestOf(choose(i), i.Summaries)).ToArray();
        var words = items.Average(i => choose(i).Split(' ').Length);
        var (one, two, longest) = (scores.Average(s => s.One), scores.Average(s => s.Two), scores.Average(s => s.Longest));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-20} R1 {100 * one:F1}  R2 {100 * two:F1}  RL {100 * longest:F1}  words {words:F0}"));
    }

    private static string Choose(LabelledSummary item)
        => string.Join(' ', QuickSummary.Choose(item.Title, string.Join(' ', item.Sentences)).Select(s => s.Text));

    /// <summary>The most any two sentences could reach, chosen with the references in hand.</summary>
    private static string BestPair(LabelledSummary item)
    {
        var pairs =
            from first in Enumerable.Range(0, item.Sentences.Count)
            from second in Enumerable.Range(first, item.Sentences.Count - first)
            where first != second || item.Sentences.Count == 1
            select first == second ? item.Sentences[first] : $"{item.Sentences[first]} {item.Sentences[second]}";
        return pairs.MaxBy(p => Rouge.BestOf(p, item.Summaries) is var r ? r.One + r.Two + r.Longest : 0)!;
    }

    private static bool IsSplitAlike(LabelledSummary item)
        => Sentences.Split(string.Join(' ', item.Sentences)).Count == item.Sentences.Count;

    private sealed record LabelledSummary(string Title, IReadOnlyList<string> Sentences, IReadOnlyList<string> Summaries);
}
