using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Summaries;

/// <summary>
/// The words that known phrases consist of, by number, so that a phrase of up to four words is one 64-bit key. Beside words there
/// are ^ for the begin of a sentence, # for a number, $ for mathematics, and the signs % ? :.
/// </summary>
internal sealed class FindingVocabulary
{
    /// <summary>Words a phrase has at most.</summary>
    public const int LongestPhrase = 4;

    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly int begin;
    private readonly int we;

    /// <summary>Collects the words of phrases.</summary>
    public FindingVocabulary(IEnumerable<string> phrases)
    {
        foreach (var word in phrases.SelectMany(phrase => phrase.Split(' ')))
            numbers.TryAdd(word, numbers.Count + 1);
        if (numbers.Count > ushort.MaxValue)
            throw new InvalidDataException($"A key has room for {ushort.MaxValue} different words, not for {numbers.Count}.");
        lookup = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        begin = numbers.GetValueOrDefault("^");
        we = numbers.GetValueOrDefault("we");
    }

    /// <summary>The key of a phrase; 0 when a word is unknown.</summary>
    public ulong KeyOf(string phrase)
    {
        var key = 0UL;
        foreach (var word in phrase.Split(' '))
        {
            if (!numbers.TryGetValue(word, out var number))
                return 0;
            key = (key << 16) | (uint)number;
        }

        return key;
    }

    /// <summary>Reads the words of a sentence, as numbers; 0 for an unknown one.</summary>
    /// <param name="lower">The abstract in lower case.</param>
    /// <param name="mathematics">Its mathematics.</param>
    /// <param name="span">Where the sentence stands.</param>
    /// <param name="words">Gets every word.</param>
    /// <param name="plain">Gets those that are no fillers (<see cref="FindingCues.IsFiller"/>).</param>
    public void Read(string lower, TexMath mathematics, SentenceSpan span, List<int> words, List<int> plain)
    {
        words.Clear();
        plain.Clear();
        words.Add(begin);
        plain.Add(begin);
        var end = span.Start + span.Length;
        for (var at = span.Start; at < end;)
        {
            var past = EndOfWord(lower, mathematics, at, end);
            if (Shown(lower.AsSpan(at, past - at)) is { IsEmpty: false } word)
            {
                lookup.TryGetValue(word, out var number);
                if (!FindingCues.IsFiller(word, words[^1] == we))
                    plain.Add(number);
                words.Add(number);
            }

            at = past;
        }
    }

    /// <summary>The words of a sentence, as <see cref="Read"/> knows them.</summary>
    public static IReadOnlyList<string> WordsOf(string lower, TexMath mathematics)
    {
        var words = new List<string> { "^" };
        for (var at = 0; at < lower.Length;)
        {
            var past = EndOfWord(lower, mathematics, at, lower.Length);
            if (Shown(lower.AsSpan(at, past - at)) is { IsEmpty: false } word)
                words.Add(word.ToString());
            at = past;
        }

        return words;
    }

    /// <summary>What stands for a word; nothing for a sign that does not count.</summary>
    private static ReadOnlySpan<char> Shown(ReadOnlySpan<char> word)
        => char.IsLetter(word[0]) || word is "%" or "?" or ":" ? word
            : char.IsAsciiDigit(word[0]) ? "#"
            : word.Length > 1 ? "$" : default;

    private static int EndOfWord(string text, TexMath mathematics, int at, int end)
    {
        var past = at + 1;
        if (char.IsLetter(text[at]))
        {
            while (past < end && char.IsLetter(text[past])) past++;
        }
        else if (char.IsAsciiDigit(text[at]))
        {
            while (past < end && (char.IsAsciiDigit(text[past]) || IsPoint(text, past, end))) past++;
        }
        else if (text[at] is '$' or '\\')
        {
            past = Math.Min(end, Math.Max(past, mathematics.EndOfSpanAt(at)));
        }

        return past;
    }

    private static bool IsPoint(string text, int at, int end)
        => text[at] is '.' or ',' && at + 1 < end && char.IsAsciiDigit(text[at + 1]);
}
