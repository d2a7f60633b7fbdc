using System.Globalization;
using ArxivLens.Evaluation;
using ArxivLens.Index.Analysis;

namespace ArxivLens.Training;

/// <summary>
/// Counts in how many abstracts of arXiv the words stand, and how often they come again there: what a small library, which has seen
/// few texts, goes by.
/// </summary>
internal static class CommonWords
{
    private const int Fewest = 40;

    /// <summary>Reads papers and writes the table.</summary>
    /// <param name="papers">Files in the snapshot's shape.</param>
    /// <param name="path">Where to write.</param>
    public static void Run(IEnumerable<string> papers, string path)
    {
        var counts = new Dictionary<string, (int Documents, int Times)>(StringComparer.Ordinal);
        var documents = 0;
        foreach (var file in papers)
        {
            foreach (var paper in LabelledFile.Read<SnapshotPaper>(file))
            {
                documents++;
                Count(counts, $"{paper.Title}\n\n{paper.Abstract}");
            }
        }

        using var output = new StreamWriter(path) { NewLine = "\n" };
        output.WriteLine("# Made by bench/ArxivLens.Training common-words of arXiv's metadata (CC0): word as it is indexed, abstracts that");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"# hold it, times it stands there; words of {Fewest} abstracts and more. The first line counts the abstracts."));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"*\t{documents}\t{documents}"));
        foreach (var (word, count) in counts.Where(one => one.Value.Documents >= Fewest).OrderBy(one => one.Key, StringComparer.Ordinal))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{word}\t{count.Documents}\t{count.Times}"));
    }

    private static void Count(Dictionary<string, (int Documents, int Times)> counts, string text)
    {
        var words = Analyzer.Analyze(text).Where(token => token.Kind is TokenKind.Word);
        foreach (var word in words.GroupBy(token => token.Term, StringComparer.Ordinal))
        {
            var (inDocuments, times) = counts.GetValueOrDefault(word.Key);
            counts[word.Key] = (inDocuments + 1, times + word.Count());
        }
    }
}
