using ArxivLens.Core.Articles;

namespace ArxivLens.Storage;

/// <summary>Which articles about some works tell most of them, the same in every engine.</summary>
internal static class AmongOrder
{
    /// <summary>Joins what was found of each article, the most telling first.</summary>
    /// <param name="found">A row for each article and work.</param>
    /// <param name="first">How many of the works, the first ones, matter most.</param>
    public static List<(T Article, IReadOnlyList<WorkDiscussed> Works)> Sort<T>(IEnumerable<FoundAmong<T>> found, int first)
        where T : notnull
    {
        var joined = found.GroupBy(one => one.Article).Select(rows => (Rows: rows.OrderBy(one => one.Place).ToList(), Article: rows.Key));
        return
        [
            .. joined.OrderByDescending(one => one.Rows.Exists(row => row.IsAsked && row.Place < first))
                .ThenByDescending(one => one.Rows[0].Place < first)
                .ThenByDescending(one => one.Rows.Exists(row => row.IsAsked))
                .ThenByDescending(one => one.Rows[0].Day)
                .ThenBy(one => one.Rows[0].Id, StringComparer.Ordinal)
                .Select(one => (one.Article, (IReadOnlyList<WorkDiscussed>)one.Rows.ConvertAll(row => new WorkDiscussed(row.Place, row.IsAsked)))),
        ];
    }
}

/// <summary>That an article discusses one of some works.</summary>
/// <param name="Article">The article, as the engine knows it.</param>
/// <param name="Id">Its identity.</param>
/// <param name="Day">The day it counts from.</param>
/// <param name="Place">The place of the work.</param>
/// <param name="IsAsked">Whether the article asks it something.</param>
internal readonly record struct FoundAmong<T>(T Article, string Id, DateOnly Day, int Place, bool IsAsked)
    where T : notnull;
