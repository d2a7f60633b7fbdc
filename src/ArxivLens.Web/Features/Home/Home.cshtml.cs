using ArxivLens.Core.Indexing;
using ArxivLens.Core.Papers;
using ArxivLens.Index;
using ArxivLens.Index.Querying;
using ArxivLens.Web.Features.Categories;
using ArxivLens.Web.Features.Papers;
using ArxivLens.Web.Features.Search;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArxivLens.Web.Features.Home;

/// <summary>The first page: search, what is new, what there is.</summary>
public sealed class HomeModel(IndexHost indexHost, SearchReader search) : PageModel
{
    private const int NewestShown = 8;
    private const int SmallLibrary = 1_000;

    /// <summary>Papers with their full record.</summary>
    public int Papers { get; private set; }

    /// <summary>Other works, those of which only the key is known among them.</summary>
    public int OtherWorks { get; private set; }

    /// <summary>Citations.</summary>
    public long Citations { get; private set; }

    /// <summary>Whether this is no more than the built-in library or little more.</summary>
    public bool IsSmall => Papers + OtherWorks < SmallLibrary;

    /// <summary>The newest papers.</summary>
    public IReadOnlyList<WorkEntry> Newest { get; private set; } = [];

    /// <summary>The groups of categories that hold something.</summary>
    public IReadOnlyList<CountedGroup> Groups { get; private set; } = [];

    /// <summary>Shows the page.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        using var lease = indexHost.Acquire();
        var index = lease.Index;
        var papers = index.Search(
            new SearchRequest(new KindQuery((byte)WorkKind.Paper), 0, NewestShown, SearchOrder.Newest), cancellationToken);
        Papers = papers.Total;
        OtherWorks = index.DocumentCount - papers.Total;
        Citations = index.Manifest.CitationCount;
        var newest = papers.Total >= NewestShown ? papers.Hits : NewestWorks(index, cancellationToken);
        Newest = await search.ListAsync(index, newest, cancellationToken);
        Groups = [.. CategoryCounts.Read(index).Select(Present).Where(group => group.Categories.Count > 0)];
    }

    /// <summary>A library of few papers shows its other works too.</summary>
    private static IReadOnlyList<Hit> NewestWorks(IndexReader index, CancellationToken cancellationToken)
    {
        var known = new NotQuery(new KindQuery((byte)WorkKind.Unresolved));
        return index.Search(new SearchRequest(known, 0, NewestShown, SearchOrder.Newest), cancellationToken).Hits;
    }

    private static CountedGroup Present(CountedGroup group)
        => group with { Categories = [.. group.Categories.Where(category => category.Count > 0)] };
}
