using ArxivLens.Core.Papers;
using ArxivLens.Core.Summaries;

namespace ArxivLens.Core.Questions;

/// <summary>The abstract of a work as sentences.</summary>
internal static class WorkPassages
{
    /// <summary>What stands as the section where an abstract is none of the authors'.</summary>
    public const string Description = "Described by this library";

    /// <summary>Sentences of an abstract that are looked at.</summary>
    private const int MostSentences = 100;

    /// <summary>The sentences of a work's abstract; none when it has no abstract.</summary>
    public static PassageDocument Of(Work work, PassageRelation relation)
    {
        var section = work.AbstractIsDescription ? Description : null;
        var spans = Sentences.Split(work.Abstract);
        var sentences = new List<PassageSentence>(spans.Count);
        foreach (var span in spans.Take(MostSentences))
            sentences.Add(new PassageSentence(sentences.Count + 1, OneLine(work.Abstract.Substring(span.Start, span.Length)), section));
        return new PassageDocument(work.Key, work, work.Title, IsFullText: false, sentences) { Relation = relation };
    }

    private static string OneLine(string text) => text.Contains('\n', StringComparison.Ordinal)
        ? string.Join(' ', text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        : text;
}
