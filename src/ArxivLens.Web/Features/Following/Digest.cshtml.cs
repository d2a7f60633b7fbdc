using ArxivLens.Core;
using ArxivLens.Core.Following;
using ArxivLens.Core.Mail;
using ArxivLens.Web.Features.Accounts;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ArxivLens.Web.Features.Following;

/// <summary>The digests to come, as they would be mailed now.</summary>
[Community]
public sealed class DigestModel(
    IDigestStore digests, FollowedNews news, NewsDesk desk, UnsubscribeToken token, IOptions<WebOptions> options) : PageModel
{
    /// <summary>The digests.</summary>
    public IReadOnlyList<DigestPreview> Previews { get; private set; } = [];

    /// <summary>Whether there is an index to find news in.</summary>
    public bool HasIndex { get; private set; } = true;

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var account = HttpContext.FindReader()!.Account;
        var previews = new List<DigestPreview>();
        try
        {
            foreach (var due in await digests.ListAsync(account, cancellationToken))
                previews.Add(await PreviewAsync(account, due, cancellationToken));
        }
        catch (IndexUnavailableException)
        {
            HasIndex = false;
        }

        Previews = previews;
    }

    private async Task<DigestPreview> PreviewAsync(long account, DueDigest due, CancellationToken cancellationToken)
    {
        var span = new NewsSpan(due.From, await desk.MarkAsync(cancellationToken));
        var things = await news.OfDigestAsync(account, due.Digest, span, cancellationToken);
        if (things.Count == 0)
            return new(due, null, null);
        var home = HttpContext.RequestServices.GetService<MailOptions>()?.PublicAddress ?? options.Value.PublicAddress
            ?? new Uri($"{Request.Scheme}://{Request.Host}/");
        return new(
            due,
            DigestText.SubjectOf(due.Digest, things),
            DigestText.Write(due.Digest, things, span, home, token.AddressOf(account, home)));
    }
}

/// <summary>A digest as it would be mailed now.</summary>
/// <param name="Due">Which, and when it comes.</param>
/// <param name="Subject">Its subject; <c>null</c> when there is nothing new, and nothing would be sent.</param>
/// <param name="Text">Its text.</param>
public sealed record DigestPreview(DueDigest Due, string? Subject, string? Text);
