namespace ArxivLens.Core.Summaries;

/// <summary>
/// Chooses two sentences: what the work does by the learnt score and the cues of a purpose, what it finds by the cues of a
/// finding.
/// The weights beside the learnt score were set by hand: nobody has labelled pairs.
/// </summary>
/// <param name="candidates">The sentences.</param>
/// <param name="scores">The scores of the candidates.</param>
/// <param name="bestForm">The best way to say a sentence.</param>
internal sealed class SummaryPair(SummaryCandidates candidates, double[] scores, Func<int, int> bestForm)
{
    private const double Flaws = 0.6;
    private const double Learnt = 0.7;
    private const double LearntForFinding = 0.25;
    private const double Purpose = 0.65;
    private const double FindingInsteadOfPurpose = -0.25;
    private const double PurposeInsteadOfFinding = -0.15;
    private const double Title = 1.5;
    private const double Place = 1.0;
    private const double FormulaShare = -3;
    private const double Question = -3;
    private const double LongWord = -0.04;
    private const double ShortWord = -0.3;
    private const int LongSentence = 30;
    private const int ShortSentence = 7;
    private const double Repetition = -2.5;
    private const double InOrder = 0.5;

    /// <summary>The numbers of the two sentences.</summary>
    public (int Does, int Finds) Best()
    {
        var count = candidates.Text.Count;
        var (does, finds) = (new double[count], new double[count]);
        for (var sentence = 0; sentence < count; sentence++) (does[sentence], finds[sentence]) = Weigh(sentence);
        var best = (Does: 0, Finds: 1);
        var most = double.NegativeInfinity;
        for (var first = 0; first < count; first++)
        {
            for (var second = 0; second < count; second++)
            {
                if (first == second) continue;
                var sum = does[first] + finds[second] + (first < second ? InOrder : 0);
                if (sum <= most) continue;
                sum += Repetition * Overlap(first, second);
                if (sum > most) (best, most) = ((first, second), sum);
            }
        }

        return best;
    }

    private (double Does, double Finds) Weigh(int sentence)
    {
        var (from, to) = (candidates.Text.FirstToken(sentence), candidates.Text.FirstToken(sentence + 1));
        var tokens = candidates.Text.Tokens;
        var measure = candidates.All[candidates.FirstOf(sentence)].Measure;
        var (purpose, finding) = CuePhrases.Of(tokens, from, to);
        var formulas = 0;
        for (var at = from; at < to; at++)
        {
            if (tokens[at].Kind == TextTokenKind.Formula) formulas += tokens[at].End - tokens[at].Start;
        }

        var both = (FormulaShare * formulas / Math.Max(1, candidates.Text.Spans[sentence].Length))
            + (to > from && tokens[to - 1].Hash == '?' ? Question : 0)
            + (ShortWord * Math.Max(0, ShortSentence - measure.Words));
        var place = (double)sentence / Math.Max(1, candidates.Text.Count - 1);
        var best = bestForm(sentence);
        var (form, learnt) = (candidates.All[best].Form, scores[best]);
        var does = both + (Learnt * learnt) + (Purpose * purpose) + (FindingInsteadOfPurpose * Math.Max(0, finding - purpose));
        var finds = both + finding + (LearntForFinding * learnt) + (Title * measure.TitleRecall) + (Place * place)
            + (PurposeInsteadOfFinding * Math.Max(0, purpose - finding))
            + (Flaws * SentenceFlaws.Of(tokens, form.From, form.To))
            + (LongWord * Math.Max(0, measure.Words - LongSentence));
        return (does, finds);
    }

    /// <summary>Share of the shorter sentence's content words that the other has too.</summary>
    private double Overlap(int first, int second)
    {
        var left = StemsOf(first);
        var right = StemsOf(second);
        var shorter = Math.Min(left.Count, right.Count);
        if (shorter == 0) return 0;
        left.IntersectWith(right);
        return (double)left.Count / shorter;
    }

    private HashSet<int> StemsOf(int sentence)
    {
        var found = new HashSet<int>();
        for (var at = candidates.Text.FirstToken(sentence); at < candidates.Text.FirstToken(sentence + 1); at++)
        {
            if (candidates.Words.StemAt(at) is >= 0 and var stem) found.Add(stem);
        }

        return found;
    }
}
