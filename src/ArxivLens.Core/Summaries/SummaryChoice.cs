namespace ArxivLens.Core.Summaries;

/// <summary>Chooses among the sentences of one abstract and the ways to say them.</summary>
internal sealed class SummaryChoice
{
    private readonly SummaryCandidates candidates;
    private readonly double[] scores;

    /// <summary>Weighs the candidates of an abstract.</summary>
    public SummaryChoice(string title, string text, SummaryModel model)
    {
        candidates = new SummaryCandidates(title, text, model.Rarity);
        for (var word = 0; word < candidates.Words.Words.Count; word++)
        {
            var sink = new InclusionSink(model, candidates.Text);
            candidates.Inclusion.Collect(word, ref sink);
            candidates.Words.Words[word].Probability = 1 / (1 + Math.Exp(-sink.Sum));
        }

        candidates.Find();
        scores = new double[candidates.All.Count];
        for (var sentence = 0; sentence < candidates.Text.Count; sentence++) Weigh(sentence, model);
    }

    /// <summary>The best sentence alone.</summary>
    public SummarySentence? One()
    {
        var best = -1;
        for (var candidate = 0; candidate < scores.Length; candidate++)
        {
            if (best < 0 || scores[candidate] > scores[best]) best = candidate;
        }

        return best < 0 ? null : candidates.Tell(best);
    }

    /// <summary>The one line that says best what the work is about, with the title before the sentence where that says more.</summary>
    public SummaryLine? Line()
    {
        var (best, isLed) = new LineChoice(candidates, scores).Best();
        return best < 0 ? null : SummaryLine.Of(isLed ? candidates.Text.TitleText : "", candidates.Tell(best));
    }

    /// <summary>The sentence that says what the work does and the one that says what it finds, in the abstract's order.</summary>
    public IReadOnlyList<SummarySentence> Two()
    {
        var count = candidates.Text.Count;
        if (count == 0) return [];
        if (count == 1) return [candidates.Tell(BestForm(0, false))];
        var (does, finds) = new SummaryPair(candidates, scores, sentence => BestForm(sentence, false)).Best();
        var (first, second) = (Math.Min(does, finds), Math.Max(does, finds));
        var form = BestForm(first, false);
        var namesPaper = PaperMention.IsIn(candidates.Text.Tokens, candidates.All[form].Form);
        return [candidates.Tell(form), candidates.Tell(BestForm(second, namesPaper))];
    }

    /// <summary>The best way to say a sentence.</summary>
    /// <param name="sentence">Which sentence.</param>
    /// <param name="namesPaper">The sentence before says <c>in this paper</c>; this one need not say it again.</param>
    private int BestForm(int sentence, bool namesPaper)
    {
        var best = candidates.FirstOf(sentence);
        var isBestTwice = namesPaper && PaperMention.IsIn(candidates.Text.Tokens, candidates.All[best].Form);
        for (var candidate = best + 1; candidate < candidates.FirstOf(sentence + 1); candidate++)
        {
            var isTwice = namesPaper && PaperMention.IsIn(candidates.Text.Tokens, candidates.All[candidate].Form);
            if (isTwice && !isBestTwice) continue;
            if (scores[candidate] > scores[best] || (isBestTwice && !isTwice)) (best, isBestTwice) = (candidate, isTwice);
        }

        return best;
    }

    private void Weigh(int sentence, SummaryModel model)
    {
        var shared = new WeighingSink(model);
        candidates.CollectSentence(sentence, ref shared);
        for (var candidate = candidates.FirstOf(sentence); candidate < candidates.FirstOf(sentence + 1); candidate++)
        {
            var own = new WeighingSink(model);
            candidates.CollectForm(candidate, ref own);
            var form = candidates.All[candidate].Form;
            scores[candidate] = shared.Sum + own.Sum + SentenceFlaws.Of(candidates.Text.Tokens, form.From, form.To);
        }
    }
}
