namespace ArxivLens.Scale.Corpus;

/// <summary>
/// A million made-up words by rank, the most frequent first, and the law by which they are drawn: Zipf-Mandelbrot with exponent
/// 1.05, so that the tail is heavier than that of real text.
/// </summary>
internal sealed class WordTable
{
    /// <summary>Letters of the longest word.</summary>
    public const int Longest = 9;

    /// <summary>How many words there are.</summary>
    public const int Count = 1_000_000;

    private const double Exponent = 1.05;
    // So that the most frequent word stands in about a third of the papers, as "show" or "model" do in arXiv.
    private const double Shift = 14;
    private const string Consonants = "bcdfghjklmnprstvz";
    private const string Vowels = "aeiou";
    private const string Endings = "nrlmtdkp";
    private const int Syllables = 85;

    private static readonly byte[] Letters = [.. Enumerable.Range(0, Syllables).SelectMany(
        syllable => new[] { (byte)Consonants[syllable / Vowels.Length], (byte)Vowels[syllable % Vowels.Length] })];

    private readonly double _first = Math.Pow(1 + Shift, 1 - Exponent);
    private readonly double _span;

    public WordTable() => _span = _first - Math.Pow(Count + 1 + Shift, 1 - Exponent);

    /// <summary>The rank at a fraction of all running words: the inverse of the law's continuous form.</summary>
    public int RankAt(double fraction)
    {
        // The power of 1 / (1 - 1.05) = -20, by multiplying: the same on every machine.
        var root = 1 / (_first - (fraction * _span));
        var square = root * root;
        var fourth = square * square;
        var sixteenth = fourth * fourth * fourth * fourth;
        return Math.Clamp((int)((sixteenth * fourth) - Shift) - 1, 0, Count - 1);
    }

    /// <summary>One of the words that like to follow a word, so that pairs of words repeat.</summary>
    public int Successor(int rank, int choice) => RankAt(Dice.FractionOf(((ulong)rank << 3) | (uint)choice));

    /// <summary>
    /// Writes the letters of a word, ASCII, and returns how many. Frequent words are short; ranks are strewn over the syllables,
    /// so that words of one beginning differ in rank. Spelling a word takes less time than fetching it from a table of all.
    /// </summary>
    public static int Spell(int rank, Span<byte> letters)
    {
        var (syllables, place) = rank < 4_000 ? (2, (uint)(rank * 3571L % 7_225))
            : rank < 400_000 ? (3, (uint)(rank * 377_773L % 614_125))
            : (4, (uint)(rank * 31_622_777L % 52_200_625));
        var length = 0;
        for (; syllables > 0; syllables--)
        {
            var syllable = (int)(place % Syllables);
            place /= Syllables;
            letters[length++] = Letters[2 * syllable];
            letters[length++] = Letters[2 * syllable + 1];
        }

        var ending = Dice.Mix((ulong)rank) % 12;
        if (ending < (ulong)Endings.Length)
            letters[length++] = (byte)Endings[(int)ending];
        return length;
    }
}
