using System.Globalization;
using ArxivLens.Core.Articles;
using ArxivLens.Core.Questions;

namespace ArxivLens.Storage;

/// <summary>What lists of articles and questions are sorted by, the same in every engine.</summary>
internal static class DebateOrder
{
    /// <summary>The day an article counts from: that of its publication, else that of its first reading.</summary>
    public static DateOnly DayOf(ArticleFacts facts, DateTimeOffset firstRead) =>
        facts.Published ?? DateOnly.FromDateTime(firstRead.UtcDateTime);

    /// <summary>
    /// A question by who asks it, which does not depend on the wording that came first as its identity does; by that where nobody does.
    /// </summary>
    public static string AskedBy(QuestionId id, IEnumerable<(string Article, int Place)> askers)
    {
        var asked = askers.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Article} {one.Place}"))
            .Order(StringComparer.Ordinal).ToList();
        return asked.Count == 0 ? id.ToString() : string.Join('\n', asked);
    }

    /// <summary>The works an article surely discusses.</summary>
    public static IEnumerable<string> SureWorksOf(ArticleReading reading) =>
        reading.Discusses.Where(one => one.IsSure).Select(one => one.Work!.Value.ToString()).Distinct(StringComparer.Ordinal);
}
