using ArxivLens.Core.Categories;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Retractions;
using ArxivLens.Index.Documents;

namespace ArxivLens.Core.Indexing;

/// <summary>A work as the index takes it.</summary>
public static class WorkDocument
{
    /// <summary>
    /// The document of a work: its key, its texts as they stand, its day and year (0 when unknown). One that is withdrawn or whose
    /// record was deleted is there for the graph only, like one of which no more than the key is known, so that nothing lists it.
    /// </summary>
    public static IndexDocument Of(Work work)
    {
        if (Withdrawal.IsGone(work)) return OfGone(work);

        // A slug twice in one author line (two of a name) counts once, as it does in the index.
        var authors = work.Authors.Select(a => (a.Slug, a.Display)).DistinctBy(a => a.Slug, StringComparer.Ordinal).ToArray();
        return new IndexDocument
        {
            Key = work.Key.ToString(),
            Title = work.Title,
            Abstract = work.Abstract,
            Authors = string.Join(", ", work.Authors.Select(a => a.Display)),
            Comments = work.Paper?.Comments ?? "",
            Day = work.Published?.DayNumber ?? 0,
            Year = work.Published?.Year ?? work.Year ?? 0,
            Kind = (byte)work.Kind,
            Categories = [.. CategoryTaxonomy.Distinct(work.Categories).Select(c => c.Value)],
            AuthorSlugs = Array.ConvertAll(authors, a => a.Slug),
            AuthorNames = Array.ConvertAll(authors, a => a.Display),
        };
    }

    private static IndexDocument OfGone(Work work) => new()
    {
        Key = work.Key.ToString(),
        Title = "",
        Day = work.Published?.DayNumber ?? 0,
        Year = work.Published?.Year ?? work.Year ?? 0,
        Kind = (byte)WorkKind.Unresolved,
    };
}
