using System.Text;
using ArxivLens.Core.Terms;

namespace ArxivLens.Core.Summaries;

/// <summary>A sentence with how well it says what a work does and what it finds.</summary>
internal sealed class WeighedSentence
{
    /// <summary>Words shorter than this are mostly grammar and tell nothing of the subject.</summary>
    private const int ShortestTopicWord = 4;

    private readonly HashSet<string> topicWords;

    private WeighedSentence(HashSet<string> topicWords, double purpose, double finding)
        => (this.topicWords, Purpose, Finding) = (topicWords, purpose, finding);

    /// <summary>How well it says what the work does.</summary>
    public double Purpose { get; }

    /// <summary>How well it says what the work finds or argues.</summary>
    public double Finding { get; }

    /// <summary>Weighs the sentences of one abstract.</summary>
    public static IReadOnlyList<WeighedSentence> WeighAll(string title, IReadOnlyList<SummarySentence> sentences)
    {
        var titleWords = TopicWords(ReadWords(title));
        var words = sentences.Select(s => ReadWords(s.Text)).ToArray();
        var topics = words.Select(TopicWords).ToArray();
        var spread = topics.SelectMany(t => t).GroupBy(w => w, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => (double)g.Count() / sentences.Count, StringComparer.Ordinal);
        var last = Math.Max(1, sentences.Count - 1);
        return [.. sentences.Select((s, i) => Weigh(s.Text, words[i], topics[i], titleWords, spread, (double)i / last))];
    }

    /// <summary>Share of the shorter sentence's words that the other has too.</summary>
    public double Overlap(WeighedSentence other)
    {
        var shorter = Math.Min(topicWords.Count, other.topicWords.Count);
        return shorter == 0 ? 0 : (double)topicWords.Count(other.topicWords.Contains) / shorter;
    }

    private static WeighedSentence Weigh(
        string text,
        string[] words,
        HashSet<string> topic,
        HashSet<string> title,
        Dictionary<string, double> spread,
        double place)
    {
        var both = (SummaryWeights.Title * (title.Count == 0 ? 0 : (double)title.Count(topic.Contains) / title.Count))
            + (SummaryWeights.Centrality * (topic.Count == 0 ? 0 : topic.Average(w => spread[w])))
            + (SummaryWeights.LongWord * Math.Max(0, words.Length - SummaryWeights.LongSentence))
            + (SummaryWeights.ShortWord * Math.Max(0, SummaryWeights.ShortSentence - words.Length))
            + (SummaryWeights.Mathematics * new MathSpans(text).CountCharacters() / text.Length)
            + (CuePhrases.Leans(words) ? SummaryWeights.Dangling : 0)
            + (text.EndsWith('?') ? SummaryWeights.Question : 0);
        var purpose = both + CuePhrases.WeighPurpose(words) + (SummaryWeights.PlaceForPurpose * place)
            + (place == 0 ? SummaryWeights.FirstForPurpose : 0);
        var finding = both + CuePhrases.WeighFinding(words) + (SummaryWeights.PlaceForFinding * place);
        return new WeighedSentence(topic, purpose, finding);
    }

    private static HashSet<string> TopicWords(string[] words)
        => words.Where(w => w.Length >= ShortestTopicWord).Select(LightStem.Of).ToHashSet(StringComparer.Ordinal);

    /// <summary>The words of a text in lower case, mathematics left out.</summary>
    private static string[] ReadWords(string text)
    {
        var plain = new StringBuilder(text.Length);
        var mathematics = new MathSpans(text);
        for (var at = 0; at < text.Length;)
        {
            var end = mathematics.EndAt(at);
            plain.Append(end > at || !char.IsLetterOrDigit(text[at]) ? ' ' : char.ToLowerInvariant(text[at]));
            at = Math.Max(end, at + 1);
        }

        return plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
