using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ArxivLens.Core.Summaries;

namespace ArxivLens.Evaluation;

/// <summary>How near the quick summary comes to what people wrote (SciTLDR), beside simple choices of sentences.</summary>
internal static partial class SummaryEvaluation
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Prints one line per way of choosing, or one JSON object with percents.</summary>
    /// <param name="path">Lines with <c>title</c>, <c>sentences</c> and <c>summaries</c>.</param>
    /// <param name="asJson">Whether to print JSON.</param>
    /// <param name="output">Where to print.</param>
    /// <exception cref="InvalidDataException">A line is no such object, or lacks a sentence or a summary.</exception>
    public static void Run(string path, bool asJson, TextWriter output)
    {
        var items = LabelledFile.Read<LabelledSummary>(path);
        Check(items, path);
        var ways = new (string Key, string Name, Func<LabelledSummary, string> Choose, bool Stems)[]
        {
            ("one", "one line", OneLine, false), ("stemmed", "the same, stemmed", OneLine, true),
            ("sentence", "its sentence alone", One, false),
            ("two", "two sentences", Two, false), ("title", "title", i => i.Title, false),
            ("first", "first sentence", i => i.Sentences[0], false), ("cue", "first cue sentence", Cue, false),
            ("oracle", "best whole sentence", Oracle, false),
        };
        var results = ways.Select(w => (w.Key, w.Name, Line: Line.Of(items, w.Choose, w.Stems))).ToArray();
        if (asJson) output.WriteLine(JsonSerializer.Serialize(ToJson(items.Count, results), Indented));
        else PrintTable(output, items, results);
    }

    private static void Check(IReadOnlyList<LabelledSummary> items, string path)
    {
        if (items.Count == 0) throw new InvalidDataException($"{path} has no abstract.");
        for (var at = 0; at < items.Count; at++)
        {
            if (items[at].Sentences.Count == 0 || items[at].Summaries.Count == 0)
                throw new InvalidDataException($"{path}, abstract {at + 1}: it has no sentence or no summary.");
        }
    }

    private static void PrintTable(
        TextWriter output, IReadOnlyList<LabelledSummary> items, IReadOnlyList<(string Key, string Name, Line Line)> results)
    {
        output.WriteLine($"{items.Count} abstracts; ROUGE F1 in percent, the best reference of each measure");
        foreach (var (_, name, line) in results)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-20} R1 {100 * line.Rouge.One:F1}  R2 {100 * line.Rouge.Two:F1}  RL {100 * line.Rouge.Longest:F1}"
                + $"  words {line.Words:F0}"));
        }

        var shortened = 100.0 * items.Count(i => QuickSummary.ChooseOne(i.Title, i.Abstract)?.IsShortened == true) / items.Count;
        var led = 100.0 * items.Count(i => QuickSummary.ChooseLine(i.Title, i.Abstract)?.IsLedByTitle == true) / items.Count;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"shortened: {shortened:F1} %; lines led by the title: {led:F1} %"));
    }

    private static Dictionary<string, object> ToJson(
        int count, IReadOnlyList<(string Key, string Name, Line Line)> results)
    {
        var json = new Dictionary<string, object> { ["abstracts"] = count };
        foreach (var (key, _, line) in results)
        {
            var three = new Dictionary<string, object>
            {
                ["rouge1"] = Math.Round(100 * line.Rouge.One, 2),
                ["rouge2"] = Math.Round(100 * line.Rouge.Two, 2),
                ["rougeL"] = Math.Round(100 * line.Rouge.Longest, 2),
            };
            if (key != "one") json[key] = three;
            else foreach (var (name, value) in three) json[name] = value;
        }

        return json;
    }

    private static string One(LabelledSummary item) => QuickSummary.ChooseOne(item.Title, item.Abstract)?.Text ?? "";

    private static string OneLine(LabelledSummary item) => QuickSummary.ChooseLine(item.Title, item.Abstract)?.Text ?? "";

    private static string Two(LabelledSummary item)
        => string.Join(' ', QuickSummary.Choose(item.Title, item.Abstract).Select(s => s.Text));

    /// <summary>The first sentence that says what the authors do, else the first.</summary>
    private static string Cue(LabelledSummary item)
        => item.Sentences.FirstOrDefault(s => CueWords().IsMatch(s)) ?? item.Sentences[0];

    /// <summary>The most any whole sentence could reach, chosen with the references in hand.</summary>
    private static string Oracle(LabelledSummary item) => item.Sentences.MaxBy(s => Rouge.BestOf(s, item.Summaries).One)!;

    [GeneratedRegex(
        @"\b(we (propose|show|present|introduce|develop|study|demonstrate|investigate|provide|describe|prove)"
        + @"|this (paper|work))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex CueWords();

    private readonly record struct Line(Rouge Rouge, double Words)
    {
        public static Line Of(IReadOnlyList<LabelledSummary> items, Func<LabelledSummary, string> choose, bool stems)
        {
            var chosen = items.Select(choose).ToArray();
            var scores = items.Select((item, at) => Rouge.BestOf(chosen[at], item.Summaries, stems)).ToArray();
            return new Line(Rouge.Mean(scores), chosen.Average(text => Evaluation.Rouge.Words(text).Length));
        }
    }

    private sealed record LabelledSummary(string Title, IReadOnlyList<string> Sentences, IReadOnlyList<string> Summaries)
    {
        /// <summary>The abstract as one text.</summary>
        public string Abstract { get; } = string.Join(' ', Sentences);
    }
}
