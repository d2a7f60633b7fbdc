using System.Text;
using ArxivLens.Core.Annotations;

namespace ArxivLens.Evaluation;

/// <summary>An abstract under edits: its words, each of which knows what became of it.</summary>
internal sealed class EditedText
{
    private readonly string text;
    private readonly List<List<EditedWord>> lines = [];
    private bool isRecoded;

    private EditedText(string text) => this.text = text;

    /// <summary>Words of the abstract as it was.</summary>
    public List<EditedWord> All { get; } = [];

    /// <summary>First and last word of each sentence as it was.</summary>
    public List<(int First, int Last)> Sentences { get; } = [];

    /// <summary>Takes an abstract apart.</summary>
    public static EditedText Read(AnchorText text)
    {
        var edited = new EditedText(text.Text);
        foreach (var sentence in text.Sentences.Where(one => one.Part == AnchorPart.Abstract))
        {
            var line = new List<EditedWord>();
            for (var at = sentence.Start; at < sentence.End;)
            {
                var end = at;
                while (end < sentence.End && !char.IsWhiteSpace(text.Text[end])) end++;
                if (end > at) line.Add(new EditedWord(text.Text[at..end], at, edited.All.Count + line.Count));
                at = end + 1;
            }

            edited.Sentences.Add((edited.All.Count, edited.All.Count + line.Count - 1));
            edited.All.AddRange(line);
            edited.lines.Add(line);
        }

        return edited;
    }

    /// <summary>The number of the sentence that a word was in.</summary>
    public int SentenceOf(int word) => Sentences.FindIndex(one => word <= one.Last);

    /// <summary>Swaps, drops or doubles a letter.</summary>
    public void Misspell(int word, SeededDraw draw)
    {
        var was = All[word].Now;
        if (was.Length < 4) return;
        var at = draw.Next(1, was.Length - 1);
        All[word].Now = draw.Next(3) switch
        {
            0 => was[..at] + was[(at + 1)..],
            1 => was[..at] + was[at] + was[at..],
            _ => was[..at] + was[at + 1] + was[at] + was[(at + 2)..],
        };
    }

    /// <summary>Puts another word in its place.</summary>
    public void Replace(int word, string other) => (All[word].Now, All[word].IsReplaced) = (other, true);

    /// <summary>Takes it away.</summary>
    public void Delete(int word) => All[word].IsDeleted = true;

    /// <summary>Puts a new word before it.</summary>
    public void Insert(int word, string other)
    {
        foreach (var line in lines)
        {
            if (line.IndexOf(All[word]) is >= 0 and var at)
            {
                line.Insert(at, new EditedWord(other, -1, -1));
                return;
            }
        }
    }

    /// <summary>Puts a sentence before or behind others.</summary>
    public bool Move(int sentence, int to)
    {
        var line = LineOf(sentence);
        var at = lines.IndexOf(line);
        if (at < 0 || at == to || to >= lines.Count) return false;
        lines.RemoveAt(at);
        lines.Insert(to, line);
        return true;
    }

    /// <summary>Takes sentences away.</summary>
    public void DeleteSentences(int from, int to)
    {
        for (var word = Sentences[from].First; word <= Sentences[to].Last; word++) Delete(word);
    }

