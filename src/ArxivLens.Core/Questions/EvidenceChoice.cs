using System.Numerics;

namespace ArxivLens.Core.Questions;

/// <summary>A sentence that may be shown, with its score.</summary>
/// <param name="Reading">Its text.</param>
/// <param name="At">Its place there.</param>
/// <param name="Score">What its features count.</param>
internal readonly record struct RankedSentence(PassageReading Reading, int At, double Score);

/// <summary>
/// Chooses which of the ranked sentences are shown: at most two of a work (four of one that is asked), none beside another that is
/// shown already, and none that says the same words as one before.
/// </summary>
internal static class EvidenceChoice
{
    private const int MostOfWork = 2;
    private const int MostOfAsked = 4;

    /// <summary>Chooses, best first.</summary>
    public static List<RankedSentence> Choose(IEnumerable<RankedSentence> ranked, int limit)
    {
        var chosen = new List<RankedSentence>(Math.Min(limit, 100));
        foreach (var sentence in ranked)
        {
            if (chosen.Count >= limit) break;
            if (IsNew(chosen, sentence)) chosen.Add(sentence);
        }

        return chosen;
    }

    private static bool IsNew(List<RankedSentence> chosen, RankedSentence sentence)
    {
        var document = sentence.Reading.Document;
        var ofWork = 0;
        foreach (var other in chosen)
        {
            if (IsSame(other, sentence)) return false;
            if (other.Reading.Document.Key != document.Key) continue;
            ofWork++;
            if (other.Reading.Document.IsFullText == document.IsFullText && Math.Abs(NumberOf(other) - NumberOf(sentence)) <= 1)
                return false;
        }

        return ofWork < (document.Relation == PassageRelation.Asked ? MostOfAsked : MostOfWork);
    }

    private static int NumberOf(RankedSentence sentence) => sentence.Reading.Document.Sentences[sentence.At].Number;

    // An abstract's sentence often stands again in the full text, or in the abstract of the published twin.
    private static bool IsSame(RankedSentence left, RankedSentence right)
    {
        var (one, other) = (left.Reading[left.At], right.Reading[right.At]);
        return one.Words == other.Words && BitOperations.PopCount(one.Words) > 0 && Math.Abs(one.Length - other.Length) <= 2
            && SharedStart(one.Text, other.Text) * 2 > Math.Min(one.Text.Length, other.Text.Length);
    }

    private static int SharedStart(string one, string other)
    {
        var length = Math.Min(one.Length, other.Length);
        for (var at = 0; at < length; at++)
        {
            if (char.ToLowerInvariant(one[at]) != char.ToLowerInvariant(other[at])) return at;
        }

        return length;
    }
}
