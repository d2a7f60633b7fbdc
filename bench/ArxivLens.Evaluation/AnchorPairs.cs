using ArxivLens.Core.Annotations;
using ArxivLens.Core.Papers;

namespace ArxivLens.Evaluation;

/// <summary>
/// Real revisions: two records of one title and first author, and abstracts as the full texts of their papers have them. Where a
/// sentence went is told by an alignment of the whole texts, of which only runs of two words and more count.
/// </summary>
internal static class AnchorPairs
{
    /// <summary>Every sentence of the earlier of two such records, to be found in the later.</summary>
    public static IEnumerable<AnchorTrial> Revisions(IReadOnlyList<WorkText> papers)
    {
        var groups = papers.Where(paper => paper.Title.Length > 20 && paper.Abstract.Length > 100)
            .GroupBy(paper => (Fold(paper.Title), Fold(paper.Authors.Split(',')[0]))).Where(group => group.Count() > 1);
        foreach (var group in groups)
        {
            var pair = group.OrderBy(paper => paper.ToWork().Key.SortText, StringComparer.Ordinal).ToList();
            if (pair[0].Abstract == pair[1].Abstract) continue;
            foreach (var trial in Align("record revised", pair[0], AnchorTextBuilder.Of(pair[1].ToWork()), 0)) yield return trial;
        }
    }

    /// <summary>Every sentence of an abstract, to be found in the full text where that has the abstract in it.</summary>
    public static IEnumerable<AnchorTrial> InFullTexts(IReadOnlyList<WorkText> papers, string path)
    {
        var known = papers.ToDictionary(paper => paper.Id);
        foreach (var (id, text) in RecordLines.Read(path, record => (RecordLines.Require(record, "id").GetString()!, RecordLines.TextOf(record, "text") ?? "")))
        {
            if (!known.TryGetValue(id, out var paper) || paper.Abstract.Length < 100) continue;
            var full = AnchorTextBuilder.Of(paper.ToWork(TexText.ToPlain(text)));
            if (PlaceOf(paper.Abstract, full.Text) is not { } place) continue;
            foreach (var trial in Align("abstract in full text", paper, full, place)) yield return trial;
        }
    }

    private static IEnumerable<AnchorTrial> Align(string kind, WorkText paper, AnchorText now, int place)
    {
        var old = AnchorTextBuilder.Of(paper.ToWork());
        var (before, after) = (Words(old.Text, 0, old.Text.Length), Words(now.Text, place, Math.Min(now.Text.Length, place + (3 * old.Text.Length))));
        var partner = Partners(before, after);
        foreach (var sentence in old.Sentences.Where(one => one.Part == AnchorPart.Abstract))
        {
            var inside = Enumerable.Range(0, before.Count).Where(i => before[i].Start >= sentence.Start && before[i].End <= sentence.End).ToList();
            if (inside.Count < 3 || Anchor.Of(old, sentence.Start, sentence.Length) is not { } anchor) continue;
            var found = inside.Where(i => partner[i] >= 0).Select(i => after[partner[i]]).ToList();
            var (start, end) = found.Count == 0 ? (0, 0) : (found.Min(one => one.Start), found.Max(one => one.End));
            yield return new AnchorTrial(kind, anchor, now, start, end - start, (double)found.Count / inside.Count);
        }
    }

    // The longest common subsequence; a word that stands alone in it is chance.
    private static int[] Partners(List<(string Text, int Start, int End)> before, List<(string Text, int Start, int End)> after)
    {
        var lengths = new int[before.Count + 1, after.Count + 1];
        for (var i = before.Count - 1; i >= 0; i--)
        {
            for (var j = after.Count - 1; j >= 0; j--)
            {
                lengths[i, j] = before[i].Text == after[j].Text
                    ? lengths[i + 1, j + 1] + 1
                    : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        var partner = Enumerable.Repeat(-1, before.Count).ToArray();
        for (var (i, j) = (0, 0); i < before.Count && j < after.Count;)
        {
            if (before[i].Text == after[j].Text) partner[i++] = j++;
            else if (lengths[i + 1, j] >= lengths[i, j + 1]) i++;
            else j++;
        }

        for (var i = 0; i < partner.Length; i++)
        {
            var isRun = (i > 0 && partner[i - 1] >= 0 && partner[i] == partner[i - 1] + 1)
                || (i + 1 < partner.Length && partner[i + 1] == partner[i] + 1);
            if (!isRun) partner[i] = partner[i] >= 0 ? -2 : -1;
        }

        return partner;
    }

    // Where the words stand four of which follow each other in the abstract as well.
    private static int? PlaceOf(string summary, string text)
    {
        var (wanted, words) = (Words(summary, 0, summary.Length), Words(text, 0, Math.Min(text.Length, 12_000)));
        var runs = new HashSet<string>(Runs(wanted));
        var hits = Runs(words).Select((run, i) => runs.Contains(run) ? i : -1).Where(i => i >= 0).ToList();
        return hits.Count * 10 < runs.Count * 4 ? null : Math.Max(0, words[hits[0]].Start - 500);
    }

    private static IEnumerable<string> Runs(List<(string Text, int Start, int End)> words) =>
        Enumerable.Range(0, Math.Max(0, words.Count - 3)).Select(i => string.Join(' ', words.Skip(i).Take(4).Select(word => word.Text)));

    private static List<(string Text, int Start, int End)> Words(string text, int from, int to)
    {
        var words = new List<(string, int, int)>();
        for (var at = from; at < to;)
        {
            var end = at;
            while (end < to && char.IsLetterOrDigit(text[end])) end++;
            if (end > at) words.Add((text[at..end].ToLowerInvariant(), at, end));
            at = end + 1;
        }

        return words;
    }

    private static string Fold(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
