using System.Globalization;
using ArxivLens.Core.Terms;
using ArxivLens.Evaluation;
using ArxivLens.Index.Analysis;

namespace ArxivLens.Training;

/// <summary>
/// Learns the table of words by which key terms are found (src/ArxivLens.Core/Terms/word-weights.tsv): how each word is used is
/// counted over titles and abstracts, and what of it makes a word of a term is learnt from the phrases that authors chose
/// (<see cref="TermLabels"/>). Both are arXiv's metadata (CC0).
/// </summary>
internal static class TermTraining
{
    /// <summary>Words met less often are told by their endings.</summary>
    private const int LeastCount = 25;

    private const int LongestLabel = 7;

    /// <summary>One paper without key words in so many is learnt from.</summary>
    private const int Stride = 8;

    /// <summary>
    /// What is added to the constants: authors name a few of the terms of a text only, so that what is learnt from them takes far
    /// too few words for parts of one. Chosen with the figures of SemEval 2017 in view, of 1, 2, 3 and 4.
    /// </summary>
    private const double Unnamed = 2;

    /// <summary>Trains and writes the table.</summary>
    /// <param name="papers">Papers in the snapshot's shape.</param>
    /// <param name="output">Where the table is written.</param>
    public static void Run(IReadOnlyList<string> papers, TextWriter output)
    {
        var uses = new Dictionary<string, WordUse>(StringComparer.Ordinal);
        var sample = new List<(LabelPaper Paper, bool WithoutKeywords)>();
        var number = 0;
        foreach (var paper in papers.SelectMany(LabelledFile.Read<LabelPaper>))
        {
            WordUse.CountTitle(TermToken.Read(paper.Title), uses);
            WordUse.CountAbstract(TermToken.Read(paper.Abstract), uses);
            sample.Add((paper, number++ % Stride == 0));
        }

        var (inside, together) = (new SparseLogistic(), new SparseLogistic());
        foreach (var (paper, withoutKeywords) in sample)
        {
            if (TermLabels.Of(paper, withoutKeywords, form => WordUse.Joins(uses.GetValueOrDefault(form))) is { } text)
                AddExamples(text, uses, inside, together);
        }

        inside.Fit();
        together.Fit();
        Write(uses, inside, together, output);
    }

    private static void AddExamples(
        LabelledText text, Dictionary<string, WordUse> uses, SparseLogistic inside, SparseLogistic together)
    {
        var tokens = TermToken.Read(text.Text);
        var labels = FindLabels(tokens, text.KeyPhrases, uses);
        for (var at = 0; at < tokens.Length; at++)
        {
            if (!tokens[at].IsContent) continue;
            var isInside = labels.Any(l => l.First <= at && at <= l.Last);
            var context = new[] { ("<" + SignBefore(tokens, at), 1.0), (">" + SignBehind(tokens, at), 1.0) };
            inside.Add([.. FeaturesOf(tokens[at].Form, uses, ""), .. context], isInside);
            if (at + 1 == tokens.Length || !tokens[at + 1].IsContent || !tokens[at + 1].FollowsBlank) continue;
            var areTogether = labels.Any(l => l.First <= at && at < l.Last);
            if (!areTogether && !labels.Any(l => l.Last == at || l.First == at + 1)) continue;
            together.Add([.. FeaturesOf(tokens[at].Form, uses, "l"), .. FeaturesOf(tokens[at + 1].Form, uses, "r")], areTogether);
        }
    }

    /// <summary>The places of the phrases, without verbs and words of grammar at their ends.</summary>
    private static List<(int First, int Last)> FindLabels(
        TermToken[] tokens, IReadOnlyList<string> phrases, Dictionary<string, WordUse> uses)
    {
        var found = new List<(int, int)>();
        foreach (var phrase in phrases.Select(TermToken.Read).Where(p => p.Length is > 0 and <= LongestLabel))
        {
            for (var start = 0; start + phrase.Length <= tokens.Length; start++)
            {
                if (phrase.Where((word, at) => word.Form != tokens[start + at].Form).Any()) continue;
                var (first, last) = (start, start + phrase.Length - 1);
                while (first <= last && (!tokens[first].IsContent || (first < last && IsVerb(tokens[first].Form)))) first++;
                while (last >= first && !tokens[last].IsContent) last--;
                if (first <= last) found.Add((first, last));
            }
        }

        return found;

        bool IsVerb(string form) => WordUse.Verbness(uses.GetValueOrDefault(form)) > 0;
    }

