using ArxivLens.Core.Papers;
using ArxivLens.Core.Summaries;

namespace ArxivLens.Core.FullTexts;

/// <summary>Makes a full text of headings and paragraphs.</summary>
public sealed class FullTextBuilder
{
    /// <summary>Characters of a part at most, unless one sentence has more.</summary>
    private const int MostCharacters = 1_200;

    /// <summary>Characters of a sentence at most; a longer one is cut at a blank.</summary>
    private const int LongestSentence = 1_000;

    private readonly List<FullTextPart> parts = [];
    private readonly List<string> waiting = [];
    private string? section;
    private int next = 1;
    private int characters;

    /// <summary>Whether there is more text than is taken.</summary>
    public bool IsTooLong => parts.Count > FullText.MostParts;

    /// <summary>Begins a section.</summary>
    public void AddHeading(string heading)
    {
        ArgumentNullException.ThrowIfNull(heading);
        section = heading.Length == 0 ? null : heading;
    }

    /// <summary>Adds a paragraph of plain text.</summary>
    public void AddParagraph(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var span in Sentences.Split(text))
            AddSentence(OneLine(text.Substring(span.Start, span.Length)));
        Flush();
    }

    /// <summary>The text; <c>null</c> when nothing was added.</summary>
    public FullText? Build(WorkKey work, string? title, string? license) =>
        parts.Count == 0 ? null : new FullText(work, title, license, [.. parts]);

    private void AddSentence(string sentence)
    {
        while (sentence.Length > LongestSentence)
        {
            var cut = sentence.LastIndexOf(' ', LongestSentence - 1);
            cut = cut > 0 ? cut : LongestSentence - (char.IsHighSurrogate(sentence[LongestSentence - 1]) ? 1 : 0);
            Take(sentence[..cut].TrimEnd());
            sentence = sentence[cut..].TrimStart();
        }

        Take(sentence);
    }

    private void Take(string sentence)
    {
        // What says nothing in words is no passage.
        if (!sentence.Any(char.IsLetter)) return;
        if (waiting.Count == FullTextPart.MostSentences || (waiting.Count > 0 && characters + sentence.Length > MostCharacters)) Flush();
        waiting.Add(sentence);
        characters += sentence.Length;
    }

    private void Flush()
    {
        if (waiting.Count == 0) return;
        if (!IsTooLong) parts.Add(new FullTextPart(next, section, [.. waiting]));
        next += waiting.Count;
        waiting.Clear();
        characters = 0;
    }

    private static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
