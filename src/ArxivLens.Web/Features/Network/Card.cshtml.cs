using ArxivLens.Core.Articles;
using ArxivLens.Core.Indexing;
using ArxivLens.Core.Network;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Summaries;
using ArxivLens.Core.Terms;
using ArxivLens.Web.Features.Papers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArxivLens.Web.Features.Network;

/// <summary>
/// What the picture says of a work, or of an article, beside it: a fragment without a frame, <c>/network/card?id=KEY</c>.
/// </summary>
public sealed class CardModel(IWorkStore works, IArticleStore articles, IndexHost indexHost) : PageModel
{
    private const int MostTerms = 6;

    /// <summary>What is shown of a work.</summary>
    public CardView? View { get; private set; }

    /// <summary>What is shown of an article.</summary>
    public Article? Article { get; private set; }

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(string? id, CancellationToken cancellationToken)
    {
        if (id?.StartsWith(PictureArticle.KeyPrefix, StringComparison.Ordinal) == true)
            return await ShowArticleAsync(id[PictureArticle.KeyPrefix.Length..], cancellationToken);
        if (!WorkKey.TryParse(id, out var key))
            return StatusCode(StatusCodes.Status400BadRequest);
        if (await works.FindAsync(key, cancellationToken) is not { } work)
            return NotFound();
        using var lease = indexHost.Acquire();
        var index = lease.Index;
        var document = index.Find(key.ToString());
        View = new CardView(work, [.. QuickSummary.Choose(work).Select(sentence => sentence.Text)])
        {
            Terms = work.Kind == WorkKind.Unresolved ? [] : [.. KeyTerms.Extract(index, work, MostTerms).Select(term => term.Text)],
            Counts = document < 0 ? null : new CardCounts(index.Graph.References(document).Length, index.Graph.Citations(document).Length),
        };
        return Page();
    }

    private async Task<IActionResult> ShowArticleAsync(string text, CancellationToken cancellationToken)
    {
        if (!ArticleId.TryParse(text, out var id))
            return StatusCode(StatusCodes.Status400BadRequest);
        Article = await articles.FindAsync(id, cancellationToken);
        return Article is null ? NotFound() : Page();
    }
}

/// <summary>A work as the card shows it.</summary>
/// <param name="Work">The work.</param>
/// <param name="Summary">Two sentences of its abstract, or none.</param>
public sealed record CardView(Work Work, IReadOnlyList<string> Summary)
{
    /// <summary>Its title, or its key when only that is known.</summary>
    public string Title => Work.Title.Length > 0 ? Work.Title : Work.Key.ToString();

    /// <summary>Its page.</summary>
    public string Href => WorkAddress.Of(Work.Key);

    /// <summary>The page of its own network.</summary>
    public string NetworkAddress => "/network?id=" + Uri.EscapeDataString(Work.Key.ToString());

    /// <summary>Its heaviest key terms.</summary>
    public IReadOnlyList<string> Terms { get; init; } = [];

    /// <summary>Its citations, once the index knows it.</summary>
    public CardCounts? Counts { get; init; }
}

/// <summary>How much a work cites and is cited.</summary>
public sealed record CardCounts(int References, int Citations);
