namespace ArxivLens.Core.Summaries;

/// <summary>Measures the sentences of an abstract and the ways to say them.</summary>
internal sealed class FormFeatures
{
    private static readonly int[] LengthBounds = [6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30, 33, 36, 40, 44, 50];

    private readonly AbstractText text;
    private readonly AbstractWords words;
    private readonly InclusionFeatures inclusion;
    private readonly int[] wordStamps;
    private readonly int[] stemStamps;
    private readonly int firstOfAuthors;
    private readonly double allInclusion;
    private int stamp;

    /// <summary>Prepares an abstract whose words have their probabilities.</summary>
    public FormFeatures(AbstractText text, AbstractWords words, InclusionFeatures inclusion)
    {
        (this.text, this.words, this.inclusion) = (text, words, inclusion);
        wordStamps = new int[words.Words.Count];
        stemStamps = new int[words.Stems.Count];
        firstOfAuthors = FindFirstOfAuthors();
        foreach (var word in words.Words) allInclusion += word.Probability;
        allInclusion = Math.Max(1e-9, allInclusion);
    }

    /// <summary>Measures a form.</summary>
    /// <param name="form">The form.</param>
    /// <param name="inner">What goes within its sentence.</param>
    public FormMeasure Measure(ShortForm form, IReadOnlyList<InnerCut> inner)
    {
        stamp++;
        var measure = default(FormMeasure);
        var tokens = text.Tokens;
        var cut = 0;
        for (var at = form.From; at < form.To; at++)
        {
            if (form.Inner)
            {
                while (cut < inner.Count && inner[cut].From < at) cut++;
                if (cut < inner.Count && inner[cut].From == at && at > form.From && inner[cut].To <= form.To)
                {
                    at = inner[cut].To - 1;
                    continue;
                }
            }

            Count(tokens[at], at, ref measure);
        }

        measure.Finish(words);
        return measure;
    }

    /// <summary>Gives what is the same for every form of a sentence.</summary>
    /// <param name="sentence">Which sentence.</param>
    /// <param name="whole">Its measure.</param>
    /// <param name="most">The greatest title recall of the abstract.</param>
    /// <param name="sink">Where the features go.</param>
    public void CollectSentence<TSink>(int sentence, in FormMeasure whole, double most, ref TSink sink)
        where TSink : struct, IFeatureSink
    {
        CollectPlace(sentence, ref sink);
        sink.Add(SummaryFeature.WholeTitle, whole.TitleRecall);
        sink.Add(SummaryFeature.WholeTitleRelative, most > 0 ? whole.TitleRecall / most : 0);
        if (whole.TitleRecall >= most) sink.Add(SummaryFeature.WholeTitleMost, 1);
        sink.Add(SummaryFeature.WholeTitlePrecision, whole.TitlePrecision);
        sink.Add(SummaryFeature.WholeCentrality, whole.Centrality / text.Count);
        sink.Add(SummaryFeature.WholeCosine, whole.Cosine);
        sink.Add(SummaryFeature.WholeCoverage, whole.Coverage);
        sink.Add(SummaryFeature.WholeRarity, whole.MeanRarity / 5);
        sink.Add(SummaryFeature.WholeLength, Math.Log(1 + whole.Words));
        for (var bound = 0; bound < LengthBounds.Length && whole.Words > LengthBounds[bound]; bound++)
            sink.Add((int)SummaryFeature.WholeLongerThan + bound, 1);
        CollectWords(sentence, ref sink);
    }

