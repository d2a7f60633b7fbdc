using ArxivLens.Core.Articles;
using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Questions;

/// <summary>What makes a question one.</summary>
public static class QuestionName
{
    // "Why?" and "Who decides?" mean what the article around them means.
    private const int FewestToWork = 2;
    private const int FewestToNone = 4;

    /// <summary>
    /// The identity of a question: its words, whatever their case, accents and signs, and the works it is put to. One of too few words to
    /// mean the same elsewhere (fewer than 2 content words; 4 where no work is known) is its article's own, under its label.
    /// </summary>
    /// <param name="text">Its words.</param>
    /// <param name="label">What it stands under.</param>
    /// <param name="works">The works it is put to, as <see cref="WorksOf"/> writes them.</param>
    /// <param name="article">The article that asks it.</param>
    public static QuestionId Of(string text, string? label, string works, ArticleId article)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(works);
        var words = $"{PlainWords.Of(text)}\n{works}";
        return QuestionWords.Of(text).Count < (works.Length > 0 ? FewestToWork : FewestToNone)
            ? QuestionId.Of($"{words}\n{article}\n{PlainWords.Of(label ?? "")}")
            : QuestionId.Of(words);
    }

    /// <summary>The works as one text: their keys in the order of the library, parted by a line feed.</summary>
    public static string WorksOf(IEnumerable<WorkKey> works) =>
        string.Join('\n', works.Distinct().OrderBy(key => key.SortText, StringComparer.Ordinal));

    /// <summary>The works an article surely puts its questions to, in the order of the library.</summary>
    public static IReadOnlyList<WorkKey> AskedBy(ArticleReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return [.. reading.Discusses.Where(one => one.IsAsked && one.IsSure).Select(one => one.Work!.Value).Distinct()
            .OrderBy(key => key.SortText, StringComparer.Ordinal)];
    }
}
