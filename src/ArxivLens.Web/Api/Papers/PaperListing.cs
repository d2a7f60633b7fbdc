using ArxivLens.Core.Categories;
using ArxivLens.Core.Papers;
using ArxivLens.Index;
using ArxivLens.Web.Features.Papers;

namespace ArxivLens.Web.Api.Papers;

/// <summary>Writes papers of the library as the interface shows them.</summary>
public sealed class PaperListing(WorkShelf shelf, SummaryShelf summaries)
{
    /// <summary>The papers of some documents, in their order; a document that is no paper any more is left out.</summary>
    public async Task<IReadOnlyList<PaperListItem>> ReadAsync(
        IndexReader index, IReadOnlyList<int> documents, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(documents);
        var works = await shelf.FetchAsync(index, documents, cancellationToken);
        return [.. documents.Select(document => works[document]).Where(work => work.Paper is not null).Select(ItemOf)];
    }

    /// <summary>A paper in a list.</summary>
    /// <param name="work">A work with its full record.</param>
    public PaperListItem ItemOf(Work work)
    {
        ArgumentNullException.ThrowIfNull(work);
        var id = work.Key.Arxiv!.Value;
        return new PaperListItem
        {
            Id = PaperNumber.Of(id),
            Title = TexText.ToDisplay(work.Title),
            TwoLineSummary = summaries.Find(work),
            Categories = CategoriesOf(work),
            PaperId = id.ToString(),
            GenSlug = PaperSlug.Of(id),
            ArxivLink = $"https://arxiv.org/abs/{id}",
            PdfLink = $"https://arxiv.org/pdf/{id}",
            Published = work.Paper!.Versions[0].Created,
            Authors = [.. work.Authors.Select(author => new Author(author.Display, author.Slug))],
        };
    }

    /// <summary>A paper with all that is recorded of it.</summary>
    /// <param name="work">A work with its full record.</param>
    public PaperDetail DetailOf(Work work)
    {
        var item = ItemOf(work);
        return new PaperDetail
        {
            Id = item.Id,
            Title = item.Title,
            TwoLineSummary = item.TwoLineSummary,
            Categories = item.Categories,
            PaperId = item.PaperId,
            GenSlug = item.GenSlug,
            ArxivLink = item.ArxivLink,
            PdfLink = item.PdfLink,
            Published = item.Published,
            Authors = item.Authors,
            Summary = work.Abstract,
            JournalRef = work.Paper!.JournalRef is { } journal ? TexText.ToDisplay(journal) : null,
            Doi = work.Doi,
            Updated = work.Paper.Versions[^1].Created,
        };
    }

    /// <summary>
    /// The codes as recorded, and behind them those that they are listed under now: a paper in <c>alg-geom</c> is found in
    /// <c>math.AG</c>, and says so.
    /// </summary>
    public static string CategoriesOf(Work work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return string.Join(' ', work.Categories.Concat(CategoryTaxonomy.Distinct(work.Categories)).Distinct());
    }
}
