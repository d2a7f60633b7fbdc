using System.Globalization;
using System.Text.Json;
using ArxivLens.Core.References;
using ArxivLens.Core.Summaries;
using ArxivLens.Training;

namespace ArxivLens.Evaluation;

/// <summary>Measures the parser of references on labelled strings, as it is or trained on the other parts of them.</summary>
internal sealed class ReferenceEvaluation
{
    private const ulong Seed = 8;

    private readonly FieldScore loose = new();
    private readonly FieldScore strict = new();
    private readonly List<string> faults = [];
    private readonly List<string> texts = [];
    private int strings;
    private int rightStrings;
    private int pieces;
    private int rightPieces;
    private int? resolved;

    /// <summary>Measures and prints; 2 when it was asked wrongly.</summary>
    public static int Run(ReadOnlySpan<string> arguments, TextWriter output, TextWriter errors)
    {
        if (!ReferenceOptions.TryRead(arguments, out var options))
        {
            errors.WriteLine(ReferenceOptions.Usage);
            return 2;
        }

        var references = LabelledReferenceFile.ReadAll(options.Files.Where(file => !ReferenceValues.Are(file)));
        var evaluation = new ReferenceEvaluation();
        if (options.Parts > 1)
            evaluation.CrossValidate(references, options.Parts, options);
        else
            evaluation.Judge(references, new ReferenceLabeller(ReferenceModel.Shared));
        foreach (var (text, values) in options.Files.Where(ReferenceValues.Are).SelectMany(ReferenceValues.Read))
            evaluation.JudgeValues(text, values);
        if (options.Library is { } library)
            evaluation.resolved = ResolvingEvaluation.Count(library, evaluation.texts);
        if (options.AsJson)
            evaluation.WriteJson(options.Parts, output);
        else
            evaluation.WriteTable(options.Parts, options.ListsFaults, output);
        return 0;
    }

    /// <summary>Strings that are the same but for punctuation are in one part, wherever they stand.</summary>
    private static int PartOf(LabelledReference reference, int folds) =>
        (int)(WordHash.Join(Seed, WordHash.Of(reference.Gist)) % (ulong)folds);

    private void CrossValidate(List<LabelledReference> references, int folds, ReferenceOptions options)
    {
        var made = options.Papers is { } papers ? MadeReferences.Make(papers, ReferenceTraining.Made) : [];
        var corpus = new ReferenceCorpus([.. references, .. made], options.LeftOut);
        for (var fold = 0; fold < folds; fold++)
        {
            var others = Enumerable.Range(0, references.Count).Where(at => PartOf(references[at], folds) != fold
                && WordHash.Join(Seed + 1, WordHash.Of(references[at].Gist)) % 100 < (ulong)options.Percent);
            var weights = ReferenceFieldTraining.Learn(corpus, [.. others, .. Enumerable.Range(references.Count, corpus.References.Count - references.Count)], options.Learning);
            var model = weights.ToModel(corpus.Names, ReferenceTraining.Digits);
            Judge(references.Where(one => PartOf(one, folds) == fold), new ReferenceLabeller(model));
        }
    }

