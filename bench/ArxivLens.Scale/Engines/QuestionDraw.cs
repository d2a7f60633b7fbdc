using ArxivLens.Index.Analysis;
using ArxivLens.Index.Documents;
using ArxivLens.Scale.Corpus;

namespace ArxivLens.Scale.Engines;

/// <summary>
/// Draws the questions from the words of the papers themselves: a word is as likely as it is frequent among those of its class.
/// Rare words stand in 1e-5 to 1e-4 of the papers (in at least one, at most ten where that is more), medium ones in 0.1 to 1 %,
/// common ones in 5 to 30 %. Stop words are not asked for.
/// </summary>
internal sealed class QuestionDraw
{
    private const int SampledPapers = 4_000;
    private const int Tries = 2_000_000;

    private readonly OwnEngine _index;
    private readonly int _count;
    private readonly int _questions;
    private readonly List<(IndexDocument Document, int Number, List<Word> Title, List<Word> Abstract)> _papers = [];
    private readonly List<int> _cited;
    private readonly Dictionary<string, int> _bands = new(StringComparer.Ordinal);
    private readonly List<Question> _drawn = [];
    private Dice _dice;

    private QuestionDraw(OwnEngine index, IPaperCorpus corpus, int questions, ulong seed)
    {
        (_index, _count, _questions, _dice) = (index, corpus.Count, questions, new Dice(seed, 1));
        var step = Math.Max(1, _count / SampledPapers);
        foreach (var (document, number) in Ahead.Of(corpus.ReadDocuments().Select((document, number) => (document, number))))
        {
            if (number % step == 0 && document.Abstract.Length > 0)
                _papers.Add((document, number, WordsOf(document.Title), WordsOf(document.Abstract)));
        }

        var cited = new int[_count];
        corpus.TellCitations((_, row) => Tally(row, cited));
        _cited = [.. Enumerable.Range(0, _count).OrderByDescending(paper => cited[paper]).Take(questions / 2)];
    }

    /// <summary>Draws so many questions of each class.</summary>
    public static List<Question> Draw(OwnEngine index, IPaperCorpus corpus, int questions, ulong seed)
    {
        var draw = new QuestionDraw(index, corpus, questions, seed);
        draw.DrawSearches();
        draw.DrawPapers();
        return draw._drawn;
    }

    private void DrawSearches()
    {
        AddWords("rare1", Shape.Or, 1, 1);
        AddWords("med1", Shape.Or, 2, 1);
        AddWords("com1", Shape.Or, 3, 1);
        AddWords("med2or", Shape.Or, 2, 2);
        AddWords("med3or", Shape.Or, 2, 3);
        AddWords("com2or", Shape.Or, 3, 2);
        AddWords("med2and", Shape.And, 2, 2);
        AddWords("com2and", Shape.And, 3, 2);
        Add("phrase2", Shape.Phrase, DrawPhrase);
        Add("prefix4", Shape.Prefix, DrawPrefix);
        Add("title1", Shape.Title, () => DrawWords(2, 1, inTitle: true));
        Add("filtered", Shape.Filtered, () => DrawWords(2, 2));
        AddWords("newest", Shape.Newest, 3, 2);
        AddWords("cited", Shape.Cited, 2, 2);
        AddWords("facets", Shape.Facets, 3, 1);
        AddWords("facets+authors", Shape.AuthorFacets, 3, 1);
        AddWords("explain", Shape.Explain, 2, 3);
        Add("suggest", Shape.Suggest, DrawTyped);
    }

    private void DrawPapers()
    {
        AddPapers("similar", Shape.Similar, _ => AnyPaper());
        AddPapers("near1", Shape.NearOne, AnyOrHub);
        AddPapers("near2", Shape.NearTwo, AnyOrHub);
        AddPapers("path", Shape.Path, _ => AnyPaper());
        AddPapers("cocited", Shape.CoCited, AnyOrHub);
        AddPapers("coupled", Shape.Coupled, AnyOrHub);
    }

    private void AddWords(string name, Shape shape, int band, int count) => Add(name, shape, () => DrawWords(band, count));

    private void Add(string name, Shape shape, Func<List<Word>?> draw)
    {
        for (var (made, tried) = (0, 0); made < _questions && tried < Tries; tried++)
        {
            if (draw() is not { } words)
                continue;
            var paper = _papers[_dice.Below(_papers.Count)].Document;
            var category = shape == Shape.Filtered ? paper.Categories.FirstOrDefault("") : "";
            var (from, to) = shape == Shape.Filtered ? (paper.Day - 730, paper.Day + 730) : (0, 0);
            _drawn.Add(new Question(
                _drawn.Count, name, shape, [.. words.Select(word => word.Typed)], [.. words.Select(word => word.Term)], category,
                from, to));
            made++;
        }
    }

