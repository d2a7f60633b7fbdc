using ArxivLens.Core.Indexing;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArxivLens.Web.Features.Categories;

/// <summary>Every category by group.</summary>
public sealed class IndexModel(IndexHost indexHost) : PageModel
{
    /// <summary>The groups.</summary>
    public IReadOnlyList<CountedGroup> Groups { get; private set; } = [];

    /// <summary>Shows them.</summary>
    public void OnGet()
    {
        using var lease = indexHost.Acquire();
        Groups = CategoryCounts.Read(lease.Index);
    }
}
