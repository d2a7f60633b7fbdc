using ArxivLens.Core.Papers;
using ArxivLens.Index;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Querying;
using ArxivLens.Index.Suggesting;
using ArxivLens.Web.Api.Papers;
using ArxivLens.Web.Features.Papers;

namespace ArxivLens.Web.Api.Authors;

/// <summary>Reads authors with their papers.</summary>
public sealed class AuthorReader(WorkShelf shelf, SummaryShelf summaries)
{
    /// <summary>Papers of each author in a list of authors.</summary>
    public const int PapersInList = 5;

    /// <summary>Papers of one author.</summary>
    public const int PapersOfOne = 1_000;

    /// <summary>Papers of an author, the newest ones, that come with a summary.</summary>
    public const int Summarised = 50;

    /// <summary>Reads one author; <c>null</c> when no paper is signed so.</summary>
    public async Task<AuthorProfile?> ReadAsync(IndexReader index, string slug, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(index);
        var found = Find(index, slug, PapersOfOne, cancellationToken);
        if (found.Total == 0)
            return null;
        var works = await shelf.FetchAsync(index, found.Hits.Select(hit => hit.Document), cancellationToken);
        return ProfileOf(new FoundAuthor(slug, "", found.Total), found, works);
    }

    /// <summary>Reads several.</summary>
    public async Task<IReadOnlyList<AuthorProfile>> ReadAsync(
        IndexReader index, IReadOnlyList<FoundAuthor> authors, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(index);
        var found = authors.Select(author => Find(index, author.Value, PapersInList, cancellationToken)).ToList();
        var documents = found.SelectMany(one => one.Hits).Select(hit => hit.Document);
        var works = await shelf.FetchAsync(index, documents, cancellationToken);
        return [.. authors.Zip(found, (author, papers) => ProfileOf(author, papers, works))];
    }

    private static SearchResult Find(IndexReader index, string slug, int limit, CancellationToken cancellationToken)
    {
        var query = new AndQuery([new KeywordQuery(KeywordField.Author, slug), new KindQuery((byte)WorkKind.Paper)]);
        return index.Search(new SearchRequest(query, 0, limit, SearchOrder.Newest), cancellationToken);
    }

    private AuthorProfile ProfileOf(FoundAuthor author, SearchResult found, IReadOnlyDictionary<int, Work> works)
    {
        var signed = found.Hits.Select(hit => works[hit.Document]).Where(work => work.Paper is not null).ToList();
        var papers = signed.Select(PaperOf).ToList();
        var name = signed.SelectMany(work => work.Authors).FirstOrDefault(one => one.Slug == author.Value)?.Display;
        return new AuthorProfile(
            name ?? (author.Name.Length > 0 ? author.Name : author.Value), author.Value, found.Total,
            papers.ConvertAll(paper => paper.Title), papers);
    }

    private AuthorPaper PaperOf(Work work, int place)
    {
        var id = work.Key.Arxiv!.Value;
        return new AuthorPaper
        {
            Title = TexText.ToDisplay(work.Title),
            TwoLineSummary = place < Summarised && work.Abstract.Length > 0 ? summaries.Find(work) : null,
            Categories = PaperListing.CategoriesOf(work),
            PaperId = id.ToString(),
            GenSlug = PaperSlug.Of(id),
            Published = work.Paper!.Versions[0].Created,
        };
    }
}
