using System.Globalization;
using System.Text.Json;
using ArxivLens.Core.Annotations;
using ArxivLens.Core.Papers;

namespace ArxivLens.Evaluation;

/// <summary>
/// Real pairs of texts, judged only where the truth needs no judgement: words that stand exactly once in both, in a surrounding that
/// changed, are there and nowhere else; a sentence that shares no run of five words with the other text is gone.
/// </summary>
internal static class AnchorCertain
{
    private const int LongestPart = 12;
    private const int ShortestPart = 4;
    private const int GoneRun = 5;

    /// <summary>Prints a line per kind of passage.</summary>
    /// <param name="path">Records of papers.</param>
    /// <param name="others">Abstracts of the same papers as they were published elsewhere: title and sentences.</param>
    /// <param name="texts">Full texts.</param>
    /// <param name="seed">Of the choice of parts.</param>
    /// <param name="isListing">Whether each that was not found where it is, or found though it is gone, is written out.</param>
    /// <param name="output">Where they are printed.</param>
    public static void Run(string path, string others, string texts, int seed, bool isListing, TextWriter output)
    {
        var papers = RecordLines.Read(path, Read);
        var pairs = Elsewhere(papers, others).Concat(InFullTexts(papers, texts)).ToList();
        var draw = new SeededDraw(seed);
        var trials = pairs.SelectMany(pair => Make(pair, draw)).ToList();
        output.WriteLine($"{pairs.Count(pair => pair.Group == "abstracts")} pairs of abstracts, {pairs.Count(pair => pair.Group != "abstracts")} of abstract and full text");
        output.WriteLine("pairs       passages                             n   exact   beside    wrong  orphaned");
        foreach (var group in trials.GroupBy(trial => (trial.Group, trial.Kind)))
        {
            var outcomes = group.Select(Judge).ToList();
            string Share(string outcome) => ((double)outcomes.Count(one => one == outcome) / outcomes.Count).ToString("P1", CultureInfo.InvariantCulture);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{group.Key.Group,-11} {group.Key.Kind,-33} {outcomes.Count,4} {Share("exact"),7} {Share("beside"),8} {Share("wrong"),8} {Share("orphaned"),9}"));
        }

        foreach (var trial in trials.Where(trial => isListing && Judge(trial) != (trial.IsGone ? "orphaned" : "exact")))
        {
            var place = AnchorSearch.Find(trial.Anchor, trial.Now);
            output.WriteLine($"\n[{trial.Group}, {trial.Kind}] {Judge(trial)}\n  was   {trial.Anchor.Exact}\n  found {(place.IsFound ? trial.Now.Text.Substring(place.Start, place.Length) : "")}");
            if (!trial.IsGone) output.WriteLine($"  truth {trial.Now.Text[trial.Start..trial.End]}");
        }
    }

    private static string Judge(CertainTrial trial)
    {
        var place = AnchorSearch.Find(trial.Anchor, trial.Now);
        if (!place.IsFound) return "orphaned";
        if (trial.IsGone) return "wrong";
        var inside = Math.Min(place.End, trial.End) - Math.Max(place.Start, trial.Start);
        // Quotation marks and full stops at the ends are neither here nor there.
        var isExact = inside > 0 && !HasWords(trial.Now.Text, place.Start, trial.Start) && !HasWords(trial.Now.Text, place.End, trial.End);
        return isExact ? "exact" : inside > 0 ? "beside" : "wrong";
    }

    private static bool HasWords(string text, int one, int other) =>
        text[Math.Min(one, other)..Math.Max(one, other)].Any(char.IsLetterOrDigit);

    private static IEnumerable<CertainTrial> Make(TextPair pair, SeededDraw draw)
    {
        var (before, after) = (RunText.Read(pair.Was.Text), RunText.Read(pair.Now.Text));
        foreach (var sentence in pair.Was.Sentences.Where(one => one.Part == AnchorPart.Abstract))
        {
            var (from, to) = before.Within(sentence.Start, sentence.End);
            var size = to - from;
            if (size < ShortestPart + 1) continue;
            CertainTrial? Trial(string kind, int first, int last, int? place)
            {
                var (start, end) = (before.Words[first].Start, before.Words[last - 1].End);
                if (first == from && last == to) (start, end) = (sentence.Start, sentence.End);
                if (Anchor.Of(pair.Was, start, end - start) is not { } anchor) return null;
                return place is { } at
                    ? new CertainTrial(pair.Group, kind, anchor, pair.Now, after.Words[at].Start, after.Words[at + last - first - 1].End)
                    : new CertainTrial(pair.Group, kind, anchor, pair.Now, 0, 0);
            }

            if (!after.SharesRun(before, from, to, GoneRun))
            {
                if (Trial("no five words in common: gone", from, to, null) is { } gone) yield return gone;
                continue;
            }

            var whole = before.Count(before, from, to) == 1 && after.Count(before, from, to) == 1 ? after.Find(before, from, to) : (int?)null;
            if (whole is { } there)
            {
                if (IsSurroundingSame(before, from, to, after, there)) continue;
                var isSentence = pair.Now.SentenceAt(after.Words[there].Start) is { } now && after.Within(now.Start, now.End) == (there, there + size);
                if (isSentence && Trial("sentence, other surroundings", from, to, there) is { } kept) yield return kept;
            }

            // A part of a sentence, of one that was rewritten or of one whose surroundings were.
            var length = draw.Next(ShortestPart, Math.Min(LongestPart, size - 1) + 1);
            var first = from + draw.Next(size - length + 1);
            if (before.Count(before, first, first + length) != 1 || after.Count(before, first, first + length) != 1) continue;
            var at = after.Find(before, first, first + length);
            if (IsSurroundingSame(before, first, first + length, after, at)) continue;
            if (Trial(whole is null ? "part of a rewritten sentence" : "part, other surroundings", first, first + length, at) is { } part) yield return part;
        }
    }

