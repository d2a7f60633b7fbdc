using ArxivLens.Core.Papers;
using ArxivLens.Web.Features.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArxivLens.Web.Features.Papers;

/// <summary>The versions of a paper, and the differences of the texts of two of them.</summary>
public sealed class VersionsModel(IWorkStore works) : PageModel
{
    /// <summary>The paper; <c>null</c> when there is nothing to show.</summary>
    public Work? Work { get; private set; }

    /// <summary>What is said when there is nothing to show.</summary>
    public Absence? Absence { get; private set; }

    /// <summary>The versions with what is known of their texts, the oldest first.</summary>
    public IReadOnlyList<KnownVersion> Versions { get; private set; } = [];

    /// <summary>The two that are compared; <c>null</c> while the texts of fewer than two are known.</summary>
    public (VersionText From, VersionText To)? Compared { get; private set; }

    /// <summary>What is said when a version was asked for whose texts are not known.</summary>
    public int? Unknown { get; private set; }

    /// <summary>Shows the page, or leads to its one address.</summary>
    public async Task<IActionResult> OnGetAsync(
        string? archive, string? id, int? from, int? to, CancellationToken cancellationToken)
    {
        var text = WorkAddress.Unescape(archive is null ? id : $"{archive}/{id}");
        if (!ArxivId.TryParse(text, out var arxivId, out _))
            return Missing(StatusCodes.Status400BadRequest, new("This is no arXiv id", IdComplaint.Explain(text), Examples: IdComplaint.Examples));
        if (text != arxivId.ToString())
            return LocalRedirectPermanent(WorkAddress.Of(arxivId) + "/versions" + Request.QueryString);
        Work = await works.FindAsync(WorkKey.Of(arxivId), cancellationToken);
        if (Work?.Paper is not { } paper)
        {
            return Missing(StatusCodes.Status404NotFound, new(
                $"The versions of arXiv:{arxivId} are not in this library",
                "Only papers with their full record have a list of versions here.",
                new($"Look for {arxivId} at arxiv.org", $"https://arxiv.org/abs/{arxivId}")));
        }

        var texts = (await works.FindTextsAsync(Work.Key, cancellationToken)).Concat(VersionText.Of(Work) is { } own ? [own] : [])
            .ToDictionary(one => one.Version);
        Versions = [.. paper.Versions.Select(one => new KnownVersion(one, texts.GetValueOrDefault(one.Number)))];
        Choose(from, to);
        return Page();
    }

    private void Choose(int? from, int? to)
    {
        var known = Versions.Where(one => one.Text is not null).Select(one => one.Text!).ToList();
        Unknown = new[] { from, to }.FirstOrDefault(asked => asked is not null && !known.Exists(text => text.Version == asked));
        if (known.Count < 2)
            return;
        var later = known.Find(text => text.Version == to) ?? known[^1];
        var earlier = known.Find(text => text.Version == from) ?? known.FindLast(text => text.Version < later.Version) ?? known[0];
        Compared = earlier.Version <= later.Version ? (earlier, later) : (later, earlier);
    }

    private PageResult Missing(int status, Absence absence)
    {
        Work = null;
        Absence = absence;
        Response.StatusCode = status;
        return Page();
    }
}

/// <summary>A version of a paper.</summary>
/// <param name="Version">Its number and date.</param>
/// <param name="Text">Its texts; <c>null</c> when this library never had them.</param>
public sealed record KnownVersion(PaperVersion Version, VersionText? Text);
