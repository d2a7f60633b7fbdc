using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Merging;

/// <summary>
/// The rules by which records are held to be of one work. Each looks at all works with a mark in common at once, so that what it says
/// does not depend on which came first; where several would do, it says nothing: a false join hides a work, a missing one only shows
/// two.
/// </summary>
internal static class MatchRules
{
    /// <summary>So many years may lie between a preprint and its publication.</summary>
    private const int MostYears = 2;

    /// <summary>The marks by which a work is found.</summary>
    public static MatchMarks MarksOf(MatchRecord record)
    {
        var title = record.Kind == WorkKind.Unresolved || !PlainTitle.IsTelling(record.Title) || PlainTitle.IsThesis(record.Comments)
            ? 0
            : TitleMark.Of(record.Title);
        return new MatchMarks(record.Number, title == 0 ? null : (long)title, record.Published is { } doi ? HashOf(doi.ToString()) : null);
    }

    /// <summary>What sources say of a work's identifiers.</summary>
    public static IEnumerable<MergeClaim> FindClaims(MatchRecord record) => record.Elsewhere.Where(other => other != record.Key).Select(
        other => string.CompareOrdinal(record.Key.SortText, other.SortText) < 0 ? (One: record.Key, Other: other) : (One: other, Other: record.Key))
        .Select(pair => new MergeClaim(pair.One, pair.Other, MergeRule.Identifier, $"a source gives {pair.One} and {pair.Other} for one entry"));

    /// <summary>What follows from a mark in common.</summary>
    public static IEnumerable<MergeClaim> FindClaims(MatchGroup group)
    {
        if (group.IsCut)
            return [];
        return group.IsDoi
            ? group.Works.Where(work => work.Published is not null).GroupBy(work => work.Published!.Value).SelectMany(same => OfDoi(same.Key, [.. same]))
            : ClusterByAuthors(group.Works).SelectMany(OfTitle);
    }

    /// <summary>
    /// The work of the DOI, or the best known of those that record it, is each of the others. Of several papers of arXiv that record one
    /// DOI only that is meant whose title the work has.
    /// </summary>
    private static IEnumerable<MergeClaim> OfDoi(WorkKey doi, List<MatchRecord> works)
    {
        var center = works.Find(work => work.Key == doi);
        var papers = works.Where(work => work.Key.Arxiv is not null).ToList();
        if (papers.Count > 1)
        {
            var meant = papers.Where(paper => center is { Title.Length: > 0 } && TitleMark.Of(paper.Title) == TitleMark.Of(center.Title)).ToList();
            works.RemoveAll(work => work.Key.Arxiv is not null && (meant.Count != 1 || work != meant[0]));
        }

        center ??= works.OrderByDescending(work => work.Kind).ThenBy(work => work.Key.SortText, StringComparer.Ordinal).FirstOrDefault();
        return works.Where(work => work != center && IsLikely(work, center!))
            .Select(work => new MergeClaim(work.Key, center!.Key, MergeRule.Doi, ReasonOf(work, center, doi)));
    }

    private static string ReasonOf(MatchRecord work, MatchRecord center, WorkKey doi) => center.Key == doi
        ? $"the record of {work.Key} gives {doi}"
        : $"the records of {work.Key} and {center.Key} both give {doi}";

    // Submitters mistype DOIs: where titles and authors are all others, it is not meant.
    private static bool IsLikely(MatchRecord left, MatchRecord right) =>
        left.Title.Length == 0 || right.Title.Length == 0 || left.Authors.Count == 0 || right.Authors.Count == 0
        || TitleMark.Of(left.Title) == TitleMark.Of(right.Title) || AuthorLikeness.HaveCommon(left.Authors, right.Authors);

    // Works of one title are few, so that each is compared with each.
    private static List<List<MatchRecord>> ClusterByAuthors(IReadOnlyList<MatchRecord> works)
    {
        var clusters = new List<List<MatchRecord>>();
        foreach (var work in works.Where(work => work.Year is not null))
        {
            var near = clusters.FindAll(cluster => cluster.Exists(one => AreAlike(one, work)));
            clusters.RemoveAll(near.Contains);
            clusters.Add([.. near.SelectMany(cluster => cluster), work]);
        }

        return clusters;
    }

    private static bool AreAlike(MatchRecord left, MatchRecord right) =>
        Math.Abs(left.Year!.Value - right.Year!.Value) <= MostYears && TitleMark.Of(left.Title) == TitleMark.Of(right.Title)
        && AuthorLikeness.AreSame(left.Authors, right.Authors);

    private static IEnumerable<MergeClaim> OfTitle(List<MatchRecord> works)
    {
        var isDoubtful = works.Count(work => work.Key.Arxiv is not null) > 1
            || works.Select(work => work.Published).OfType<WorkKey>().Distinct().Count() > 1;
        if (works.Count < 2 || isDoubtful)
            return [];
        var center = works.OrderByDescending(work => work.Kind).ThenBy(work => work.Key.SortText, StringComparer.Ordinal).First();
        return works.Where(work => work != center && Math.Abs(work.Year!.Value - center.Year!.Value) <= MostYears).Select(
            work => new MergeClaim(work.Key, center.Key, MergeRule.Title, "title, authors and year agree"));
    }

    // FNV-1a, 64 bits.
    private static long HashOf(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in text)
            hash = (hash ^ letter) * 1099511628211UL;
        return (long)hash;
    }
}
