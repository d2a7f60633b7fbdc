using ArxivLens.Index.Analysis;

namespace ArxivLens.Evaluation;

/// <summary>
/// BM25 over the sentences of one paper, as the yardstick: the same tokens and stems as the product, no words of grammar, each word of
/// the question once.
/// </summary>
internal sealed class EvidenceBaseline
{
    private readonly CitedPaper paper;
    private readonly List<Dictionary<string, int>> sentences = [];
    private readonly int[] lengths;
    private readonly Dictionary<string, int> holding = new(StringComparer.Ordinal);
    private readonly double average;

    /// <summary>Counts the words of a paper.</summary>
    public EvidenceBaseline(CitedPaper paper)
    {
        this.paper = paper;
        foreach (var sentence in paper.Sentences)
        {
            var counts = Terms(sentence.Text).GroupBy(term => term, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
            sentences.Add(counts);
            foreach (var term in counts.Keys) holding[term] = holding.GetValueOrDefault(term) + 1;
        }

        lengths = [.. sentences.Select(counts => counts.Values.Sum())];
        average = Math.Max(1, lengths.Average());
    }

    /// <summary>The settings that are tried; the best of them is what is compared with.</summary>
    public static IReadOnlyList<(double K1, double B)> Settings { get; } =
        [.. from k1 in new[] { 0.9, 1.2 } from b in new[] { 0.4, 0.5, 0.6, 0.75 } select (k1, b)];

    /// <summary>Numbers of the sentences that share a word, best first.</summary>
    public IReadOnlyList<int> Rank(string question, double k1, double b)
    {
        var words = Terms(question).Distinct(StringComparer.Ordinal).ToList();
        return [.. Enumerable.Range(0, sentences.Count).Select(at => (At: at, Score: Score(words, at, k1, b)))
            .Where(one => one.Score > 0).OrderByDescending(one => one.Score).Select(one => paper.Sentences[one.At].N)];
    }

    private static IEnumerable<string> Terms(string text) =>
        Analyzer.Analyze(text).Where(token => token.Kind != TokenKind.StopWord).Select(token => token.Term);

    private double Score(List<string> words, int at, double k1, double b)
    {
        var sum = 0.0;
        foreach (var word in words)
        {
            if (!sentences[at].TryGetValue(word, out var times)) continue;
            var rarity = Math.Log(1 + (sentences.Count - holding[word] + 0.5) / (holding[word] + 0.5));
            sum += rarity * times * (k1 + 1) / (times + k1 * (1 - b + b * lengths[at] / average));
        }

        return sum;
    }
}
