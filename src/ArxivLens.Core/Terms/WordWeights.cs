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

    private static readonly WordTable Rows = new(Read());

    private static readonly WordWeight Rare = Row("*rare");

    private static readonly WordWeight[] Signs =
        [.. Enumerable.Range(0, 128).Select(sign => OfGrammar($"*{(char)sign}"))];

    /// <summary>The constant parts: of a word in a term (inside) and of two words in one (left).</summary>
    public static WordWeight Constant { get; } = Row("*constant");

    /// <summary>What a word that is none of grammar says about its neighbours.</summary>
    public static WordWeight AnyWord { get; } = Row("*word");

    /// <summary>What a number or a piece of mathematics says about its neighbours.</summary>
    public static WordWeight Figure { get; } = Row("*figure");

    /// <summary>What a word of a folded form says.</summary>
    public static WordWeight OfWord(string form) => Rows.TryFind(form, out var known) ? known : OfEndings(form);

    /// <summary>What a word of grammar says.</summary>
    public static WordWeight OfGrammar(string form) => Rows.TryFind(form, out var known) ? known : default;

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
            if (Rows.TryFind(ending[..(length + 1)], out var row)) sum += row;
        }

        return sum;
    }

    private static WordWeight Row(string name)
        => Rows.TryFind(name, out var row) ? row : throw new InvalidOperationException($"{Resource} has no row {name}.");

    private static Dictionary<string, WordWeight> Read()
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

        return rows;
    }

    private static float Part(string[] parts, int at)
        => parts[at].Length == 0 ? 0 : float.Parse(parts[at], CultureInfo.InvariantCulture);
}
