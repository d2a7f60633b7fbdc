using System.Globalization;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Terms;
using ArxivLens.Index;
using ArxivLens.Index.Analysis;
using ArxivLens.Index.Documents;

namespace ArxivLens.Evaluation;

/// <summary>
/// How many of people's key phrases the key terms find (F1 of the first ten, stems compared, mean over the documents), beside
/// plain TF-IDF of single words. Document frequencies are those of the data set itself.
/// </summary>
internal static class KeyPhraseEvaluation
{
    private const int Terms = 10;

    /// <summary>Prints one line per way of choosing.</summary>
    public static void Run(string path, bool asJson, TextWriter output)
    {
        var items = LabelledFile.Read<LabelledPhrases>(path);
        var folder = Directory.CreateTempSubdirectory("arxivlens-terms");
        try
        {
            Build(folder.FullName, items);
            using var index = IndexReader.Open(folder.FullName);
            Print(output, "single words", items, i => SingleWords(index, i));
            Print(output, "key terms", items, i => KeyTerms.Extract(index, WorkOf(i), Terms).Select(t => t.Text));
        }
        finally
        {
            folder.Delete(true);
        }
    }

    private static void Build(string folder, IReadOnlyList<LabelledPhrases> items)
    {
        using var builder = new IndexBuilder(folder, "evaluation");
        foreach (var item in items)
        {
            var work = WorkOf(item);
            builder.Add(new IndexDocument { Key = item.Id, Title = work.Title, Abstract = work.Abstract });
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

    private static IEnumerable<string> SingleWords(IndexReader index, LabelledPhrases item)
        => Analyzer.Analyze(item.Text).Where(t => t.Kind == TokenKind.Word).CountBy(t => t.Term)
            .OrderByDescending(t => t.Value * Math.Log((index.DocumentCount + 1.0) / (index.Terms.DocumentFrequency(t.Key) + 1)))
            .Take(Terms).Select(t => t.Key);

    private static void Print(
        TextWriter output, string name, IReadOnlyList<LabelledPhrases> items, Func<LabelledPhrases, IEnumerable<string>> choose)
    {
        var scores = items.Select(i => Compare(choose(i), i.KeyPhrases)).ToArray();
        var (precision, recall) = (scores.Average(s => s.Precision), scores.Average(s => s.Recall));
        var f1 = scores.Average(s => s.F1);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{name,-14} P {100 * precision:F1}  R {100 * recall:F1}  F {100 * f1:F1}"));
    }

    private static (double Precision, double Recall, double F1) Compare(IEnumerable<string> found, IEnumerable<string> wanted)
    {
        var left = found.Select(Stem).Distinct(StringComparer.Ordinal).ToArray();
        var right = wanted.Select(Stem).ToHashSet(StringComparer.Ordinal);
        double common = left.Count(right.Contains);
        return common == 0 ? default : (common / left.Length, common / right.Count, 2 * common / (left.Length + right.Count));
    }

    private static string Stem(string phrase)
    {
        var words = phrase.ToLowerInvariant().Split([' ', '\t', '\n', '-'], StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words.Select(PorterStemmer.Stem));
    }

    private sealed record LabelledPhrases(string Id, string Text, IReadOnlyList<string> KeyPhrases);
}
