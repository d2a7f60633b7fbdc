using System.Collections.Frozen;

namespace ArxivLens.Core.Summaries;

/// <summary>A set of phrases that is asked without building a text.</summary>
/// <param name="lines">The phrases, in lower case, one a line or separated by <c>|</c>.</param>
internal sealed class Phrases(string lines)
{
    private readonly FrozenDictionary<ulong, int> lengths = lines
        .Split(['|', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(phrase => phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .DistinctBy(words => string.Join(' ', words))
        .ToFrozenDictionary(words => words.Aggregate(0UL, (key, word) => WordHash.Join(key, WordHash.Of(word))), w => w.Length);

    /// <summary>How many tokens the longest phrase has that begins at a token; 0 when none does.</summary>
    public int LengthAt(ReadOnlySpan<TextToken> tokens, int at, int end)
    {
        var (key, found) = (0UL, 0);
        var last = Math.Min(end, at + 6);
        for (var next = at; next < last && tokens[next].Kind == TextTokenKind.Word; next++)
        {
            key = WordHash.Join(key, tokens[next].Hash);
            if (lengths.ContainsKey(key)) found = next - at + 1;
        }

        return found;
    }
}
