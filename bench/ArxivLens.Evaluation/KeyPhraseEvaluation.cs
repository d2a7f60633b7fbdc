using System.Globalization;
using System.Text.Json;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Terms;
using ArxivLens.Index;
using ArxivLens.Index.Documents;

namespace ArxivLens.Evaluation;

/// <summary>
/// How many of people's key phrases the key terms find, beside plain TF-IDF. Both sides are compared by Porter stems and each
/// phrase counts once. Document frequencies are those of the data set itself, indexed as a library of its own.
/// </summary>
internal static class KeyPhraseEvaluation
{
    private const int Terms = 15;

    /// <summary>Prints a line per way of choosing, or one JSON object; figures in percent.</summary>
    /// <param name="path">Lines with <c>text</c> (its first line is the title when it has more) and <c>keyphrases</c>.</param>
    /// <param name="asJson">Whether to print JSON: the key terms, their <c>micro</c> average, <c>baselines</c>.</param>
    /// <param name="output">Where to print.</param>
    /// <exception cref="InvalidDataException">A line is no such object.</exception>
    public static void Run(string path, bool asJson, TextWriter output)
    {
        var items = LabelledFile.Read<LabelledPhrases>(path);
        Check(path, items);
        var folder = Directory.CreateTempSubdirectory("arxivlens-terms");
        try
        {
            Build(folder.FullName, items);
            using var index = IndexReader.Open(folder.FullName);
            var words = Score(items, i => TfIdfPhrases.Choose(index, i.Text, 1, Terms));
            var phrases = Score(items, i => TfIdfPhrases.Choose(index, i.Text, 3, Terms));
            var terms = Score(items, i => [.. KeyTerms.Extract(index, WorkOf(i), Terms).Select(t => t.Text)]);
            if (asJson) WriteJson(output, words, phrases, terms);
            else WriteTable(output, ("single words", words), ("phrases of 1-3", phrases), ("key terms", terms));
        }
        finally
        {
            folder.Delete(true);
        }
    }

    private static void Check(string path, IReadOnlyList<LabelledPhrases> items)
    {
        for (var at = 0; at < items.Count; at++)
        {
            if (items[at] is null or { Text: null } or { KeyPhrases: null } || items[at].KeyPhrases.Contains(null!))
                throw new InvalidDataException($"{path}, object {at + 1}: text or keyphrases are missing.");
        }
    }

    private static void Build(string folder, IReadOnlyList<LabelledPhrases> items)
    {
        using var builder = new IndexBuilder(folder, "evaluation");
        for (var at = 0; at < items.Count; at++)
        {
            var work = WorkOf(items[at]);
            builder.Add(new IndexDocument { Key = $"text:{at}", Title = work.Title, Abstract = work.Abstract });
        }

        builder.Commit();
    }

    /// <summary>The title is the first line; a text of one line has none.</summary>
    private static Work WorkOf(LabelledPhrases item)
    {
        var text = item.Text.Replace("\n\t", " ", StringComparison.Ordinal).Trim();
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return new Work { Key = default, Title = end < 0 ? "" : text[..end], Abstract = end < 0 ? text : text[(end + 1)..] };
    }

    private static PhraseScore Score(IReadOnlyList<LabelledPhrases> items, Func<LabelledPhrases, IReadOnlyList<string>> choose)
    {
        var score = new PhraseScore();
        foreach (var item in items) score.Add(choose(item), item.KeyPhrases);
        return score;
    }

    private static void WriteTable(TextWriter output, params ReadOnlySpan<(string Name, PhraseScore Score)> rows)
    {
        foreach (var (name, score) in rows)
        {
            var cells = PhraseScore.Cuts.Select(cut =>
            {
                var (mean, pooled) = (score.Macro(cut), score.Micro(cut));
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"@{cut} P {mean.Precision:F1} R {mean.Recall:F1} F {mean.F:F1} (micro F {pooled.F:F1})");
            });
            output.WriteLine($"{name,-14} {string.Join("  ", cells)}");
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"",-14} repeated or nested {score.Repeated:F1} %"));
        }
    }

    private static void WriteJson(TextWriter output, PhraseScore words, PhraseScore phrases, PhraseScore terms)
    {
        var answer = PhraseScore.ToFigures(terms.Macro);
        answer["micro"] = PhraseScore.ToFigures(terms.Micro);
        answer["repeated"] = terms.Repeated;
        answer["baselines"] = new Dictionary<string, object>
        {
            ["single words"] = PhraseScore.ToFigures(words.Macro),
            ["phrases"] = PhraseScore.ToFigures(phrases.Macro),
        };
        output.WriteLine(JsonSerializer.Serialize(answer));
    }

    private sealed record LabelledPhrases(string Text, IReadOnlyList<string> KeyPhrases);
}