    /// <summary>Gives what is of one form.</summary>
    /// <param name="form">The form.</param>
    /// <param name="end">One past its sentence's last token.</param>
    /// <param name="measure">Its measure.</param>
    /// <param name="whole">The measure of the whole sentence.</param>
    /// <param name="best">The greatest measures of the abstract.</param>
    /// <param name="sink">Where the features go.</param>
    public void CollectForm<TSink>(
        ShortForm form, int end, in FormMeasure measure, in FormMeasure whole, in BestMeasures best, ref TSink sink)
        where TSink : struct, IFeatureSink
    {
        var length = Math.Log(1 + measure.Words);
        sink.Add(SummaryFeature.Length, length);
        sink.Add(SummaryFeature.LengthSquared, length * length);
        for (var bound = 0; bound < LengthBounds.Length && measure.Words > LengthBounds[bound]; bound++)
            sink.Add((int)SummaryFeature.LongerThan + bound, 1);
        CollectOverlap(measure, best, ref sink);
        CollectInclusion(measure, whole, best, ref sink);
        if (form.Inner) sink.Add(SummaryFeature.InnerCut, 1);
        if (form.IsShortened) sink.Add(SummaryFeature.Shortened, 1);
        if (form.Lead != LeadCut.None) sink.Add((int)SummaryFeature.Lead + (int)form.Lead, 1);
        if (form.Tail != TailCut.None) sink.Add((int)SummaryFeature.Tail + (int)form.Tail, 1);
        if (SentenceFlaws.IsLeaning(text.Tokens, form.From, form.To)) sink.Add(SummaryFeature.Leaning, 1);
        CollectFormWords(form, end, ref sink);
    }

    private static void CollectOverlap<TSink>(in FormMeasure measure, in BestMeasures best, ref TSink sink)
        where TSink : struct, IFeatureSink
    {
        sink.Add(SummaryFeature.TitleRecall, measure.TitleRecall);
        sink.Add(SummaryFeature.TitlePrecision, measure.TitlePrecision);
        var sum = measure.TitleRecall + measure.TitlePrecision;
        if (sum > 0) sink.Add(SummaryFeature.TitleMean, 2 * measure.TitleRecall * measure.TitlePrecision / sum);
        sink.Add(SummaryFeature.Cosine, measure.Cosine);
        sink.Add(SummaryFeature.Coverage, measure.Coverage);
        sink.Add(SummaryFeature.MeanRarity, measure.MeanRarity / 5);
        sink.Add(SummaryFeature.GrammarShare, 1 - ((double)measure.Content / Math.Max(1, measure.Words)));
        sink.Add(SummaryFeature.Numbers, Math.Min(3, measure.Numbers) / 3.0);
        if (measure.HasBracket) sink.Add(SummaryFeature.Bracket, 1);
        if (measure.HasColon) sink.Add(SummaryFeature.Colon, 1);
        if (measure.HasFormula) sink.Add(SummaryFeature.Formula, 1);
        sink.Add(SummaryFeature.BehindTitle, measure.TitleRecall - best.TitleRecall);
        sink.Add(SummaryFeature.BehindCosine, measure.Cosine - best.Cosine);
        sink.Add(SummaryFeature.BehindCoverage, measure.Coverage - best.Coverage);
    }

    private void CollectInclusion<TSink>(in FormMeasure measure, in FormMeasure whole, in BestMeasures best, ref TSink sink)
        where TSink : struct, IFeatureSink
    {
        sink.Add(SummaryFeature.ExpectedShort, 5 * measure.Expected(10));
        sink.Add(SummaryFeature.ExpectedMiddle, 5 * measure.Expected(16));
        sink.Add(SummaryFeature.ExpectedLong, 5 * measure.Expected(24));
        sink.Add(SummaryFeature.InclusionSum, measure.Inclusion / 10);
        sink.Add(SummaryFeature.InclusionContent, measure.ContentInclusion / 10);
        sink.Add(SummaryFeature.InclusionMean, measure.Inclusion / Math.Max(1, measure.Words));
        sink.Add(SummaryFeature.InclusionContentMean, measure.ContentInclusion / Math.Max(1, measure.Content));
        sink.Add(SummaryFeature.InclusionShare, 2 * measure.Inclusion / allInclusion);
        sink.Add(SummaryFeature.BehindBestMiddle, 15 * (measure.Expected(16) - best.ExpectedMiddle));
        sink.Add(SummaryFeature.BehindBestLong, 15 * (measure.Expected(24) - best.ExpectedLong));
        sink.Add(SummaryFeature.GainByShortening, 10 * (measure.Expected(20) - whole.Expected(20)));
    }