    private void Judge(IEnumerable<LabelledReference> references, ReferenceLabeller labeller)
    {
        var (forms, tokens) = (new List<ReferenceForm>(), new List<ReferenceToken>());
        foreach (var reference in references)
        {
            var parsed = ReferenceParser.Parse(reference.Text, labeller);
            ReferenceTokens.Split(reference.Text, forms, tokens);
            var said = ReferenceFields.LabelsOf(parsed, tokens);
            var labelled = LabelledPieces.Of(reference, tokens);
            var asLabelled = tokens.Select(token => reference.LabelAt(token.CoreStart)).ToArray();
            var right = Values(ReferenceFields.OfPieces(reference.Text, tokens, labelled)).Concat(ReferenceFields.ArxivIn(reference.Text)).ToList();
            var found = Values(ReferenceFields.OfPieces(reference.Text, tokens, said)).Concat(ReferenceFields.ArxivOf(parsed)).ToList();
            loose.Add(right, found);
            strict.Add(
                ReferenceFields.OfWords(reference.Text, tokens, asLabelled).Concat(ReferenceFields.ArxivIn(reference.Text)),
                ReferenceFields.OfWords(reference.Text, tokens, said).Concat(ReferenceFields.ArxivOf(parsed)));
            strings++;
            texts.Add(reference.Text);
            rightStrings += right.SequenceEqual(found) ? 1 : 0;
            pieces += tokens.Count;
            rightPieces += labelled.Zip(said).Count(pair => ReferenceFields.NameOf(pair.First) == ReferenceFields.NameOf(pair.Second));
            if (!right.SequenceEqual(found))
                faults.Add(Fault(reference.Text, right, found));
        }
    }

    private void JudgeValues(string text, List<(string Field, string Text)> values)
    {
        var said = ReferenceValues.Of(ReferenceParser.Parse(text), values);
        loose.Add(values, said);
        strict.Add(values, said);
        strings++;
        texts.Add(text);
        rightStrings += values.ToHashSet().IsSubsetOf(said) ? 1 : 0;
    }

    private static IEnumerable<(string Field, string Text)> Values(List<(string Field, string Text)> values) =>
        values.Select(value => (value.Field, ReferenceFields.Normalise(value.Field, value.Text)));

    private static string Fault(string text, List<(string Field, string Text)> right, List<(string Field, string Text)> found) =>
        $"{text}\n    labelled {string.Join(" ", right.Except(found).Select(one => $"[{one.Field}|{one.Text}]"))}"
        + $"\n    said     {string.Join(" ", found.Except(right).Select(one => $"[{one.Field}|{one.Text}]"))}";

    private void WriteTable(int folds, bool listsFaults, TextWriter output)
    {
        output.WriteLine(folds > 1
            ? $"{strings} strings in {folds} parts, each judged by weights learnt from the others"
            : $"{strings} strings by the program's weights. They were learnt from AnyStyle's core and gold, of which the figures flatter.");
        foreach (var name in ReferenceFields.Names)
        {
            var (ours, words) = (loose.Of(name), strict.Of(name));
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-11} P {ours.Precision:F4} R {ours.Recall:F4} F1 {ours.F1:F4} of {ours.Support,5}; to the character as labelled {words.F1:F4}"));
        }

        var culture = CultureInfo.InvariantCulture;
        output.WriteLine(string.Create(culture, $"mean of the first {ReferenceFields.InMean} {loose.Mean:F4}, to the character {strict.Mean:F4}"));
        output.WriteLine(string.Create(culture, $"pieces {(double)rightPieces / Math.Max(1, pieces):F4}, whole strings {(double)rightStrings / strings:F4}"));
        if (resolved is { } count)
            output.WriteLine(string.Create(culture, $"resolved to works of the library {count} ({(double)count / strings:P1})"));
        if (listsFaults)
            faults.ForEach(output.WriteLine);
    }

    private void WriteJson(int folds, TextWriter output) => output.WriteLine(JsonSerializer.Serialize(new
    {
        strings,
        folds,
        shippedWeights = folds <= 1,
        fields = ReferenceFields.Names.ToDictionary(name => name, name => Figures(loose.Of(name))),
        macroF1 = loose.Mean,
        strict = new { fields = ReferenceFields.Names.ToDictionary(name => name, name => Figures(strict.Of(name))), macroF1 = strict.Mean },
        tokenAccuracy = (double)rightPieces / Math.Max(1, pieces),
        stringAccuracy = (double)rightStrings / strings,
        resolved = resolved is { } count ? new { strings = count, share = (double)count / strings } : null,
    }));

    private static object Figures(FieldFigures figures) =>
        new { precision = figures.Precision, recall = figures.Recall, f1 = figures.F1, support = figures.Support };
}
