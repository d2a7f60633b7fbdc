using System.Globalization;
using ArxivLens.Core.Summaries;

namespace ArxivLens.Training;

/// <summary>
/// Trains what tells the role of a sentence, from headed abstracts and from what sentences of arXiv announce, and writes
/// <c>finding-weights.tsv</c>. Phrases count that are common in every field of arXiv, so that none names a subject.
/// </summary>
internal static class FindingTraining
{
    private const int Folds = 5;

    /// <summary>How often a headed sentence counts.</summary>
    private const int HeadedTimes = 4;

    /// <summary>One paper in so many is read.</summary>
    private const int Stride = 9;

    /// <summary>A phrase must stand in so many sentences …</summary>
    private const int FewestSentences = 8;

    /// <summary>… and in so great a share of the abstracts of each field.</summary>
    private const double CommonShare = 0.01;

    /// <summary>Rows all of whose weights are less are left out of the file.</summary>
    private const float LeastWeight = 0.02f;

    /// <summary>Trains, writes and prints how often a fold is told right.</summary>
    /// <param name="papers">Papers of arXiv in the snapshot's shape.</param>
    /// <param name="weightFile">Where the weights go.</param>
    /// <param name="judge">SciFact's corpus, by whose headings the weights are judged; <c>null</c> when there is none.</param>
    /// <param name="output">Where to print.</param>
    public static void Run(string papers, string weightFile, string? judge, TextWriter output)
    {
        var structured = HeadedAbstracts.Read(papers);
        var cued = CuedAbstracts.Read(papers, Stride);
        var phrases = FindCommonPhrases(structured, cued);
        var model = new SentenceRoleModel([.. phrases.Select(phrase => new KeyValuePair<string, float[]>(phrase, new float[5]))]);
        var hidden = FindAnnouncing(model);
        var announced = new FindingExamples();
        for (var number = 0; number < cued.Count; number++)
        {
            var parity = number % 2;
            announced.Add(model, cued[number].Labelled, at => at % 2 == parity ? row => hidden[row] : null);
        }

        output.WriteLine($"{structured.Count} headed abstracts, {cued.Count} of arXiv, {announced.Roles.Count} sentences of these"
            + $" announce one role, {phrases.Count} phrases are common");
        CrossValidate(model, structured, announced, output);
        var all = new FindingExamples();
        foreach (var one in structured)
            all.Add(model, one);
        all.Add(Repeated(all));
        all.Add(announced);
        var weights = all.Train(model.Names.Count);
        Write(weightFile, model, weights);
        if (judge is not null)
            Judge(judge, model.With(weights), output);
    }

    private static void CrossValidate(
        SentenceRoleModel model, IReadOnlyList<LabelledAbstract> structured, FindingExamples announced, TextWriter output)
    {
        var (with, without) = (new RoleTally(), new RoleTally());
        for (var fold = 0; fold < Folds; fold++)
        {
            var (train, test) = (new FindingExamples(), new FindingExamples());
            for (var number = 0; number < structured.Count; number++)
                (number % Folds == fold ? test : train).Add(model, structured[number]);
            without.Add(model.With(train.Train(model.Names.Count)), test);
            train.Add(Repeated(train));
            train.Add(announced);
            with.Add(model.With(train.Train(model.Names.Count)), test);
        }

        output.WriteLine($"headed abstracts alone, {Folds} folds:            {without}");
        output.WriteLine($"with arXiv's announced sentences, {Folds} folds:  {with}");
    }

    /// <summary>Headed sentences once more, and again: they are few beside the announced ones, and told by people.</summary>
    private static FindingExamples Repeated(FindingExamples headed)
    {
        var more = new FindingExamples();
        for (var time = 1; time < HeadedTimes; time++)
            more.Add(headed);
        return more;
    }

    private static void Judge(string corpus, SentenceRoleModel model, TextWriter output)
    {
        var (tally, test) = (new RoleTally(), new FindingExamples());
        foreach (var one in StructuredAbstracts.Read(corpus))
            test.Add(model, one);
        tally.Add(model, test);
        output.WriteLine($"on SciFact's headed abstracts, which taught nothing:  {tally}");
    }

    private static List<string> FindCommonPhrases(IReadOnlyList<LabelledAbstract> structured, IReadOnlyList<CuedAbstract> cued)
    {
        var sentences = new Dictionary<string, int>(StringComparer.Ordinal);
        var fields = cued.GroupBy(one => one.Field, StringComparer.Ordinal).Select(field => (
            Counts: Count(field.Select(one => one.Labelled)), Needed: field.Count() * CommonShare)).ToArray();
        foreach (var phrase in structured.Concat(cued.Select(one => one.Labelled))
            .SelectMany(one => one.Sentences).SelectMany(sentence => FindingPhrases.Of(sentence).Distinct()))
        {
            sentences[phrase] = sentences.GetValueOrDefault(phrase) + 1;
        }

        return [.. sentences.Where(phrase => phrase.Value >= FewestSentences).Select(phrase => phrase.Key)
            .Where(phrase => fields.All(field => field.Counts.GetValueOrDefault(phrase) >= field.Needed))
            .Order(StringComparer.Ordinal)];
    }

    private static Dictionary<string, int> Count(IEnumerable<LabelledAbstract> abstracts)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var phrase in abstracts.SelectMany(one => one.Sentences.SelectMany(FindingPhrases.Of).Distinct()))
            counts[phrase] = counts.GetValueOrDefault(phrase) + 1;
        return counts;
    }

    /// <summary>
    /// The rows by which sentences of arXiv got their roles. They are hidden in every other sentence, for else the model would
    /// learn the rules that labelled it and nothing of the sentences they do not reach.
    /// </summary>
    private static bool[] FindAnnouncing(SentenceRoleModel model)
    {
        const FindingCue Roles = FindingCue.Objective | FindingCue.Method | FindingCue.Result | FindingCue.Conclusion;
        var announcing = FindingCues.Phrases.Where(phrase => (phrase.Value & Roles) != 0)
            .Select(phrase => $" {phrase.Key} ").ToArray();
        return [.. model.Names.Select(name => name[0] == '='
            ? name.StartsWith("=cue", StringComparison.Ordinal) || name is "=self" or "=first-self"
            : announcing.Any(phrase => $" {name} ".Contains(phrase, StringComparison.Ordinal)))];
    }

    private static void Write(string path, SentenceRoleModel model, float[][] weights)
    {
        using var file = new StreamWriter(path) { NewLine = "\n" };
        file.WriteLine("name\t" + string.Join('\t', Enum.GetNames<SentenceRole>().Select(name => name.ToLowerInvariant())));
        for (var row = 0; row < weights.Length; row++)
        {
            if (weights[row].Max(Math.Abs) < LeastWeight)
                continue;
            file.WriteLine(model.Names[row] + "\t" + string.Join(
                '\t', weights[row].Select(weight => weight.ToString("0.###", CultureInfo.InvariantCulture))));
        }
    }
}
