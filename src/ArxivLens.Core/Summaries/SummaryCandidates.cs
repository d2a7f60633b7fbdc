using System.Text;

namespace ArxivLens.Core.Summaries;

/// <summary>A way to say a sentence of an abstract.</summary>
/// <param name="Sentence">Which sentence.</param>
/// <param name="Form">What is kept of it.</param>
/// <param name="Measure">What is counted of it.</param>
internal readonly record struct SummaryCandidate(int Sentence, ShortForm Form, FormMeasure Measure);

/// <summary>All sentences of an abstract with the ways to say them.</summary>
internal sealed class SummaryCandidates
{
    private readonly List<SummaryCandidate> all = new(64);
    private readonly InnerCut[][] inner;
    private readonly int[] first;

    /// <summary>Reads an abstract.</summary>
    /// <param name="title">Its title; may be empty.</param>
    /// <param name="text">Plain text with mathematics as <c>$…$</c>.</param>
    /// <param name="rarity">The idf of a stem.</param>
    public SummaryCandidates(string title, string text, Func<ulong, double> rarity)
    {
        Text = new AbstractText(title, text);
        Words = new AbstractWords(Text, rarity);
        Inclusion = new InclusionFeatures(Text, Words);
        inner = new InnerCut[Text.Count][];
        first = new int[Text.Count + 1];
    }

    /// <summary>The abstract.</summary>
    public AbstractText Text { get; }

    /// <summary>Its words; their probabilities are set before <see cref="Find"/>.</summary>
    public AbstractWords Words { get; }

    /// <summary>What is measured of its words.</summary>
    public InclusionFeatures Inclusion { get; }

    /// <summary>What is measured of its sentences, after <see cref="Find"/>.</summary>
    public FormFeatures Features { get; private set; } = null!;

    /// <summary>The candidates, sentence by sentence; the first of each is the whole.</summary>
    public List<SummaryCandidate> All => all;

    /// <summary>The greatest measures among them.</summary>
    public BestMeasures Best { get; private set; }

    /// <summary>The first candidate of a sentence; of the one after the last, where they end.</summary>
    public int FirstOf(int sentence) => first[sentence];

    /// <summary>Finds and measures the candidates.</summary>
    public void Find()
    {
        Features = new FormFeatures(Text, Words, Inclusion);
        var shortening = new Shortening();
        var forms = new List<ShortForm>();
        var best = default(BestMeasures);
        for (var sentence = 0; sentence < Text.Count; sentence++)
        {
            first[sentence] = all.Count;
            shortening.Find(Text, sentence, forms);
            inner[sentence] = [.. shortening.Inner];
            foreach (var form in forms)
            {
                var measure = Features.Measure(form, inner[sentence]);
                best.Include(measure);
                all.Add(new SummaryCandidate(sentence, form, measure));
            }
        }

        first[^1] = all.Count;
        Best = best;
    }

    /// <summary>Gives the features of a sentence that all its forms share.</summary>
    public void CollectSentence<TSink>(int sentence, ref TSink sink)
        where TSink : struct, IFeatureSink
        => Features.CollectSentence(sentence, all[first[sentence]].Measure, Best.TitleRecall, ref sink);

    /// <summary>Gives the features of a form.</summary>
    public void CollectForm<TSink>(int candidate, ref TSink sink)
        where TSink : struct, IFeatureSink
    {
        var (sentence, form, measure) = all[candidate];
        Features.CollectForm(form, Text.FirstToken(sentence + 1), measure, all[first[sentence]].Measure, Best, ref sink);
    }

    /// <summary>The candidate as a sentence to be shown.</summary>
    public SummarySentence Tell(int candidate)
    {
        var (sentence, form, _) = all[candidate];
        var span = Text.Spans[sentence];
        var whole = Text.Text.AsSpan(span.Start, span.Length);
        return new SummarySentence(form.IsShortened ? TellShort(candidate) : whole.ToString(), span.Start, span.Length);
    }

    /// <summary>The ranges of the abstract that a form keeps, in its order.</summary>
    public List<(int Start, int End)> KeptOf(int candidate)
    {
        var (sentence, form, _) = all[candidate];
        var tokens = Text.Tokens;
        var kept = new List<(int Start, int End)>();
        var from = tokens[form.From].Start;
        foreach (var cut in form.Inner ? inner[sentence] : [])
        {
            if (cut.From <= form.From || cut.To > form.To) continue;
            kept.Add((from, tokens[cut.From - 1].End));
            from = tokens[cut.To - 1].End;
        }

        var span = Text.Spans[sentence];
        var stop = form.To == Text.FirstToken(sentence + 1) ? span.Start + span.Length : tokens[form.To - 1].End;
        if (stop > from) kept.Add((from, stop));
        return kept;
    }

    private string TellShort(int candidate)
    {
        var told = new StringBuilder();
        foreach (var (start, end) in KeptOf(candidate)) told.Append(Text.Text.AsSpan(start, end - start));
        if (told[^1] is not ('.' or '!' or '?' or '…')) told.Append('.');
        told[0] = char.ToUpperInvariant(told[0]);
        return told.ToString();
    }
}