    /// <summary>Puts a new sentence before one.</summary>
    public void InsertSentence(int sentence, string words) =>
        lines.Insert(Math.Max(0, lines.IndexOf(LineOf(sentence))), [.. words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => new EditedWord(word, -1, -1))]);

    /// <summary>Copies a sentence to another place.</summary>
    public void Duplicate(int sentence, int to)
    {
        var copy = LineOf(sentence).Select(word => new EditedWord(word.Text, -1, -1)).ToList();
        // Beside the original nobody could tell which is which.
        var place = to == sentence || to == sentence + 1 ? lines.Count : to;
        if (place == sentence + 1) place = 0;
        if (place != sentence) lines.Insert(place, copy);
    }

    /// <summary>Makes two sentences of one, or one of two.</summary>
    public bool SplitOrMerge(int sentence, SeededDraw draw)
    {
        var (first, last) = Sentences[sentence];
        if (draw.Next(2) == 0 && sentence + 1 < Sentences.Count)
        {
            All[last].Now = All[last].Now.TrimEnd('.') + ",";
            Insert(Sentences[sentence + 1].First, "and");
            return true;
        }

        if (last - first < 8) return false;
        var cut = draw.Next(first + 3, last - 2);
        All[cut].Now = All[cut].Now.TrimEnd(',', '.') + ".";
        Insert(cut + 1, "This");
        return true;
    }

    /// <summary>Changes a number, or says the contrary.</summary>
    public bool Turn(int from, int to, SeededDraw draw)
    {
        for (var word = from; word <= to; word++)
        {
            if (All[word].Now.IndexOfAny([.. "0123456789"]) is >= 0 and var at)
            {
                var digit = (char)('0' + ((All[word].Now[at] - '0' + draw.Next(1, 9)) % 10));
                All[word].Now = All[word].Now[..at] + digit + All[word].Now[(at + 1)..];
                return true;
            }
        }

        var verb = Enumerable.Range(from, to - from + 1).FirstOrDefault(i => All[i].Now is "is" or "are" or "was" or "can" or "has" or "does", -1);
        if (verb < from || verb + 1 > to) return false;
        Insert(verb + 1, "not");
        return true;
    }

    /// <summary>Writes the same otherwise: dashes, quotes, blanks, ligatures, TeX.</summary>
    public void Recode(SeededDraw draw)
    {
        isRecoded = true;
        foreach (var word in All)
        {
            word.Now = word.Now.Replace("$\\alpha$", "α", StringComparison.Ordinal).Replace("$\\beta$", "β", StringComparison.Ordinal)
                .Replace("_{", "_", StringComparison.Ordinal).Replace("$", draw.Next(2) == 0 ? "$" : "", StringComparison.Ordinal)
                .Replace('-', draw.Next(2) == 0 ? '-' : '‐').Replace("fi", draw.Next(2) == 0 ? "fi" : "ﬁ", StringComparison.Ordinal)
                .Replace("'", "’", StringComparison.Ordinal).Replace("\"", "”", StringComparison.Ordinal);
        }
    }

    /// <summary>The trial of finding the words from one to another again.</summary>
    public AnchorTrial? ToTrial(string kind, WorkText paper, Anchor anchor, int from, int to)
    {
        var written = new StringBuilder();
        foreach (var word in lines.SelectMany(line => line).Where(word => !word.IsDeleted))
            written.Append(word.Now).Append(isRecoded && written.Length % 3 == 0 ? "\n  " : " ");
        var now = AnchorTextBuilder.Of(paper.ToWork(Core.Papers.TexText.ToPlain(written.ToString())));
        if (now.Text == text || !Locate(now)) return null;
        var kept = All.Skip(from).Take(to - from + 1).Where(word => !word.IsDeleted).ToList();
        var left = (double)kept.Count(word => !word.IsReplaced) / (to - from + 1);
        return new AnchorTrial(kind, anchor, now, [.. kept.Select(word => (word.NowStart, word.NowEnd))], left) { IsTurned = kind == "number or negation" };
    }

    private List<EditedWord> LineOf(int sentence) => lines.Find(line => line.Contains(All[Sentences[sentence].First]))!;

    // Where each word stands in the text as the library reads it; not where reading changed the words.
    private bool Locate(AnchorText now)
    {
        var at = now.Sentences.FirstOrDefault(one => one.Part == AnchorPart.Abstract).Start;
        foreach (var word in lines.SelectMany(line => line).Where(word => !word.IsDeleted))
        {
            while (at < now.Text.Length && char.IsWhiteSpace(now.Text[at])) at++;
            if (string.CompareOrdinal(now.Text, at, word.Now, 0, word.Now.Length) != 0) return false;
            word.NowStart = at;
            word.NowEnd = at += word.Now.Length;
        }

        return true;
    }
}

/// <summary>A word of an abstract.</summary>
internal sealed class EditedWord(string text, int start, int number)
{
    public string Text { get; } = text;

    public int Start { get; } = start;

    public int End => Start + Text.Length;

    public int Number { get; } = number;

    public string Now { get; set; } = text;

    public bool IsReplaced { get; set; }

    public bool IsDeleted { get; set; }

    public int NowStart { get; set; }

    public int NowEnd { get; set; }
}