    private void AddPapers(string name, Shape shape, Func<int, int> paper)
    {
        for (var made = 0; made < _questions; made++)
            _drawn.Add(new Question(_drawn.Count, name, shape, [], [], Document: paper(made), Other: AnyPaper()));
    }

    private int AnyPaper() => _papers[_dice.Below(_papers.Count)].Number;

    // Every other one is among the most cited there are.
    private int AnyOrHub(int place) => place % 2 == 0 ? AnyPaper() : _cited[place / 2 % _cited.Count];

    private List<Word>? DrawWords(int band, int count, bool inTitle = false)
    {
        var words = new List<Word>(count);
        for (var tries = 0; words.Count < count && tries < Tries / 10; tries++)
        {
            var paper = _papers[_dice.Below(_papers.Count)];
            var from = inTitle ? paper.Title : paper.Abstract;
            if (from.Count > 0 && from[_dice.Below(from.Count)] is { IsPlain: true } word && BandOf(word) == band
                && !words.Exists(other => other.Term == word.Term))
            {
                words.Add(word);
            }
        }

        return words.Count == count ? words : null;
    }

    private List<Word>? DrawPhrase()
    {
        var words = _papers[_dice.Below(_papers.Count)].Abstract;
        var at = _dice.Below(Math.Max(1, words.Count - 1));
        return at + 1 < words.Count && words[at] is { IsPlain: true, JoinsNext: true } first && words[at + 1] is { IsPlain: true } second
            ? [first, second]
            : null;
    }

    private List<Word>? DrawPrefix()
    {
        var words = _papers[_dice.Below(_papers.Count)].Abstract;
        return words.Count > 0 && words[_dice.Below(words.Count)] is { IsPlain: true, Term.Length: > 4 } word
            ? [new Word(word.Term[..4], word.Term[..4], true, false)]
            : null;
    }

    // A beginning of a title, of an author's name or of a word.
    private List<Word>? DrawTyped()
    {
        var paper = _papers[_dice.Below(_papers.Count)];
        var text = _dice.Below(3) switch
        {
            0 => paper.Document.Title,
            1 => paper.Document.Authors,
            _ => paper.Abstract.Count == 0 ? "" : paper.Abstract[_dice.Below(paper.Abstract.Count)].Typed,
        };
        var typed = text.AsSpan(0, Math.Min(text.Length, 1 + _dice.Below(12))).Trim().ToString().Replace(' ', '\u00a0');
        return typed.Length == 0 ? null : [new Word(typed, typed, true, false)];
    }

    private int BandOf(Word word)
    {
        if (_bands.TryGetValue(word.Term, out var band))
            return band;
        var documents = _index.DocumentsOf(word.Typed);
        var share = documents / (double)_count;
        band = share is >= 0.05 and <= 0.30 ? 3
            : share is >= 0.001 and <= 0.01 ? 2
            : documents <= Math.Max(10, _count * 1e-4) && share >= 1e-5 ? 1
            : 0;
        _bands.Add(word.Term, band);
        return band;
    }

    private static List<Word> WordsOf(string text)
    {
        var tokens = Analyzer.Analyze(text);
        var words = new List<Word>(tokens.Count);
        for (var place = 0; place < tokens.Count; place++)
        {
            var token = tokens[place];
            var typed = text.Substring(token.Start, token.Length);
            var joins = place + 1 < tokens.Count && tokens[place + 1].Start == token.Start + token.Length + 1 && text[token.Start + token.Length] == ' ';
            words.Add(new Word(typed, token.Term, token.Kind == TokenKind.Word && IsItself(typed, token.Term), joins));
        }

        return words;
    }

    // A word whose letters alone are analysed as in its sentence: what is typed by itself then finds what stands in the text.
    private static bool IsItself(string typed, string term) =>
        term.Length > 2 && typed.All(char.IsAsciiLetter) && term.All(char.IsAsciiLetterLower)
        && Analyzer.Analyze(typed) is [{ Kind: TokenKind.Word } only] && only.Term == term;

    private static void Tally(ReadOnlySpan<int> row, int[] cited)
    {
        foreach (var paper in row)
            cited[paper]++;
    }

    private sealed record Word(string Typed, string Term, bool IsPlain, bool JoinsNext);
}
