using System.Collections.Frozen;
using ArxivLens.Core.Articles;
using ArxivLens.Core.Summaries;

namespace ArxivLens.Core.Questions;

/// <summary>
/// The words by which two wordings of a question are compared: stems without the words of grammar, the words that ask kept ("who" is
/// not "how"), whether it denies, and its numbers.
/// </summary>
internal sealed class QuestionWords
{
    /// <summary>The least share of content words that two wordings of one question have in common.</summary>
    public const double LeastShare = 0.75;

    /// <summary>Content words without which a likeness says nothing.</summary>
    public const int FewestCompared = 4;

    private const string Grammar =
        "a about again all also although am an and any are as at be because been being but by can could did do does doing each either for "
        + "from further had has have having he her here him his however i if in into is it its itself may me might more most much must my "
        + "of off on one only onto or our ours out over own same shall she should since so some such than that the their them then there "
        + "therefore these they this those though thus to too toward towards under until up upon us very was we were what will with within "
        + "would yet you your really actually even just indeed exactly ever still now s re ve ll d m";

    private const string Denials = "not no never none nobody nothing neither nor without cannot t";
    private static readonly FrozenSet<string> GrammarWords = Grammar.Split(' ').ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> DenialWords = Denials.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private readonly HashSet<ulong> content = [];
    private readonly SortedSet<string> numbers = new(StringComparer.Ordinal);
    private readonly bool denies;

    private QuestionWords(string words)
    {
        foreach (var word in words.Split(' '))
        {
            if (DenialWords.Contains(word))
                denies = !denies;
            else if (word.All(char.IsAsciiDigit))
                numbers.Add(word);
            else if (!GrammarWords.Contains(word))
                content.Add(WordHash.OfStem(word));
        }
    }

    /// <summary>How many different content words there are.</summary>
    public int Count => content.Count + numbers.Count;

    /// <summary>Reads them from a wording.</summary>
    public static QuestionWords Of(string text) => new(PlainWords.Of(text));

    /// <summary>
    /// The share of the content words of both that both have, 0 to 1; 0 when one denies and the other does not, when their numbers differ,
    /// or when there are too few words to tell.
    /// </summary>
    public double ShareWith(QuestionWords other)
    {
        if (denies != other.denies || !numbers.SetEquals(other.numbers))
            return 0;
        if (Math.Min(content.Count, other.content.Count) < FewestCompared)
            return 0;
        var common = content.Count(other.content.Contains);
        return common / (double)(content.Count + other.content.Count - common);
    }
}
