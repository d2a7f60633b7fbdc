using System.Collections.Frozen;
using System.Globalization;

namespace ArxivLens.Core.Terms;

/// <summary>
/// The learnt table of words (word-weights.tsv; <c>ArxivLens.Training terms</c> makes it anew): whole words, and for words that
/// are not in it their endings and what holds for a rare word.
/// </summary>
internal static class WordWeights
{
    private const string Resource = "ArxivLens.Core.Terms.word-weights.tsv";
    private const int LongestEnding = 4;
    private const char EndingMark = '-';

    private static readonly FrozenDictionary<string, WordWeight> Rows = Read();

    private static readonly FrozenDictionary<string, WordWeight>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        Rows.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly WordWeight Rare = Rows["*rare"];

    private static readonly WordWeight[] Signs =
        [.. Enumerable.Range(0, 128).Select(sign => Rows.GetValueOrDefault($"*{(char)sign}"))];

    /// <summary>The constant parts: of a word in a term (inside) and of two words in one (left).</summary>
    public static WordWeight Constant { get; } = Rows["*constant"];

    /// <summary>What a word that is none of grammar says about its neighbours.</summary>
    public static WordWeight AnyWord { get; } = Rows["*word"];

    /// <summary>What a number or a piece of mathematics says about its neighbours.</summary>
    public static WordWeight Figure { get; } = Rows["*figure"];

    /// <summary>What a word of a folded form says.</summary>
    public static WordWeight OfWord(string form) => Rows.TryGetValue(form, out var known) ? known : OfEndings(form);

    /// <summary>What a word of grammar says.</summary>
    public static WordWeight OfGrammar(string form) => Rows.GetValueOrDefault(form);

    /// <summary>What a sign between two tokens says.</summary>
    public static WordWeight OfSign(char sign) => sign < Signs.Length ? Signs[sign] : default;

    private static WordWeight OfEndings(ReadOnlySpan<char> form)
    {
        var sum = Rare;
        Span<char> ending = stackalloc char[LongestEnding + 1];
        ending[0] = EndingMark;
        for (var length = 2; length <= LongestEnding && length < form.Length; length++)
        {
            form[^length..].CopyTo(ending[1..]);
            if (Lookup.TryGetValue(ending[..(length + 1)], out var row)) sum += row;
        }

        return sum;
    }

    private static FrozenDictionary<string, WordWeight> Read()
    {
        using var stream = typeof(WordWeights).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is missing.");
        using var text = new StreamReader(stream);
        var rows = new Dictionary<string, WordWeight>(StringComparer.Ordinal);
        while (text.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            var parts = line.Split('\t');
            rows.Add(parts[0], new WordWeight(Part(parts, 1), Part(parts, 2), Part(parts, 3), Part(parts, 4), Part(parts, 5)));
        }

        return rows.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static float Part(string[] parts, int at)
        => parts[at].Length == 0 ? 0 : float.Parse(parts[at], CultureInfo.InvariantCulture);
}
