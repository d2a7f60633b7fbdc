using System.Numerics;

namespace ArxivLens.Core.Questions;

/// <summary>A text as a question sees it: the features of each of its sentences.</summary>
internal sealed class PassageReading
{
    private const double Saturation = 1.2;
    private const double LengthShare = 0.5;
    private const double UsualLength = 16;
    private const int FragmentLength = 6;

    private readonly QuestionTerms question;
    private readonly PassageText[] sentences;
    private readonly PassageDocument document;
    private readonly ulong title;
    private readonly ulong all;
    private readonly double[] distinctions;

    /// <summary>Reads a text.</summary>
    public PassageReading(QuestionTerms question, PassageDocument document)
    {
        this.question = question;
        this.document = document;
        title = PassageText.Read(question, document.Title).Words;
        sentences = new PassageText[document.Sentences.Count];
        all = title;
        Span<int> holding = stackalloc int[QuestionTerms.Most];
        for (var at = 0; at < sentences.Length; at++)
        {
            sentences[at] = PassageText.Read(question, document.Sentences[at].Text);
            all |= sentences[at].Words;
            for (var words = sentences[at].Words; words != 0; words &= words - 1)
                holding[BitOperations.TrailingZeroCount(words)]++;
        }

        distinctions = new double[question.All.Count];
        for (var term = 0; term < distinctions.Length; term++)
            distinctions[term] = Math.Log(1 + (sentences.Length - holding[term] + 0.5) / (holding[term] + 0.5));
    }

    /// <summary>The text.</summary>
    public PassageDocument Document => document;

    /// <summary>How many sentences there are.</summary>
    public int Count => sentences.Length;

    /// <summary>A sentence as the question sees it.</summary>
    public PassageText this[int at] => sentences[at];

    /// <summary>The features of a sentence.</summary>
    public void Read(int at, Span<double> features)
    {
        var sentence = sentences[at];
        var whole = question.Whole;
        features.Clear();
        var beside = (at > 0 ? sentences[at - 1].Words : 0) | (at + 1 < sentences.Length ? sentences[at + 1].Words : 0);
        var own = question.Weigh(sentence.Words) / whole;
        Set(features, PassageFeature.Constant, 1);
        Set(features, PassageFeature.Sentence, own);
        Set(features, PassageFeature.Dense, own * (1 + Saturation)
            / (1 + Saturation * (1 - LengthShare + LengthShare * sentence.Length / UsualLength)));
        Set(features, PassageFeature.Beside, question.Weigh(beside & ~sentence.Words) / whole);
        Set(features, PassageFeature.Title, question.Weigh(title & ~sentence.Words & ~beside) / whole);
        Set(features, PassageFeature.Rest, question.Weigh(all & ~sentence.Words & ~beside & ~title) / whole);
        Set(features, PassageFeature.Pairs, sentence.Pairs / whole);
        Set(features, PassageFeature.Distinctive, Distinction(sentence.Words) / whole);
        Set(features, PassageFeature.Matches, Math.Log(1 + BitOperations.PopCount(sentence.Words)));
        Set(features, PassageFeature.Rarest, Rarest(sentence.Words) / 10);
        Set(features, PassageFeature.Length, Math.Log(1 + sentence.Length));
        Set(features, PassageFeature.Fragment, sentence.Length < FragmentLength ? 1 : 0);
        Set(features, PassageFeature.Beginning, 1 / (1 + (document.Sentences[at].Number - 1) / 5.0));
        Set(features, PassageFeature.Own, sentence.IsOwn ? 1 : 0);
        Set(features, PassageFeature.Unknown, question.Weigh(~question.KnownMask & MaskOfAll) / whole);
        Set(features, PassageFeature.Whole, Math.Log(1 + whole));
    }

    private ulong MaskOfAll => question.All.Count == QuestionTerms.Most ? ulong.MaxValue : (1UL << question.All.Count) - 1;

    private static void Set(Span<double> features, PassageFeature feature, double value) => features[(int)feature] = value;

    private double Distinction(ulong words)
    {
        var sum = 0.0;
        for (; words != 0; words &= words - 1)
        {
            var term = BitOperations.TrailingZeroCount(words);
            sum += question.All[term].Weight * distinctions[term];
        }

        return sum / 4;
    }

    // The words are sorted by weight.
    private double Rarest(ulong words) => words == 0 ? 0 : question.All[BitOperations.TrailingZeroCount(words)].Weight;
}