    private void CollectPlace<TSink>(int sentence, ref TSink sink)
        where TSink : struct, IFeatureSink
    {
        var behind = text.Count - 1 - sentence;
        sink.Add((int)SummaryFeature.Position + Math.Min(7, sentence), 1);
        sink.Add((int)SummaryFeature.PositionFromEnd + Math.Min(4, behind), 1);
        sink.Add((int)SummaryFeature.Fifth + (5 * sentence / text.Count), 1);
        var end = text.FirstToken(sentence + 1);
        if (end > text.FirstToken(sentence) && text.Tokens[end - 1].Hash == '?') sink.Add(SummaryFeature.Question, 1);
        if (firstOfAuthors < 0) return;
        if (sentence == firstOfAuthors) sink.Add(SummaryFeature.FirstOfAuthors, 1);
        if (sentence > firstOfAuthors) sink.Add(SummaryFeature.AfterFirstOfAuthors, 1);
        sink.Add(SummaryFeature.FromFirstOfAuthors, Math.Clamp(sentence - firstOfAuthors, -3, 3) / 3.0);
    }

    private void CollectWords<TSink>(int sentence, ref TSink sink)
        where TSink : struct, IFeatureSink
    {
        var tokens = text.Tokens;
        var (from, to) = (text.FirstToken(sentence), text.FirstToken(sentence + 1));
        CollectStart(Template.Start, from, to, 3, ref sink);
        if (sentence + 1 < text.Count) CollectStart(Template.Next, to, text.FirstToken(sentence + 2), 2, ref sink);
        if (sentence > 0) CollectStart(Template.Before, text.FirstToken(sentence - 1), from, 2, ref sink);
        stamp++;
        var before = -1;
        for (var at = from; at < to; at++)
        {
            var word = words.WordAt(at);
            if (word < 0) continue;
            if (wordStamps[word] != stamp) sink.Add(Template.Word, tokens[at]);
            wordStamps[word] = stamp;
            if (before >= 0) sink.Add(Template.Pair, tokens[before], tokens[at]);
            before = at;
        }
    }

    private void CollectFormWords<TSink>(ShortForm form, int end, ref TSink sink)
        where TSink : struct, IFeatureSink
    {
        var tokens = text.Tokens;
        CollectStart(Template.KeptStart, form.From, form.To, 3, ref sink);
        stamp++;
        var last = -1;
        for (var at = form.From; at < form.To; at++)
        {
            var word = words.WordAt(at);
            if (word < 0) continue;
            if (wordStamps[word] != stamp) sink.Add(Template.Kept, tokens[at]);
            wordStamps[word] = stamp;
            last = at;
        }

        if (last >= 0) sink.Add(Template.KeptEnd, tokens[last]);
        if (form.Tail != TailCut.None) CollectStart(Template.LeftOff, form.To, end, 2, ref sink);
    }

    private void CollectStart<TSink>(Template template, int from, int to, int most, ref TSink sink)
        where TSink : struct, IFeatureSink
    {
        var tokens = text.Tokens;
        var (first, second) = (-1, -1);
        for (var at = from; at < to; at++)
        {
            if (tokens[at].Kind != TextTokenKind.Word) continue;
            if (first < 0)
            {
                first = at;
                sink.Add(template, tokens[at]);
            }
            else if (second < 0)
            {
                second = at;
                sink.Add(template, tokens[first], tokens[at]);
                if (most == 2) return;
            }
            else
            {
                sink.Add(template, tokens[first], tokens[second], tokens[at]);
                return;
            }
        }
    }

    private void Count(TextToken token, int at, ref FormMeasure measure)
    {
        if (token.Kind == TextTokenKind.Mark)
        {
            measure.HasBracket |= token.Hash == '(';
            measure.HasColon |= token.Hash == ':';
            return;
        }

        measure.Words++;
        measure.HasFormula |= token.Kind == TextTokenKind.Formula;
        if (token.Is(WordTraits.Number) && token.Hash != 0) measure.Numbers++;
        var word = words.WordAt(at);
        if (word < 0) return;
        var stem = words.StemAt(at);
        if (stem >= 0) measure.Content++;
        if (wordStamps[word] == stamp) return;
        wordStamps[word] = stamp;
        measure.Inclusion += words.Words[word].Probability;
        if (stem < 0) return;
        measure.ContentInclusion += words.Words[word].Probability;
        if (stemStamps[stem] == stamp) return;
        stemStamps[stem] = stamp;
        measure.Count(words.Stems[stem]);
    }

    private int FindFirstOfAuthors()
    {
        for (var sentence = 0; sentence < text.Count; sentence++)
        {
            if (inclusion.CuesOf(sentence).Authors) return sentence;
        }

        return -1;
    }
}
