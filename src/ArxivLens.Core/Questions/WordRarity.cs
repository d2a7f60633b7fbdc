using System.Collections.Frozen;
using System.Globalization;
using ArxivLens.Index;
using ArxivLens.Index.Terms;

namespace ArxivLens.Core.Questions;

/// <summary>
/// What a word weighs in a question: how rare it is in the library and in arXiv at large together, so that a small library, which has
/// seen few texts, does not take "explain" for a rare word; and how much it comes again in texts that hold it, since a word a text is
/// about does and one of scholarly prose does not (K. L. Kwok, SIGIR 1996, as in <c>Bm25</c>).
/// </summary>
/// <remarks>idf = ln(1 + (N − n + ½) / (n + ½)) with N and n summed over both; recurrence = √((times + 15) / (n + 10)) of arXiv.</remarks>
internal sealed class WordRarity(TermStatistics? library, TermStatistics? passages = null)
{
    private const string Resource = "ArxivLens.Core.Questions.common-words.tsv";

    // A word that the table leaves out stands in fewer than 40 of its abstracts.
    private const int RareCount = 4;
    private const int MiddlingLibrary = 20_000;

    /// <summary>By how many works of arXiv at large a library's own share of a word is steadied: a small one tells little.</summary>
    private const double WorksAtLarge = 100;

    /// <summary>The share of a library from which on a word tells its texts apart badly.</summary>
    private const double Widespread = 0.1;

    private const double PriorDocuments = 10;
    private const double PriorOccurrences = 1.5 * PriorDocuments;
    private const double UsualRecurrence = 1.22;

    private static readonly FrozenDictionary<string, (int Documents, int Times)> Common = Read();
    private static readonly int CommonDocuments = Common["*"].Documents;

    /// <summary>Words as a library has them.</summary>
    /// <param name="works">The index of the works.</param>
    /// <param name="passages">The index of the parts of full texts, where there is one.</param>
    public static WordRarity Of(IndexReader works, IndexReader? passages = null) => new(works.Terms, passages?.Terms);

    /// <summary>How many works the library has; where there is none, those of a middling one.</summary>
    public int LibrarySize => library?.DocumentCount ?? MiddlingLibrary;

    /// <summary>The weight of a word as it is indexed, above 0.</summary>
    public double WeightOf(string term) => Rarity(term) * Recurrence(term);

    /// <summary>Whether the library holds the word, in an abstract or a full text.</summary>
    public bool IsKnown(string term) => library is null
        ? Common.ContainsKey(term)
        : library.DocumentFrequency(term) > 0 || passages?.DocumentFrequency(term) > 0;

    /// <summary>The inverse document frequency of a word.</summary>
    public double Rarity(string term)
    {
        var atLarge = Common.TryGetValue(term, out var known) ? known.Documents : RareCount;
        var documents = (double)CommonDocuments + (library?.DocumentCount ?? 0);
        var holding = atLarge + (library?.DocumentFrequency(term) ?? 0);
        return Math.Min(Math.Log(1 + (documents - holding + 0.5) / (holding + 0.5)), RarityHere(term, (double)atLarge / CommonDocuments));
    }

    /// <summary>
    /// What a word can weigh at most that is widespread in the library, as "AI" in a library on AI: −ln of its share of the works,
    /// with a hundred works of arXiv at large among them.
    /// </summary>
    private double RarityHere(string term, double atLarge)
    {
        if (library is null) return double.PositiveInfinity;
        var share = (library.DocumentFrequency(term) + WorksAtLarge * atLarge) / (library.DocumentCount + WorksAtLarge);
        return share < Widespread ? double.PositiveInfinity : -Math.Log(share);
    }

    private static double Recurrence(string term) => Common.TryGetValue(term, out var known)
        ? Math.Sqrt((known.Times + PriorOccurrences) / (known.Documents + PriorDocuments))
        : UsualRecurrence;

    private static FrozenDictionary<string, (int Documents, int Times)> Read()
    {
        using var stream = typeof(WordRarity).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidDataException($"{Resource} is not there.");
        using var text = new StreamReader(stream);
        var words = new Dictionary<string, (int, int)>(StringComparer.Ordinal);
        while (text.ReadLine() is { } line)
        {
            if (line[0] == '#') continue;
            var parts = line.Split('\t');
            words.Add(parts[0], (int.Parse(parts[1], CultureInfo.InvariantCulture), int.Parse(parts[2], CultureInfo.InvariantCulture)));
        }

        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
