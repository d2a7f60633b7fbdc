using System.Diagnostics;
using System.Globalization;
using ArxivLens.Core.Summaries;
using ArxivLens.Evaluation;

namespace ArxivLens.Training;

/// <summary>
/// Learns the weights of the quick summary from abstracts with a summary written by people: first how probably a summary has each
/// word, then, with probabilities that were learnt without the abstract at hand, which way to say which sentence is nearest to
/// it.
/// </summary>
internal sealed class SummaryTraining
{
    private const int Folds = 5;
    private const int Rarities = 6_000;
    private const int FewestForWords = 3;
    private const int FewestForSentences = 10;
    private const double PenaltyForWords = 3;
    private const double PenaltyForSentences = 10;
    private const int Rounds = 150;

    /// <summary>Smaller weights are left out of the file.</summary>
    private const double Least = 0.01;

    private readonly TextWriter log;
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly RarityTable rarity = new();
    private readonly WordInclusion inclusion = new();
    private readonly ListwiseRanking ranking = new();
    private readonly FeatureNames names = new();
    private readonly List<double> values = [];
    private readonly int[] all;
    private readonly SummaryExample[] examples;
    private readonly KeyValuePair<string, double>[] rarities;

    private SummaryTraining(SummaryExample[] examples, IEnumerable<string> paperPaths, TextWriter log)
    {
        (this.examples, this.log) = (examples, log);
        all = [.. Enumerable.Range(0, examples.Length)];
        foreach (var example in examples) rarity.Count(example.Abstract);
        foreach (var paper in paperPaths.SelectMany(LabelledFile.Read<Paper>)) rarity.Count(paper.Abstract);
        rarities = [.. rarity.Keep(Rarities)];
        Say($"rarities counted");
    }

    /// <summary>Learns, says how good it is on abstracts left out, and writes the weights.</summary>
    /// <param name="trainPath">Lines with <c>title</c>, <c>sentences</c>, <c>summaries</c>.</param>
    /// <param name="paperPaths">Papers in the snapshot's shape: words are counted in them.</param>
    /// <param name="outPath">The file of weights.</param>
    /// <param name="log">Where progress is said.</param>
    public static void Run(string trainPath, IReadOnlyList<string> paperPaths, string outPath, TextWriter log)
    {
        var training = new SummaryTraining([.. LabelledFile.Read<SummaryExample>(trainPath)], paperPaths, log);
        var inclusionWeights = training.LearnInclusion(out var abstracts);
        training.Measure(abstracts);
        var penalties = training.Penalties();
        training.CrossValidate(penalties, abstracts);
        var weights = training.ranking.Learn(training.all, penalties, Rounds);
        training.Say($"learnt; on its own abstracts {100 * training.Score(training.all, weights):F2}");
        training.Write(outPath, inclusionWeights, weights, paperPaths.Count > 0);
    }

    /// <summary>Learns the words' probabilities; every abstract gets those of the fold it was left out of.</summary>
    private double[] LearnInclusion(out SummaryCandidates[] abstracts)
    {
        var read = Array.ConvertAll(examples, e => new SummaryCandidates(e.Title, e.Abstract, rarity.Of));
        for (var document = 0; document < read.Length; document++)
        {
            var references = examples[document].Summaries.Select(s => WordOverlap.Words(s).ToHashSet()).ToArray();
            inclusion.Add(read[document], word => 2 * references.Count(r => r.Contains(word)) > references.Length);
        }

        for (var fold = 0; fold < Folds; fold++)
        {
            var weights = inclusion.Learn([.. all.Where(d => d % Folds != fold)], PenaltyForWords, FewestForWords, Rounds);
            foreach (var left in all.Where(d => d % Folds == fold)) inclusion.Predict(left, weights, read[left].Words);
        }

        abstracts = read;
        Say($"words learnt");
        return inclusion.Learn(all, PenaltyForWords, FewestForWords, Rounds);
    }

    private void Measure(SummaryCandidates[] abstracts)
    {
        for (var document = 0; document < abstracts.Length; document++)
        {
            var references = examples[document].Summaries.Select(WordOverlap.Words).ToArray();
            names.Document = document;
            ranking.Begin();
            abstracts[document].Find();
            for (var sentence = 0; sentence < abstracts[document].Text.Count; sentence++)
                Measure(abstracts[document], sentence, references);
        }

        Say($"{values.Count} candidates measured by {names.Count} features");
    }

    private void Measure(SummaryCandidates candidates, int sentence, string[][] references)
    {
        var shared = new RecordingSink(candidates.Text, names, ranking.Sentences, SummaryFeatureNames.Of);
        candidates.CollectSentence(sentence, ref shared);
        var row = ranking.Sentences.Count;
        ranking.Sentences.EndRow();
        for (var candidate = candidates.FirstOf(sentence); candidate < candidates.FirstOf(sentence + 1); candidate++)
        {
            var own = new RecordingSink(candidates.Text, names, ranking.Candidates, SummaryFeatureNames.Of);
            candidates.CollectForm(candidate, ref own);
            var words = WordOverlap.Words(candidates.Tell(candidate).Text);
            values.Add(references.Max(r => WordOverlap.F1(words, r)));
            ranking.EndCandidate(row, values[^1]);
        }
    }

