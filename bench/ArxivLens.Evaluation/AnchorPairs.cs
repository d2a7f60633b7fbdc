using ArxivLens.Core.Annotations;
using ArxivLens.Core.Papers;

namespace ArxivLens.Evaluation;

/// <summary>
/// Real revisions: two records of one title and first author, and abstracts as the full texts of their papers have them. Where a
/// sentence went is told by the runs of three words and more that both texts have.
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
            var tiles = inside.Where(i => partner[i] >= 0).Select(i => after[partner[i]]).OrderBy(one => one.Start).ToList();
            var found = Cluster(tiles, sentence.Length * 3 / 2);
            yield return new AnchorTrial(kind, anchor, now, [.. found.Select(one => (one.Start, one.End))], (double)found.Count / inside.Count);
        }
    }

    // Where most of them stand within a length.
    private static List<(string Text, int Start, int End)> Cluster(List<(string Text, int Start, int End)> tiles, int length) =>
        tiles.Select(first => tiles.FindAll(one => one.Start >= first.Start && one.End <= first.Start + length)).MaxBy(found => found.Count) ?? [];

    // Greedy string tiling (Wise 1993): the longest common run of words again and again, down to three.
    private static int[] Partners(List<(string Text, int Start, int End)> before, List<(string Text, int Start, int End)> after)
    {
        var partner = Enumerable.Repeat(-1, before.Count).ToArray();
        var taken = new bool[after.Count];
        while (true)
        {
            var (length, from, to) = (0, 0, 0);
            var row = new int[after.Count + 1];
            for (var i = 0; i < before.Count; i++)
            {
                for (var j = after.Count - 1; j >= 0; j--)
                {
                    row[j + 1] = partner[i] < 0 && !taken[j] && before[i].Text == after[j].Text ? row[j] + 1 : 0;
                    if (row[j + 1] > length) (length, from, to) = (row[j + 1], i, j);
                }
            }

            if (length < 3) return partner;
            for (var k = 0; k < length; k++)
            {
                partner[from - k] = to - k;
                taken[to - k] = true;
            }
        }
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
