namespace ArxivLens.Core.Annotations;

/// <summary>A text as words, of which those are known that the passage looked for has.</summary>
internal sealed class AnchorWords
{
    private readonly string text;
    private readonly List<int> numbers;
    private readonly List<int> starts;
    private readonly List<int> ends;

    /// <summary>Reads a text.</summary>
    public AnchorWords(string text, AnchorPattern pattern)
    {
        this.text = text;
        (numbers, starts, ends) = (new(text.Length / 5), new(text.Length / 5), new(text.Length / 5));
        var tokens = new AnchorTokens(text);
        Span<char> buffer = stackalloc char[AnchorTokens.LongestWord + 8];
        for (var length = tokens.Next(buffer); length > 0 && tokens.Start < AnchorLimits.LongestText; length = tokens.Next(buffer))
        {
            numbers.Add(pattern.NumberOf(buffer[..length]));
            starts.Add(tokens.Start);
            ends.Add(tokens.End);
        }
    }

    /// <summary>How many words there are.</summary>
    public int Count => numbers.Count;

    /// <summary>The number that a word has in the pattern; −1 when it has none.</summary>
    public int NumberAt(int place) => numbers[place];

    /// <summary>Where a word begins in the text.</summary>
    public int StartOf(int place) => starts[place];

    /// <summary>Where a word ends in the text (exclusive).</summary>
    public int EndOf(int place) => ends[place];

    /// <summary>Reads a word again.</summary>
    /// <returns>How many characters it has.</returns>
    public int Read(int place, Span<char> word) => new AnchorTokens(text, starts[place]).Next(word);

    /// <summary>The first word that ends behind a place of the text.</summary>
    public int FirstAfter(int position)
    {
        var found = ends.BinarySearch(position + 1);
        return found < 0 ? ~found : found;
    }
}
