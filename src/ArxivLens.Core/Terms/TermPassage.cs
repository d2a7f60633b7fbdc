using ArxivLens.Index.Analysis;

namespace ArxivLens.Core.Terms;

/// <summary>A title or an abstract, and where in it the phrases stand that may be terms.</summary>
internal sealed class TermPassage
{
    /// <summary>Words of a term at most.</summary>
    public const int LongestTerm = 4;

    /// <summary>What is less likely to be in a term than this separates terms.</summary>
    private const double LeastInside = 0.2;

    /// <summary>What the words of a phrase need on average.</summary>
    private const double LeastPhrase = 0.3;

    /// <summary>What a single word needs to be a term alone.</summary>
    private const double LeastAlone = 0.45;

    /// <summary>
    /// By how much the odds that a word begins a term may exceed those that it ends one, for it to be a term alone.
    /// </summary>
    private const double MostLeading = 1;

    /// <summary>Between words that are less likely to belong together than this a term ends.</summary>
    private const double LeastTogether = 0.35;

    /// <summary>A piece of what was too long for a term is trusted less.</summary>
    private const double PieceTrust = 0.25;

    private readonly List<TermUnit> units = [];
    private readonly WordWeight[] weights;

    /// <summary>Reads a text.</summary>
    public TermPassage(string text, bool isTitle)
    {
        Text = text;
        IsTitle = isTitle;
        Tokens = TermToken.Read(text);
        weights = Array.ConvertAll(Tokens, token => token.Kind switch
        {
            TokenKind.StopWord => WordWeights.OfGrammar(token.Form),
            TokenKind.Word => WordWeights.OfWord(token.Form),
            _ => WordWeights.Figure,
        });
        for (var first = 0; first < Tokens.Length;)
        {
            var last = first;
            while (last + 1 < Tokens.Length && Tokens[last + 1].Gap == '-') last++;
            units.Add(new TermUnit(first, last, InsideOf(first, last), TogetherOf(first)));
            first = last + 1;
        }
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>Whether it is a title.</summary>
    public bool IsTitle { get; }

    /// <summary>Its tokens.</summary>
    public TermToken[] Tokens { get; }

    /// <summary>Finds the phrases in order; none overlaps another.</summary>
    public IEnumerable<(int First, int Last, double Inside)> FindPhrases()
    {
        var phrases = new List<(int, int, double)>();
        for (var first = 0; first < units.Count;)
        {
            var behind = first + 1;
            if (units[first].Inside >= LeastInside)
            {
                while (behind < units.Count && Continues(units[behind])) behind++;
                Split(first, behind, 1, phrases);
            }

            first = behind;
        }

        return phrases;
    }

    /// <summary>Divides what is longer than a term where it holds together least.</summary>
    private void Split(int first, int behind, double trust, List<(int, int, double)> phrases)
    {
        while (behind - first > 1 && !CanEnd(units[behind - 1].Last)) behind--;
        var (from, to) = (units[first].First, units[behind - 1].Last);
        if (to - from < LongestTerm)
        {
            var sum = 0.0;
            for (var at = first; at < behind; at++) sum += units[at].Inside * units[at].Words;
            var inside = sum / (to - from + 1);
            if (to > from ? inside >= LeastPhrase : CanStandAlone(from, inside)) phrases.Add((from, to, trust * inside));
        }
        else if (behind - first > 1)
        {
            var weakest = first + 1;
            for (var at = first + 2; at < behind; at++)
            {
                if (units[at].Together < units[weakest].Together) weakest = at;
            }

            Split(first, weakest, PieceTrust, phrases);
            Split(weakest, behind, PieceTrust, phrases);
        }
    }

    /// <summary>
    /// The mean over its words; a single letter, and a unit with much grammar (<c>state-of-the-art</c>), are in no term.
    /// </summary>
    private double InsideOf(int first, int last)
    {
        if (first == last && Tokens[first].Form.Length == 1) return 0;
        var (sum, words, grammar) = (0.0, 0, 0);
        for (var at = first; at <= last; at++)
        {
            if (Tokens[at].IsContent)
            {
                sum += ProbabilityOf(at);
                words++;
            }
            else if (Tokens[at].Kind == TokenKind.StopWord)
            {
                grammar++;
            }
            else if (Tokens[at].Kind == TokenKind.Mathematics)
            {
                return 0;
            }
        }

        return words == 0 || grammar > 1 ? 0 : sum / words;
    }

    private double ProbabilityOf(int at)
    {
        var odds = WordWeights.Constant.Inside + weights[at].Inside;
        odds += Tokens[at].FollowsBlank && at > 0 ? ContextOf(at - 1).Before : WordWeights.OfSign(Tokens[at].Gap).Before;
        if (at + 1 == Tokens.Length) odds += WordWeights.OfSign(TermToken.Edge).After;
        else odds += Tokens[at + 1].FollowsBlank ? ContextOf(at + 1).After : WordWeights.OfSign(Tokens[at + 1].Gap).After;
        return Probability(odds);
    }

    private static bool Continues(TermUnit unit) => unit.Inside >= LeastInside && unit.Together >= LeastTogether;

    /// <summary>A list is often numbered by <c>ii</c> and <c>iii</c>.</summary>
    private bool CanStandAlone(int at, double inside)
        => inside >= LeastAlone && Tokens[at].Form.AsSpan().ContainsAnyExcept("ivx") && CanEnd(at);

    /// <summary>
    /// A word that begins terms much oftener than it ends them is an adjective or an adverb, as a rule, and wants its noun.
    /// </summary>
    private bool CanEnd(int at)
    {
        var weight = WeightOf(at);
        return weight.Left - weight.Right <= MostLeading;
    }

    private double TogetherOf(int first)
    {
        if (first == 0 || !Tokens[first].FollowsBlank) return 0;
        // Between units that are in no term nothing is asked.
        if (units[^1].Inside < LeastInside) return 0;
        return Probability(WordWeights.Constant.Left + WeightOf(first - 1).Left + WeightOf(first).Right);
    }

    /// <summary>What a token says as a word, whatever it is.</summary>
    private WordWeight WeightOf(int at)
        => Tokens[at].Kind == TokenKind.Word ? weights[at] : WordWeights.OfWord(Tokens[at].Form);

    private WordWeight ContextOf(int neighbour)
        => Tokens[neighbour].IsContent ? WordWeights.AnyWord
            : Tokens[neighbour].Kind == TokenKind.Word ? WordWeights.Figure : weights[neighbour];

    private static double Probability(double odds) => 1 / (1 + Math.Exp(-odds));
}
