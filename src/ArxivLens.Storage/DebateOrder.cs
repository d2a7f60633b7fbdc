using ArxivLens.Core.Articles;

namespace ArxivLens.Storage;

/// <summary>What lists of articles and questions are sorted by, the same in every engine.</summary>
internal static class DebateOrder
{
    /// <summary>The day an article counts from: that of its publication, else that of its first reading.</summary>
    public static DateOnly DayOf(ArticleFacts facts, DateTimeOffset firstRead) =>
        facts.Published ?? DateOnly.FromDateTime(firstRead.UtcDateTime);

    /// <summary>The works an article surely discusses.</summary>
    public static IEnumerable<string> SureWorksOf(ArticleReading reading) =>
        reading.Discusses.Where(one => one.IsSure).Select(one => one.Work!.Value.ToString()).Distinct(StringComparer.Ordinal);
}