    private static IEnumerable<(string Name, double Value)> FeaturesOf(string form, Dictionary<string, WordUse> uses, string role)
    {
        var measures = WordUse.Measure(uses.GetValueOrDefault(form));
        for (var at = 0; at < measures.Length; at++) yield return ($"{role}*{at}", measures[at]);
        for (var length = 2; length <= 4 && length < form.Length; length++) yield return ($"{role}-{form[^length..]}", 1);
    }

    private static string SignBefore(TermToken[] tokens, int at)
        => tokens[at].FollowsBlank && at > 0 ? NameOf(tokens[at - 1]) : $"*{tokens[at].Gap}";

    private static string SignBehind(TermToken[] tokens, int at) => at + 1 == tokens.Length
        ? $"*{TermToken.Edge}"
        : tokens[at + 1].FollowsBlank ? NameOf(tokens[at + 1]) : $"*{tokens[at + 1].Gap}";

    private static string NameOf(TermToken token)
        => token.IsContent ? "*word" : token.Kind == TokenKind.StopWord ? token.Form : "*figure";

    private static void Write(
        Dictionary<string, WordUse> uses, SparseLogistic inside, SparseLogistic together, TextWriter output)
    {
        output.WriteLine("# Made by bench/ArxivLens.Training terms; see docs/lens.md, Key terms. Log-odds: that the word stands");
        output.WriteLine("# in a term; what it says of the word behind and of the one before; that it stands with the word");
        output.WriteLine("# behind in one term; with the word before.");
        output.WriteLine("# word\tinside\tbefore\tafter\tleft\tright");
        WriteRow(output, "*constant", inside.Constant + Unnamed, 0, 0, together.Constant + Unnamed, 0);
        var rare = WordUse.Measure(null);
        WriteRow(output, "*rare", Sum(inside, "", rare), 0, 0, Sum(together, "l", rare), Sum(together, "r", rare));
        var signs = inside.Names.Where(n => n[0] is '<' or '>').Select(n => n[1..]);
        foreach (var name in signs.Distinct().Order(StringComparer.Ordinal))
            WriteRow(output, name, 0, inside.Weight("<" + name), inside.Weight(">" + name), 0, 0);
        var endings = inside.Names.Concat(together.Names.Select(n => n[1..])).Where(n => n[0] == '-');
        foreach (var ending in endings.Distinct().Order(StringComparer.Ordinal))
            WriteRow(output, ending, inside.Weight(ending), 0, 0, together.Weight("l" + ending), together.Weight("r" + ending));
        foreach (var (word, use) in uses.Where(u => u.Value.Count >= LeastCount).OrderBy(u => u.Key, StringComparer.Ordinal))
        {
            WriteRow(
                output, word, Sum(inside, "", word, use), 0, 0, Sum(together, "l", word, use), Sum(together, "r", word, use));
        }
    }

    private static double Sum(SparseLogistic model, string role, string word, WordUse use)
    {
        var sum = Sum(model, role, WordUse.Measure(use));
        for (var length = 2; length <= 4 && length < word.Length; length++) sum += model.Weight($"{role}-{word[^length..]}");
        return sum;
    }

    private static double Sum(SparseLogistic model, string role, double[] measures)
        => measures.Select((value, at) => value * model.Weight($"{role}*{at}")).Sum();

    private static void WriteRow(TextWriter output, string name, params ReadOnlySpan<double> parts)
    {
        var isNothing = true;
        var line = name;
        foreach (var part in parts)
        {
            var text = part.ToString("0.##", CultureInfo.InvariantCulture);
            isNothing &= text is "0" or "-0";
            line += '\t' + (text is "0" or "-0" ? "" : text);
        }

        if (!isNothing) output.WriteLine(line);
    }
}
