using System.Runtime.InteropServices;
using ArxivLens.Core.Summaries;

namespace ArxivLens.Core.Annotations;

/// <summary>A passage and what stood around it, as words.</summary>
internal sealed class AnchorPattern
{
    /// <summary>What a word of the context counts, of what it counts in the passage.</summary>
    private const float ContextShare = 0.5f;

    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<string> words = [];
    private readonly List<float> weights = [];
    private readonly List<int> sequence = [];

    /// <summary>Reads an anchor.</summary>
    public AnchorPattern(Anchor anchor)
    {
        Take(anchor.Prefix);
        First = sequence.Count;
        Take(anchor.Exact);
        Last = sequence.Count - 1;
        Take(anchor.Suffix);
        Shares = new float[sequence.Count];
        for (var i = 0; i < Shares.Length; i++)
            Shares[i] = weights[sequence[i]] * (i >= First && i <= Last ? 1 : ContextShare);
    }

    /// <summary>The first word of the passage, by its place in <see cref="Sequence"/>.</summary>
    public int First { get; }

    /// <summary>The last word of the passage; before <see cref="First"/> when it has none.</summary>
    public int Last { get; }

    /// <summary>The words of context and passage in order, by number.</summary>
    public ReadOnlySpan<int> Sequence => CollectionsMarshal.AsSpan(sequence);

    /// <summary>What each word of the sequence counts.</summary>
    public float[] Shares { get; }

    /// <summary>The words by number.</summary>
    public IReadOnlyList<string> Words => words;

    /// <summary>The number of a word; −1 when it is not among them.</summary>
    public int NumberOf(ReadOnlySpan<char> word) =>
        numbers.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var number) ? number : -1;

    /// <summary>What a word tells: numbers most, then what turns a claim round, words of grammar least.</summary>
    public static float WeightOf(ReadOnlySpan<char> word)
    {
        if (char.IsAsciiDigit(word[0])) return 2;
        if (word.Length == 1) return 0.6f;
        var traits = WordTraitTable.Of(WordHash.Of(word));
        if (traits.HasFlag(WordTraits.Negation)) return 1.5f;
        return traits.HasFlag(WordTraits.Stop) ? 0.35f : 1;
    }

    private void Take(string text)
    {
        var tokens = new AnchorTokens(text);
        Span<char> buffer = stackalloc char[AnchorTokens.LongestWord + 8];
        for (var length = tokens.Next(buffer); length > 0; length = tokens.Next(buffer))
        {
            var word = buffer[..length];
            var number = NumberOf(word);
            if (number < 0)
            {
                number = words.Count;
                words.Add(word.ToString());
                weights.Add(WeightOf(word));
                numbers.Add(words[^1], number);
            }

            sequence.Add(number);
        }
    }
}
