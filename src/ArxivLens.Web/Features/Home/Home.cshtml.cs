using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArxivLens.Web.Features.Home;

/// <summary>The first page: search, what is new, what is read much, what rises, what there is.</summary>
public sealed class HomeModel(StartReader reader) : PageModel
{
    /// <summary>What is shown.</summary>
    public StartView View { get; private set; } = null!;

    /// <summary>Shows the page.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken) => View = await reader.ReadAsync(cancellationToken);
}
