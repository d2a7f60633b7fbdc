namespace ArxivLens.Sources.Articles.Extraction;

/// <summary>
/// The runs of three words of a text, by which it is known again. Of scripts without spaces three characters are a run.
/// </summary>
internal sealed class WordRuns
{
    private readonly HashSet<int> runs;

    private WordRuns(HashSet<int> runs) => this.runs = runs;

    /// <summary>How many different ones.</summary>
    public int Count => runs.Count;

    public static WordRuns Of(string text)
    {
        var found = new HashSet<int>();
        int before = 0, last = 0;
        foreach (var word in Words(text))
        {
            found.Add(unchecked((before * 31 + last) * 31 + word));
            (before, last) = (last, word);
        }

        return new WordRuns(found);
    }

    /// <summary>The part of these runs that another text has too; 0 of a text without words.</summary>
    public double ShareIn(WordRuns other) => runs.Count == 0 ? 0 : runs.Count(other.runs.Contains) / (double)runs.Count;

    private static IEnumerable<int> Words(string text)
    {
        var start = -1;
        for (var at = 0; at <= text.Length; at++)
        {
            var isUnspaced = at < text.Length && TextCount.IsUnspaced(text[at]) && char.IsLetterOrDigit(text[at]);
            var isLetter = at < text.Length && !isUnspaced && char.IsLetterOrDigit(text[at]);
            if (isLetter && start < 0) start = at;
            if (isLetter) continue;
            if (start >= 0) yield return HashOf(text.AsSpan(start, at - start));
            start = -1;
            if (isUnspaced) yield return text[at];
        }
    }

    // The same at every start, unlike that of the framework.
    private static int HashOf(ReadOnlySpan<char> word)
    {
        var hash = 17;
        foreach (var c in word) hash = unchecked(hash * 0x01000193 ^ char.ToLowerInvariant(c));
        return hash;
    }
}
