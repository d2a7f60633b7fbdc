using ArxivLens.Index;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Querying;
using ArxivLens.Web.Features.Papers;

namespace ArxivLens.Web.Features.Authors;

/// <summary>Finds the names behind author slugs: a slug leaves out accents and points, so the name is read from one of the works.</summary>
public sealed class AuthorNames(WorkShelf shelf)
{
    /// <summary>The name of each slug; the slug itself when nobody of that name is in the library.</summary>
    public async Task<IReadOnlyDictionary<string, string>> FindAsync(
        IndexReader index, IReadOnlyCollection<string> slugs, CancellationToken cancellationToken = default)
    {
        var names = slugs.Distinct(StringComparer.Ordinal).ToDictionary(slug => slug, slug => slug, StringComparer.Ordinal);
        var examples = names.Keys.SelectMany(slug => OneWorkOf(index, slug, cancellationToken)).ToList();
        var works = await shelf.FetchAsync(index, examples, cancellationToken);
        foreach (var author in works.Values.SelectMany(work => work.Authors))
        {
            if (names.ContainsKey(author.Slug))
                names[author.Slug] = author.Display;
        }
        return names;
    }

    /// <summary>Counted authors with their names.</summary>
    public async Task<IReadOnlyList<CountedAuthor>> NameAsync(
        IndexReader index, IReadOnlyCollection<FacetCount> authors, CancellationToken cancellationToken = default)
    {
        var names = await FindAsync(index, [.. authors.Select(author => author.Value)], cancellationToken);
        return [.. authors.Select(author => new CountedAuthor(author.Value, names[author.Value], author.Count))];
    }

    private static IEnumerable<int> OneWorkOf(IndexReader index, string slug, CancellationToken cancellationToken) => index
        .Search(new SearchRequest(new KeywordQuery(KeywordField.Author, slug), 0, 1, SearchOrder.Newest), cancellationToken).Hits
        .Select(hit => hit.Document);
}
