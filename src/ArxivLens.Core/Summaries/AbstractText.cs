using System.Runtime.InteropServices;

namespace ArxivLens.Core.Summaries;

/// <summary>An abstract as sentences of words, marks and formulas.</summary>
internal sealed class AbstractText
{
    /// <summary>Sentences that are looked at; the rest of a very long abstract is passed over.</summary>
    public const int MostSentences = 60;

    private readonly List<TextToken> tokens;
    private readonly List<int> firstTokens = [];

    /// <summary>Reads an abstract.</summary>
    /// <param name="title">Its title; may be empty.</param>
    /// <param name="text">Plain text with mathematics as <c>$…$</c>.</param>
    public AbstractText(string title, string text)
    {
        Text = text;
        TitleText = title;
        tokens = new List<TextToken>((text.Length / 5) + 8);
        Spans = Sentences.Split(text);
        Count = Math.Min(MostSentences, Spans.Count);
        var mathematics = new MathSpans(text);
        for (var sentence = 0; sentence < Count; sentence++)
        {
            firstTokens.Add(tokens.Count);
            Read(text, Spans[sentence].Start, Spans[sentence].Start + Spans[sentence].Length, mathematics, tokens);
        }

        firstTokens.Add(tokens.Count);
        var titleTokens = new List<TextToken>((title.Length / 5) + 4);
        Read(title, 0, title.Length, new MathSpans(title), titleTokens);
        Title = titleTokens;
    }

    /// <summary>The abstract.</summary>
    public string Text { get; }

    /// <summary>Where its sentences stand.</summary>
    public IReadOnlyList<SentenceSpan> Spans { get; }

    /// <summary>How many sentences are looked at.</summary>
    public int Count { get; }

    /// <summary>The title.</summary>
    public string TitleText { get; }

    /// <summary>The words of the title.</summary>
    public List<TextToken> Title { get; }

    /// <summary>The tokens of all sentences.</summary>
    public ReadOnlySpan<TextToken> Tokens => CollectionsMarshal.AsSpan(tokens);

    /// <summary>The first token of a sentence; of the one after the last, where the tokens end.</summary>
    public int FirstToken(int sentence) => firstTokens[sentence];

    /// <summary>The text of a token.</summary>
    public ReadOnlySpan<char> Of(TextToken token) => Text.AsSpan(token.Start, token.End - token.Start);

    private static void Read(string text, int from, int to, MathSpans mathematics, List<TextToken> into)
    {
        for (var at = from; at < to;)
        {
            var end = Math.Min(to, mathematics.EndAt(at));
            if (end > at + 2) into.Add(new TextToken(at, end, TextTokenKind.Formula, 0, 0, 0, WordTraits.Number));
            else if (char.IsLetterOrDigit(text[at])) end = ReadWord(text, at, to, into);
            else end = ReadMark(text, at, into);
            at = end;
        }
    }

    private static int ReadMark(string text, int at, List<TextToken> into)
    {
        if (char.IsWhiteSpace(text[at])) return at + 1;
        into.Add(new TextToken(at, at + 1, TextTokenKind.Mark, text[at], 0, 0, WordTraits.None));
        return at + 1;
    }

    private static int ReadWord(string text, int at, int to, List<TextToken> into)
    {
        var end = at + 1;
        while (end < to && char.IsLetterOrDigit(text[end])) end++;
        var word = text.AsSpan(at, end - at);
        var hash = WordHash.Of(word);
        var traits = WordTraitTable.Of(hash);
        if (word.ContainsAnyInRange('0', '9')) traits |= WordTraits.Number;
        if (word is "t" && at > 1 && text[at - 1] is '\'' or '’' && text[at - 2] == 'n') traits |= WordTraits.Negation;
        if (word.Length > 4 && word.EndsWith("ing", StringComparison.OrdinalIgnoreCase)) traits |= WordTraits.Gerund;
        if (word.Length > 4 && word.EndsWith("ly", StringComparison.OrdinalIgnoreCase)) traits |= WordTraits.Adverb;
        var singular = word[^1] == 's' ? WordHash.Of(word[..^1]) : hash;
        into.Add(new TextToken(at, end, TextTokenKind.Word, hash, WordHash.OfStem(word), singular, traits));
        return end;
    }
}
