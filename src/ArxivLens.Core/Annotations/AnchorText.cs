using System.Security.Cryptography;
using System.Text;

namespace ArxivLens.Core.Annotations;

/// <summary>
/// A text as it is read: outside formulas what is shown (<see cref="Papers.TexText.ToDisplay"/>), formulas as they were written.
/// Sentences stand one blank apart, paragraphs one empty line.
/// </summary>
public sealed class AnchorText
{
    private readonly Lazy<string> fingerprint;
    private readonly IReadOnlyList<(int Start, int End)> formulas;

    internal AnchorText(
        AnchorSource source, int? version, string text, IReadOnlyList<AnchorSentence> sentences, IReadOnlyList<(int Start, int End)> formulas)
    {
        this.formulas = formulas;
        Source = source;
        Version = version;
        Text = text;
        Sentences = sentences;
        fingerprint = new(() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16)));
    }

    /// <summary>What it is the text of.</summary>
    public AnchorSource Source { get; }

    /// <summary>The version of the paper or the revision of the article; <c>null</c> where there are none.</summary>
    public int? Version { get; }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>Its sentences, in order; what stands between two is white space.</summary>
    public IReadOnlyList<AnchorSentence> Sentences { get; }

    /// <summary>The first 16 bytes of the SHA-256 of the text in UTF-8, in hexadecimal digits.</summary>
    public string Fingerprint => fingerprint.Value;

    /// <summary>The sentence that a place is in, or the one that begins next; <c>null</c> behind the last.</summary>
    public AnchorSentence? SentenceAt(int place)
    {
        var (low, high) = (0, Sentences.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Sentences[middle].End <= place) low = middle + 1;
            else high = middle;
        }

        return low < Sentences.Count ? Sentences[low] : null;
    }

    /// <summary>The sentence of a name (<see cref="AnchorSentence.Name"/>).</summary>
    public AnchorSentence? Find(string name)
    {
        foreach (var sentence in Sentences)
        {
            if (sentence.Name == name) return sentence;
        }

        return null;
    }

    /// <summary>A stretch as plain text (<see cref="Papers.TexText"/>): dollar signs that are no formula's are marked as such.</summary>
    public string PlainOf(int start, int length)
    {
        var plain = new StringBuilder();
        for (var at = start; at < start + length; at++)
        {
            var isWord = Text[at] is '$' or '{' or '}' && !formulas.Any(one => at >= one.Start && at < one.End);
            plain.Append(isWord ? "\\" : "").Append(Text[at]);
        }

        return plain.ToString();
    }

    /// <summary>A stretch with the marks at the ends of a formula whose words it has up to there.</summary>
    internal (int Start, int End) WithFormulas(int start, int end)
    {
        foreach (var (from, to) in formulas)
        {
            if (from < start && start < to && !HasWords(from, start)) start = from;
            if (from < end && end < to && !HasWords(end, to)) end = to;
        }

        return (start, end);
    }

    /// <summary>The words of a sentence.</summary>
    public string Of(AnchorSentence sentence) => Text.Substring(sentence.Start, sentence.Length);

    private bool HasWords(int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (char.IsLetterOrDigit(Text[at])) return true;
        }

        return false;
    }
}

/// <summary>A sentence of such a text.</summary>
/// <param name="Part">The part it stands in.</param>
/// <param name="Section">The heading it stands under in a full text.</param>
/// <param name="Number">Its number in its part, from 1.</param>
/// <param name="Start">Where it begins, in UTF-16 units of the text.</param>
/// <param name="Length">How long it is.</param>
public readonly record struct AnchorSentence(AnchorPart Part, string? Section, int Number, int Start, int Length)
{
    /// <summary>Where it ends (exclusive).</summary>
    public int End => Start + Length;

    /// <summary>What pages and forms call it: <c>title-1</c>, <c>abstract-3</c>, <c>questions-2</c>.</summary>
    public string Name => NameOf(Part, Number);

    /// <summary>The name of a sentence by its part and number.</summary>
    public static string NameOf(AnchorPart part, int number)
    {
        var name = part switch
        {
            AnchorPart.Title => "title",
            AnchorPart.Abstract => "abstract",
            AnchorPart.FullText => "fulltext",
            AnchorPart.Questions => "questions",
            AnchorPart.Quotes => "quotes",
            AnchorPart.Figures => "figures",
            AnchorPart.Resources => "resources",
            _ => "discusses",
        };
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name}-{number}");
    }
}