    private double[] Penalties()
        => [.. Enumerable.Range(0, names.Count).Select(column => names.CountOf(column) < FewestForSentences
            ? double.PositiveInfinity
            : PenaltyForSentences * PenaltyOf(names.NameOf(column)))];

    /// <summary>Features with words in their names are many and seldom seen; the others are few and trusted more.</summary>
    internal static double PenaltyOf(string name) => name.Contains(':', StringComparison.Ordinal) ? 1 : 0.1;

    private void CrossValidate(double[] penalties, SummaryCandidates[] abstracts)
    {
        var sum = 0.0;
        var scores = new double[all.Length][];
        for (var fold = 0; fold < Folds; fold++)
        {
            var weights = ranking.Learn([.. all.Where(d => d % Folds != fold)], penalties, Rounds);
            var left = all.Where(d => d % Folds == fold).ToArray();
            sum += Score(left, weights) * left.Length;
            foreach (var document in left) scores[document] = ranking.Scores(document, weights);
        }

        var best = all.Average(d => ranking.Range(d) is var (from, to) && to > from ? values.GetRange(from, to - from).Max() : 0);
        Say($"ROUGE-1 on abstracts left out {100 * sum / all.Length:F2}, at best {100 * best:F2}");
        JudgeLines(abstracts, scores);
    }

    /// <summary>Says how good lines are by what <see cref="LineChoice"/> goes by, on abstracts left out.</summary>
    private void JudgeLines(SummaryCandidates[] abstracts, double[][] scores)
    {
        foreach (var learnt in new[] { 0.02, 0.05, 0.1, 0.2 })
        {
            foreach (var reference in new[] { 12, 16, 20, 24 })
            {
                var value = all.Average(document => Value(document, new LineChoice(abstracts[document], scores[document], learnt, reference).Best()));
                Say($"lines, share {learnt}, reference {reference}: {100 * value:F2}");
            }
        }

        double Value(int document, (int Candidate, bool IsLedByTitle) choice)
        {
            var sentence = abstracts[document].Tell(choice.Candidate);
            var words = WordOverlap.Words(SummaryLine.Of(choice.IsLedByTitle ? examples[document].Title : "", sentence).Text);
            return examples[document].Summaries.Max(summary => WordOverlap.F1(words, WordOverlap.Words(summary)));
        }
    }

    private double Score(int[] documents, double[] weights) => documents.Average(d => values[ranking.Best(d, weights)]);

    private void Write(string path, double[] inclusionWeights, double[] weights, bool hasPapers)
    {
        var lines = new List<KeyValuePair<string, double>>(rarities) { KeyValuePair.Create("RarityOfUnknown", rarity.Unknown) };
        lines.AddRange(inclusionWeights.Select((weight, column) => KeyValuePair.Create(inclusion.Names.NameOf(column), weight)));
        lines.AddRange(weights.Select((weight, column) => KeyValuePair.Create(names.NameOf(column), weight)));
        using var text = new StreamWriter(path) { NewLine = "\n" };
        text.WriteLine("# Weights of the quick summary; docs/lens.md says what the features are. Written by");
        text.WriteLine("# dotnet run -c Release --project bench/ArxivLens.Training -- summaries <train> <papers> --out <file>");
        var papers = hasPapers ? "; rarities also from arXiv's metadata (CC0)" : "";
        text.WriteLine($"# from {examples.Length} abstracts of SciTLDR (Apache-2.0){papers}");
        var kept = lines.Where(l => Math.Abs(l.Value) >= Least).OrderBy(l => l.Key, StringComparer.Ordinal).ToArray();
        foreach (var (name, weight) in kept)
            text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}\t{Math.Round(weight, 3):0.###}"));
        Say($"{kept.Length} weights written");
    }

    private void Say(FormattableString what)
    {
        var text = FormattableString.Invariant(what);
        log.WriteLine(FormattableString.Invariant($"{clock.Elapsed.TotalSeconds,6:F1} s  {text}"));
    }

    private sealed record Paper(string Abstract);
}

/// <summary>An abstract with what people wrote of it.</summary>
/// <param name="Title">The title.</param>
/// <param name="Sentences">The abstract.</param>
/// <param name="Summaries">One sentence or more that say it.</param>
internal sealed record SummaryExample(string Title, IReadOnlyList<string> Sentences, IReadOnlyList<string> Summaries)
{
    /// <summary>The abstract as one text.</summary>
    public string Abstract { get; } = string.Join(' ', Sentences);
}
