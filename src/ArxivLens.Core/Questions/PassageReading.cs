using System.Numerics;

namespace ArxivLens.Core.Questions;

/// <summary>A text as a question sees it: the features of each of its sentences.</summary>
internal sealed class PassageReading
{
    private const double Saturation = 1.2;
    private const double LengthShare = 0.5;
    private const double UsualLength = 16;
    private const int FeedbackSentences = 4;

    // Of libraries of other sizes nothing was learnt.
    private const int SmallLibrary = 5_000;
    private const int LargeLibrary = 60_000;

    private readonly QuestionTerms question;
    private readonly PassageText[] sentences;
    private readonly PassageDocument document;
    private readonly ulong title;
    private readonly ulong all;
    private readonly double best;
    private readonly double bestPairs;
    private readonly double often;
    private readonly PassageVectors vectors;
    private readonly SentenceMiddle feedback;
    private readonly SentenceMiddle middle;

    /// <summary>Reads a text.</summary>
    public PassageReading(QuestionTerms question, PassageDocument document)
    {
        this.question = question;
        this.document = document;
        var vocabulary = new Dictionary<string, int>(StringComparer.Ordinal);
        title = PassageText.Read(question, document.Title, vocabulary).Words;
        sentences = new PassageText[document.Sentences.Count];
        all = title;
        for (var at = 0; at < sentences.Length; at++)
        {
            sentences[at] = PassageText.Read(question, document.Sentences[at].Text, vocabulary);
            all |= sentences[at].Words;
            best = Math.Max(best, question.Weigh(sentences[at].Words));
            bestPairs = Math.Max(bestPairs, sentences[at].Pairs);
        }

        often = Recurring();
        vectors = new PassageVectors(sentences, vocabulary.Count);
        feedback = vectors.MiddleOf(BestByCount());
        middle = vectors.MiddleOf(Enumerable.Range(0, sentences.Length));
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
        var beside = WordsAt(at - 1) | WordsAt(at + 1);
        var own = question.Weigh(sentence.Words) / whole;
        Set(features, PassageFeature.Constant, 1);
        Set(features, PassageFeature.Sentence, own);
        Set(features, PassageFeature.Dense, own * (1 + Saturation)
            / (1 + Saturation * (1 - LengthShare + LengthShare * sentence.Length / UsualLength)));
        Set(features, PassageFeature.Beside, question.Weigh(beside & ~sentence.Words) / whole);
        Set(features, PassageFeature.Topical, question.Weigh(title & sentence.Words) / whole);
        Set(features, PassageFeature.MatchesBeside, Math.Log(1 + question.Count(beside & ~sentence.Words)));
        Set(features, PassageFeature.Central, vectors.Cosine(at, middle));
        Set(features, PassageFeature.Feedback, vectors.Cosine(at, feedback));
        Set(features, PassageFeature.Title, question.Weigh(title) / whole);
        Set(features, PassageFeature.Text, question.Weigh(all) / whole);
        Set(features, PassageFeature.Pairs, sentence.Pairs / whole);
        Set(features, PassageFeature.Matches, Math.Log(1 + question.Count(sentence.Words)));
        Set(features, PassageFeature.Length, Math.Log(1 + sentence.Length));
        Set(features, PassageFeature.Often, often / whole);
        Set(features, PassageFeature.TextLength, Math.Log(1 + sentences.Length));
        Set(features, PassageFeature.TextMatches, Math.Log(1 + question.Count(all)));
        Set(features, PassageFeature.Best, best / whole);
        Set(features, PassageFeature.BestPairs, bestPairs / whole);
        Set(features, PassageFeature.Library, Math.Log(Math.Clamp(question.LibrarySize, SmallLibrary, LargeLibrary)) / 10);
        Set(features, PassageFeature.Unknown, question.Weigh(~question.KnownMask & question.MaskOfAll) / whole);
        Set(features, PassageFeature.Whole, Math.Log(1 + whole));
        Set(features, PassageFeature.Words, Math.Log(1 + question.Words));
        Set(features, PassageFeature.Missing, Heaviest(question.AskedMask & ~all) / 10);
    }

    private IEnumerable<int> BestByCount() => Enumerable.Range(0, sentences.Length).Where(at => sentences[at].Words != 0)
        .OrderByDescending(at => question.Count(sentences[at].Words))
        .ThenByDescending(at => question.Weigh(sentences[at].Words)).Take(FeedbackSentences);

    /// <summary>What the words of the question weigh in title and text together, each the more the more sentences have it, as BM25 does.</summary>
    private double Recurring()
    {
        var sum = 0.0;
        for (var words = all; words != 0; words &= words - 1)
        {
            var term = BitOperations.TrailingZeroCount(words);
            var times = (title >> term & 1) * 2 + (ulong)sentences.Count(sentence => (sentence.Words >> term & 1) != 0);
            sum += question.All[term].Weight * times / (times + Saturation);
        }

        return sum;
    }

    private ulong WordsAt(int at) => at >= 0 && at < sentences.Length ? sentences[at].Words : 0;

    private static void Set(Span<double> features, PassageFeature feature, double value) => features[(int)feature] = value;

    // The words are sorted by weight.
    private double Heaviest(ulong words) => words == 0 ? 0 : question.All[BitOperations.TrailingZeroCount(words)].Weight;
}
