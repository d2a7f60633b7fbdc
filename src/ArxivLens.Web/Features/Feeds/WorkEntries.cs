using ArxivLens.Core.Categories;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Retractions;
using ArxivLens.Web.Features.Papers;
using ArxivLens.Web.Features.Search;

namespace ArxivLens.Web.Features.Feeds;

/// <summary>Works as entries of feeds, with what arXiv's own feeds say of a paper.</summary>
internal static class WorkEntries
{
    /// <summary>Names of authors in an entry; a collaboration of thousands would make the feed megabytes.</summary>
    private const int Authors = 100;

    /// <summary>The entry of a work.</summary>
    /// <param name="work">The work.</param>
    /// <param name="standing">Whether those responsible still stand by it.</param>
    public static AtomEntry Of(Work work, WorkStanding standing)
    {
        var published = PublishedOf(work);
        return new AtomEntry(EntryId.Of(work.Key), TitleOf(work), WorkAddress.Of(work.Key), UpdatedOf(work) ?? published ?? AtomFeed.Unknown)
        {
            Published = published,
            Authors = [.. AuthorsOf(work)],
            Summary = SummaryOf(work, standing),
            Categories = [.. CategoryTaxonomy.Distinct(work.Categories).Select(CategoryOf)],
            Links = [.. LinksOf(work)],
            ArxivFacts = [.. ArxivFactsOf(work)],
        };
    }

    private static string TitleOf(Work work) => work.Title.Length > 0 ? TexText.ToDisplay(work.Title) : work.Key.ToString();

    // Of a work of which only the year is known, its first day: no entry is left without a time, and the order stays true.
    private static DateTimeOffset? PublishedOf(Work work)
    {
        if (work.Paper is { Versions: [var first, ..] })
            return first.Created;
        var day = work.Published ?? (work.Year is { } year and >= 1 and <= 9999 ? new DateOnly(year, 1, 1) : null);
        return day is { } known ? new DateTimeOffset(known.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : null;
    }

    private static DateTimeOffset? UpdatedOf(Work work) => work.Paper is { Versions: [.., var last] } ? last.Created : null;

    private static IEnumerable<string> AuthorsOf(Work work)
    {
        var names = work.Authors.Select(author => author.Display).Where(name => !string.IsNullOrWhiteSpace(name));
        return work.Authors.Count <= Authors ? names : names.Take(Authors).Append($"and {work.Authors.Count - Authors} others");
    }

    private static string SummaryOf(Work work, WorkStanding standing)
    {
        var text = TexText.ToDisplay(work.Abstract);
        if (work.AbstractIsDescription)
            text += " (A description by this library, not the authors’ abstract.)";
        return standing switch
        {
            WorkStanding.Withdrawn => $"Withdrawn from arXiv. {text}".TrimEnd(),
            WorkStanding.Retracted => $"Retracted. {text}".TrimEnd(),
            _ => text,
        };
    }

    private static AtomCategory CategoryOf(CategoryCode code) => new(code.Value, SearchLabel.Category(code.Value), AtomWriter.ArxivSchema);

    private static IEnumerable<AtomLink> LinksOf(Work work)
    {
        if (work.Key.Arxiv is { } id)
        {
            yield return new("related", $"https://arxiv.org/abs/{id}", "arXiv", "text/html");
            yield return new("related", $"https://arxiv.org/pdf/{id}", "pdf", "application/pdf");
        }

        if ((work.Doi ?? work.Key.Doi) is { } doi)
            yield return new("related", DoiAddress.Of(doi), "doi");
        if (work.Paper?.License is { } recorded && License.Of(recorded).Address is { } license)
            yield return new("license", license);
    }

    private static IEnumerable<(string Name, string Text)> ArxivFactsOf(Work work)
    {
        if (work.Key.Arxiv is not null && work.Categories is [var primary, ..])
            yield return ("primary_category", CategoryTaxonomy.Canonical(primary).Value);
        if (work.Paper is not { } paper)
            yield break;
        if (paper.Comments is { Length: > 0 } comments)
            yield return ("comment", TexText.ToDisplay(comments));
        if (paper.JournalRef is { Length: > 0 } journal)
            yield return ("journal_ref", TexText.ToDisplay(journal));
        if (work.Doi is { } doi)
            yield return ("doi", doi);
    }
}