    // The twelve words to each side: about what an anchor keeps.
    private static bool IsSurroundingSame(RunText before, int from, int to, RunText after, int at)
    {
        const int Side = 12;
        var (left, right) = (Math.Min(Side, from), Math.Min(Side, before.Words.Count - to));
        var end = at + to - from;
        return at >= left && end + right <= after.Words.Count
            && before.IsSame(from - left, from, after, at - left) && before.IsSame(to, to + right, after, end);
    }

    private static IEnumerable<TextPair> Elsewhere(IReadOnlyList<WorkText> papers, string path)
    {
        var titles = papers.Where(paper => paper.Title.Length > 20).GroupBy(paper => Fold(paper.Title)).ToDictionary(group => group.Key, group => group.First());
        foreach (var (title, text) in RecordLines.Read(path, record => (
            RecordLines.TextOf(record, "title") ?? "", string.Join(' ', RecordLines.TextsOf(record, "sentences") ?? []))))
        {
            if (!titles.TryGetValue(Fold(title), out var paper) || paper.Abstract.Length < 100) continue;
            var elsewhere = AnchorTextBuilder.Of((paper with { Abstract = TexText.ToPlain(text) }).ToWork());
            var here = AnchorTextBuilder.Of(paper.ToWork());
            if (elsewhere.Text == here.Text) continue;
            yield return new TextPair("abstracts", elsewhere, here);
            yield return new TextPair("abstracts", here, elsewhere);
        }
    }

    private static IEnumerable<TextPair> InFullTexts(IReadOnlyList<WorkText> papers, string path)
    {
        var known = papers.ToDictionary(paper => paper.Id);
        foreach (var (id, text) in RecordLines.Read(path, record => (RecordLines.Require(record, "id").GetString()!, RecordLines.TextOf(record, "text") ?? "")))
        {
            if (known.TryGetValue(id, out var paper) && paper.Abstract.Length >= 100)
                yield return new TextPair("full texts", AnchorTextBuilder.Of(paper.ToWork()), AnchorTextBuilder.Of(paper.ToWork(TexText.ToPlain(text))));
        }
    }

    private static WorkText Read(JsonElement record) => new(
        RecordLines.Require(record, "id").GetString()!,
        TexText.ToPlain(RecordLines.Require(record, "title").GetString() ?? ""),
        TexText.ToPlain(RecordLines.TextOf(record, "abstract") ?? ""),
        RecordLines.TextOf(record, "authors") ?? "");

    private static string Fold(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private sealed record TextPair(string Group, AnchorText Was, AnchorText Now);

    private sealed record CertainTrial(string Group, string Kind, Anchor Anchor, AnchorText Now, int Start, int End)
    {
        public bool IsGone => End == 0;
    }
}

/// <summary>A text as runs of letters and digits, without case.</summary>
internal sealed class RunText
{
    private RunText(IReadOnlyList<(string Text, int Start, int End)> words) => Words = words;

    /// <summary>They, with where each stands.</summary>
    public IReadOnlyList<(string Text, int Start, int End)> Words { get; }

    /// <summary>Reads a text.</summary>
    public static RunText Read(string text)
    {
        var words = new List<(string, int, int)>();
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && char.IsLetterOrDigit(text[end])) end++;
            if (end > at) words.Add((text[at..end].ToLowerInvariant(), at, end));
            at = end + 1;
        }

        return new RunText(words);
    }

    /// <summary>First word and the one behind the last of a stretch.</summary>
    public (int From, int To) Within(int start, int end)
    {
        var from = 0;
        while (from < Words.Count && Words[from].Start < start) from++;
        var to = from;
        while (to < Words.Count && Words[to].End <= end) to++;
        return (from, to);
    }

    /// <summary>Whether words of this text are those of another.</summary>
    public bool IsSame(int from, int to, RunText other, int at)
    {
        if (at < 0 || at + to - from > other.Words.Count) return false;
        for (var i = from; i < to; i++)
        {
            if (Words[i].Text != other.Words[at + i - from].Text) return false;
        }

        return true;
    }

    /// <summary>How often words of another text stand here.</summary>
    public int Count(RunText other, int from, int to) => Enumerable.Range(0, Words.Count).Count(at => other.IsSame(from, to, this, at));

    /// <summary>Where they stand first.</summary>
    public int Find(RunText other, int from, int to) => Enumerable.Range(0, Words.Count).First(at => other.IsSame(from, to, this, at));

    /// <summary>Whether a run of so many of another text's words stands here.</summary>
    public bool SharesRun(RunText other, int from, int to, int length)
    {
        var size = Math.Min(length, to - from);
        for (var i = from; i + size <= to; i++)
        {
            if (Count(other, i, i + size) > 0) return true;
        }

        return false;
    }
}
