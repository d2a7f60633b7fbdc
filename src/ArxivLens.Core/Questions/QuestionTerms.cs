using System.Numerics;
using ArxivLens.Index.Analysis;

namespace ArxivLens.Core.Questions;

/// <summary>A word that is looked for.</summary>
/// <param name="Term">As it is indexed.</param>
/// <param name="Form">As it was written, folded.</param>
/// <param name="Weight">What a passage that has it earns.</param>
/// <param name="Share">As how much of a word it counts: 1 for a word of the question itself, less for others.</param>
/// <param name="IsAsked">Whether it stands in the question itself and not only in its label or context.</param>
/// <param name="IsKnown">Whether any work of the library has it.</param>
internal readonly record struct QuestionTerm(string Term, string Form, double Weight, double Share, bool IsAsked, bool IsKnown);

/// <summary>
/// The words of a question that are looked for, at most <see cref="Most"/>, the weightiest; a set of them is the bits of a number.
/// Those of its label and of what is said before it weigh less and together at most as much as the question, or as two usual words
/// where it has fewer of its own ("Is he right?").
/// </summary>
internal sealed class QuestionTerms
{
    /// <summary>Words at most.</summary>
    public const int Most = 64;

    private const double LabelShare = 0.7;
    private const double ContextShare = 0.35;
    private const double AskingShare = 0.1;
    private const double FigureShare = 0.7;
    private const double MostSurroundings = 0.6;
    private const double TwoUsualWords = 12;

    private readonly List<QuestionTerm> terms;
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly ulong[] follows = new ulong[Most];

    private QuestionTerms(List<QuestionTerm> terms, double whole, int librarySize)
    {
        LibrarySize = librarySize;
        this.terms = terms;
        Whole = whole;
        for (var place = 0; place < terms.Count; place++)
        {
            places.Add(terms[place].Term, place);
            if (terms[place].IsAsked) AskedMask |= 1UL << place;
            if (terms[place].IsKnown) KnownMask |= 1UL << place;
        }
    }

    /// <summary>The words, the weightiest first.</summary>
    public IReadOnlyList<QuestionTerm> All => terms;

    /// <summary>What all of the question weighs: what a passage earns that has every word of it.</summary>
    public double Whole { get; }

    /// <summary>How many works the library has.</summary>
    public int LibrarySize { get; }

    /// <summary>As how many words the question counts: its own, half of the others, and two at least.</summary>
    public double Words => Math.Max(2, Count(AskedMask) + Count(~AskedMask & MaskOfAll) / 2);

    /// <summary>All words.</summary>
    public ulong MaskOfAll => terms.Count == Most ? ulong.MaxValue : (1UL << terms.Count) - 1;

    /// <summary>The words of the question itself.</summary>
    public ulong AskedMask { get; }

    /// <summary>The words that some work of the library has.</summary>
    public ulong KnownMask { get; }

    /// <summary>Reads a question.</summary>
    public static QuestionTerms Read(EvidenceQuestion question, WordRarity rarity)
    {
        var found = new Dictionary<string, QuestionTerm>(StringComparer.Ordinal);
        var asked = Analyzer.Analyze(CitationMarks.Remove(question.Text));
        Add(found, asked, rarity, 1, isAsked: true);
        var own = found.Values.Sum(term => term.Weight);
        var around = new Dictionary<string, QuestionTerm>(StringComparer.Ordinal);
        Add(around, Analyzer.Analyze(question.Label ?? ""), rarity, LabelShare, isAsked: false);
        Add(around, Analyzer.Analyze(CitationMarks.Remove(question.Context)), rarity, ContextShare, isAsked: false);
        foreach (var known in found.Keys) around.Remove(known);
        var sum = around.Values.Sum(term => term.Weight);
        var most = Math.Max(MostSurroundings * own, Math.Min(TwoUsualWords, sum) - own);
        var share = sum > most ? most / sum : 1;
        var all = found.Values.Concat(around.Values.Select(term => term with { Weight = term.Weight * share, Share = term.Share * share }))
            .OrderByDescending(term => term.Weight).ThenBy(term => term.Term, StringComparer.Ordinal).Take(Most).ToList();
        var terms = new QuestionTerms(all, Math.Max(own, TwoUsualWords), rarity.LibrarySize);
        terms.FindPairs(asked);
        return terms;
    }

    /// <summary>The place of a word, or −1.</summary>
    public int Find(string term) => places.TryGetValue(term, out var place) ? place : -1;

    /// <summary>Whether one word stands directly behind another in the question.</summary>
    public bool IsPair(int first, int second) => (follows[first] & (1UL << second)) != 0;

    /// <summary>What a set of words weighs.</summary>
    public double Weigh(ulong mask)
    {
        var sum = 0.0;
        for (; mask != 0; mask &= mask - 1)
            sum += terms[BitOperations.TrailingZeroCount(mask)].Weight;
        return sum;
    }

    /// <summary>As how many words a set of them counts.</summary>
    public double Count(ulong mask)
    {
        var sum = 0.0;
        for (; mask != 0; mask &= mask - 1)
            sum += terms[BitOperations.TrailingZeroCount(mask)].Share;
        return sum;
    }

    private static void Add(
        Dictionary<string, QuestionTerm> found, IReadOnlyList<Token> tokens, WordRarity rarity, double share, bool isAsked)
    {
        foreach (var token in tokens)
        {
            var weight = share * ShareOf(token);
            if (weight == 0 || found.ContainsKey(token.Term)) continue;
            found.Add(token.Term, new QuestionTerm(
                token.Term, token.Form, weight * rarity.WeightOf(token.Term), weight, isAsked, rarity.IsKnown(token.Term)));
        }
    }

    private static double ShareOf(Token token) => token.Kind switch
    {
        TokenKind.StopWord => 0,
        TokenKind.Number or TokenKind.Mathematics => token.Form.Length > 1 ? FigureShare : 0,
        _ => AskingWords.Contains(token.Form) ? AskingShare : token.Form.Length > 1 ? 1 : AskingShare,
    };

    private void FindPairs(IReadOnlyList<Token> tokens)
    {
        for (var at = 1; at < tokens.Count; at++)
        {
            var (first, second) = (Find(tokens[at - 1].Term), Find(tokens[at].Term));
            if (first >= 0 && second >= 0 && first != second) follows[first] |= 1UL << second;
        }
    }
}
