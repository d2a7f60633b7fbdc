namespace ArxivLens.Core.Summaries;

/// <summary>The different words of an abstract, with how often and where they stand.</summary>
internal sealed class AbstractWords
{
    private readonly int[] words;
    private readonly int[] stems;
    private readonly List<WordPlace> places = new(160);
    private readonly List<StemPlace> stemPlaces = new(120);
    private readonly List<int> titleWords = [];

    /// <summary>Counts the words of an abstract.</summary>
    /// <param name="text">The abstract.</param>
    /// <param name="rarity">The idf of a stem.</param>
    public AbstractWords(AbstractText text, Func<ulong, double> rarity)
    {
        var tokens = text.Tokens;
        words = new int[tokens.Length];
        stems = new int[tokens.Length];
        var wordNumbers = new Dictionary<ulong, int>(tokens.Length);
        var stemNumbers = new Dictionary<ulong, int>(tokens.Length / 2);
        for (var sentence = 0; sentence < text.Count; sentence++)
        {
            for (var at = text.FirstToken(sentence); at < text.FirstToken(sentence + 1); at++)
            {
                words[at] = tokens[at].Kind == TextTokenKind.Word ? CountWord(wordNumbers, tokens[at], at, sentence) : -1;
                stems[at] = tokens[at].IsContent ? CountStem(stemNumbers, tokens[at], sentence, rarity) : -1;
            }
        }

        MarkTitle(text, wordNumbers, stemNumbers, rarity);
        foreach (var stem in stemPlaces)
        {
            var weight = stem.Occurrences * stem.Rarity;
            Norm += weight * weight;
            Weight += stem.Rarity * stem.Sentences;
        }

        Norm = Math.Max(1e-9, Math.Sqrt(Norm));
        Weight = Math.Max(1e-9, Weight);
    }

    /// <summary>The different words.</summary>
    public IReadOnlyList<WordPlace> Words => places;

    /// <summary>The different stems of content words.</summary>
    public IReadOnlyList<StemPlace> Stems => stemPlaces;

    /// <summary>The different words of the title by their numbers; −1 for each that the abstract does not have.</summary>
    public IReadOnlyList<int> TitleWords => titleWords;

    /// <summary>Length of the abstract's vector.</summary>
    public double Norm { get; }

    /// <summary>Sum of idf over stems and sentences.</summary>
    public double Weight { get; }

    /// <summary>Sum of idf over the title's stems.</summary>
    public double TitleWeight { get; private set; }

    /// <summary>The number of a token's word; −1 for what is none.</summary>
    public int WordAt(int token) => words[token];

    /// <summary>The number of a token's stem; −1 for what is no content word.</summary>
    public int StemAt(int token) => stems[token];

    private int CountWord(Dictionary<ulong, int> numbers, TextToken token, int at, int sentence)
    {
        if (!numbers.TryGetValue(token.Hash, out var number))
        {
            number = places.Count;
            numbers.Add(token.Hash, number);
            places.Add(new WordPlace(at, sentence));
        }

        places[number].Count(sentence);
        return number;
    }

    private int CountStem(Dictionary<ulong, int> numbers, TextToken token, int sentence, Func<ulong, double> rarity)
    {
        if (!numbers.TryGetValue(token.Stem, out var number))
        {
            number = stemPlaces.Count;
            numbers.Add(token.Stem, number);
            stemPlaces.Add(new StemPlace(rarity(token.Stem)));
        }

        stemPlaces[number].Count(sentence);
        return number;
    }

    private void MarkTitle(
        AbstractText text, Dictionary<ulong, int> wordNumbers, Dictionary<ulong, int> stemNumbers, Func<ulong, double> rarity)
    {
        var seen = new HashSet<ulong>();
        var seenWords = new HashSet<ulong>();
        foreach (var token in text.Title)
        {
            if (token.Kind != TextTokenKind.Word) continue;
            var isInAbstract = wordNumbers.TryGetValue(token.Hash, out var word);
            if (seenWords.Add(token.Hash)) titleWords.Add(isInAbstract ? word : -1);
            if (isInAbstract) places[word].IsInTitle = true;
            if (!token.IsContent || !seen.Add(token.Stem)) continue;
            if (stemNumbers.TryGetValue(token.Stem, out var stem)) stemPlaces[stem].IsInTitle = true;
            TitleWeight += rarity(token.Stem);
        }
    }
}

/// <summary>Where a word stands in an abstract.</summary>
/// <param name="token">Its first token.</param>
/// <param name="first">The sentence of it.</param>
internal sealed class WordPlace(int token, int first)
{
    /// <summary>Its first token.</summary>
    public int Token { get; } = token;

    /// <summary>Its first sentence.</summary>
    public int First { get; } = first;

    /// <summary>Its last sentence.</summary>
    public int Last { get; private set; } = -1;

    /// <summary>How often it stands there.</summary>
    public int Occurrences { get; private set; }

    /// <summary>In how many sentences.</summary>
    public int Sentences { get; private set; }

    /// <summary>Whether the title has it.</summary>
    public bool IsInTitle { get; set; }

    /// <summary>How probably a summary has it, 0–1.</summary>
    public double Probability { get; set; }

    /// <summary>Counts an occurrence; sentences come in order.</summary>
    public void Count(int sentence)
    {
        Occurrences++;
        if (Last != sentence) Sentences++;
        Last = sentence;
    }
}

/// <summary>How often a stem stands in an abstract.</summary>
/// <param name="rarity">Its idf.</param>
internal sealed class StemPlace(double rarity)
{
    private int last = -1;

    /// <summary>Its idf.</summary>
    public double Rarity { get; } = rarity;

    /// <summary>How often it stands there.</summary>
    public int Occurrences { get; private set; }

    /// <summary>In how many sentences.</summary>
    public int Sentences { get; private set; }

    /// <summary>Whether the title has it.</summary>
    public bool IsInTitle { get; set; }

    /// <summary>Counts an occurrence; sentences come in order.</summary>
    public void Count(int sentence)
    {
        Occurrences++;
        if (last != sentence) Sentences++;
        last = sentence;
    }
}
