using ArxivLens.Core.Annotations;

namespace ArxivLens.Evaluation;

/// <summary>Edits of real abstracts, with where each word went.</summary>
internal sealed class AnchorEdits
{
    private static readonly string[] Kinds =
    [
        "typo", "words replaced", "words inserted", "words deleted", "sentence moved", "rewritten", "split or merged", "deleted",
        "replaced by another", "duplicated", "re-coded", "surroundings rewritten", "abstract revised", "number or negation", "repeated phrase",
    ];

    private readonly IReadOnlyList<WorkText> papers;
    private readonly SeededDraw draw;

    private AnchorEdits(IReadOnlyList<WorkText> papers, int seed)
    {
        this.papers = papers;
        draw = new SeededDraw(seed);
    }

    /// <summary>Makes as many, the kinds in turns.</summary>
    public static IEnumerable<AnchorTrial> Make(IReadOnlyList<WorkText> papers, int count, int seed)
    {
        var edits = new AnchorEdits(papers, seed);
        for (var made = 0; made < count;)
        {
            if (edits.Try(Kinds[made % Kinds.Length]) is not { } trial) continue;
            made++;
            yield return trial;
        }
    }

    private AnchorTrial? Try(string kind)
    {
        var paper = papers[draw.Next(papers.Count)];
        var old = AnchorTextBuilder.Of(paper.ToWork());
        var words = EditedText.Read(old);
        if (words.Sentences.Count < 3) return null;
        var range = kind == "repeated phrase" ? FindRepeated(words) : Choose(words, kind);
        if (range is not var (from, to) || to < from) return null;
        var (start, end) = (words.All[from].Start, words.All[to].End);
        if (Anchor.Of(old, start, end - start) is not { } anchor) return null;
        if (!Apply(kind, words, from, to)) return null;
        return words.ToTrial(kind, paper, anchor, from, to);
    }

    // Half of them sentences, the others a phrase, two sentences, or a word.
    private (int From, int To)? Choose(EditedText words, string kind)
    {
        var number = draw.Next(words.Sentences.Count);
        var (first, last) = words.Sentences[number];
        var sort = kind == "number or negation" ? 0 : draw.Next(20);
        if (sort < 10) return (first, last);
        if (sort < 12 && number + 1 < words.Sentences.Count && kind is not ("sentence moved" or "duplicated")) return (first, words.Sentences[number + 1].Last);
        var length = Math.Min(last - first + 1, sort < 19 ? draw.Next(3, 13) : 1);
        var from = first + draw.Next(last - first + 2 - length);
        return length == 1 && words.All[from].Text.Length < 5 ? null : (from, from + length - 1);
    }

    private (int From, int To)? FindRepeated(EditedText words)
    {
        var places = Enumerable.Range(0, words.All.Count - 1)
            .Where(i => words.All[i].Text.Length > 4 && words.All[i + 1].Text.Length > 4)
            .GroupBy(i => Plain(words.All[i].Text) + " " + Plain(words.All[i + 1].Text))
            .Where(group => group.Count() > 1).Select(group => group.ToList()).ToList();
        if (places.Count == 0) return null;
        var place = places[draw.Next(places.Count)];
        var from = place[draw.Next(place.Count)];
        return (from, from + 1);
    }

    private static string Plain(string word) => word.Trim('.', ',', ';', ':', '(', ')').ToLowerInvariant();

    private bool Apply(string kind, EditedText words, int from, int to)
    {
        var sentence = words.SentenceOf(from);
        var size = to - from + 1;
        switch (kind)
        {
            case "typo":
                Repeat(draw.Next(1, 4), () => words.Misspell(draw.Next(from, to + 1), draw));
                return true;
            case "words replaced":
                Repeat(Math.Min(draw.Next(1, 4), Math.Max(1, size / 3)), () => words.Replace(draw.Next(from, to + 1), AnyWord()));
                return true;
            case "words inserted":
                var place = draw.Next(from, to + 1);
                Repeat(draw.Next(1, 7), () => words.Insert(place, AnyWord()));
                return true;
            case "words deleted":
                Repeat(Math.Min(draw.Next(1, 4), size / 3), () => words.Delete(draw.Next(from, to + 1)));
                return size > 2;
            case "sentence moved":
                return words.Move(sentence, draw.Next(words.Sentences.Count));
            case "rewritten":
                Repeat(Math.Max(1, size * draw.Next(30, 50) / 100), () => Change(words, draw.Next(from, to + 1)));
                return size > 3;
            case "split or merged":
                return words.SplitOrMerge(sentence, draw);
            case "deleted":
                words.DeleteSentences(sentence, words.SentenceOf(to));
                return true;
            case "replaced by another":
                words.DeleteSentences(sentence, words.SentenceOf(to));
                words.InsertSentence(sentence, AnySentence());
                return true;
            case "duplicated":
                words.Duplicate(sentence, draw.Next(words.Sentences.Count));
                return true;
            case "re-coded":
                words.Recode(draw);
                return true;
            case "surroundings rewritten":
                Repeat(words.All.Count, () => ChangeOutside(words, from, to));
                return true;
            case "number or negation":
                return words.Turn(from, to, draw);
            default:
                Repeat(draw.Next(3, 9), () => Revise(words, kind == "repeated phrase" ? (from, to) : (-1, -1)));
                return true;
        }
    }

    private void Change(EditedText words, int place)
    {
        var sort = draw.Next(4);
        if (sort < 2) words.Replace(place, AnyWord());
        else if (sort == 2) words.Delete(place);
        else words.Insert(place, AnyWord());
    }

    private void ChangeOutside(EditedText words, int from, int to)
    {
        var place = draw.Next(words.All.Count);
        if (place < from || place > to) Change(words, place);
    }

    // What is done to a whole abstract; of one with a repeated phrase the phrase itself stays.
    private void Revise(EditedText words, (int From, int To) spared)
    {
        var sentence = draw.Next(words.Sentences.Count);
        var (first, last) = words.Sentences[sentence];
        var holds = first <= spared.To && last >= spared.From;
        switch (draw.Next(8))
        {
            case 0 when !holds:
                words.DeleteSentences(sentence, sentence);
                break;
            case 1:
                words.InsertSentence(sentence, AnySentence());
                break;
            case 2 when !holds:
                words.Move(sentence, draw.Next(words.Sentences.Count));
                break;
            default:
                var place = draw.Next(first, last + 1);
                if (place < spared.From || place > spared.To) Change(words, place);
                break;
        }
    }

    private string AnyWord()
    {
        while (true)
        {
            var words = papers[draw.Next(papers.Count)].Abstract.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words[draw.Next(words.Length)] is var word && word.All(char.IsAsciiLetter)) return word;
        }
    }

    private string AnySentence()
    {
        var text = papers[draw.Next(papers.Count)].Abstract;
        var sentences = Core.Summaries.Sentences.Split(text);
        var span = sentences[draw.Next(sentences.Count)];
        return text.Substring(span.Start, span.Length);
    }

    private static void Repeat(int times, Action act)
    {
        for (var i = 0; i < times; i++) act();
    }
}
