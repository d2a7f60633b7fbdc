using System.Globalization;
using ArxivLens.Core.Discussion;
using ArxivLens.Web.Features.Accounts;
using ArxivLens.Web.Features.Search;
using ArxivLens.Web.Layout;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArxivLens.Web.Features.Discussion;

/// <summary>The newest comments of all.</summary>
[Community(IsOpenToAll = true)]
public sealed class CommentsModel(IContributionStore store, DiscussedThings things, CommentReader comments, PageParts parts) : PageModel
{
    private const int Size = 50;
    private const int LastPage = PageLinks.Window / Size;

    /// <summary>Sorts of things by which the list can be narrowed.</summary>
    internal static readonly (SubjectKind? About, string Name)[] Sorts =
        [(null, "All"), (SubjectKind.Work, "On papers"), (SubjectKind.Question, "On questions"), (SubjectKind.Article, "On articles")];

    /// <summary>About which sort of thing; <c>null</c> for all.</summary>
    public SubjectKind? About { get; private set; }

    /// <summary>The comments, each with the title of what it is about.</summary>
    public IReadOnlyList<(Contribution Comment, string Title, IHtmlContent Html)> Entries { get; private set; } = [];

    /// <summary>Where the page is.</summary>
    public PageLinks? Pages { get; private set; }

    /// <summary>Shows a page.</summary>
    public async Task<IActionResult> OnGetAsync(string? about)
    {
        // A parameter of this name would be the page's own path.
        if (!SearchQuery.TryReadPage(Request.Query["page"], out var number) || number > LastPage)
            return NotFound();
        About = Sorts.FirstOrDefault(sort => sort.About is { } kind && DiscussedThings.NameOf(kind) == about).About;
        var cancellation = HttpContext.RequestAborted;
        var found = await store.ListNewestAsync(ContributionKind.Comment, About, null, (number - 1) * Size, Size, cancellation);
        var total = await store.CountNewestAsync(ContributionKind.Comment, About, null, cancellation);
        Pages = PageLinks.Of(number, Size, total, AddressOf);
        var (html, hasMathematics) = await comments.ReadAsync(found, cancellationToken: cancellation);
        if (hasMathematics)
            parts.NeedMathematics();
        var titles = new Dictionary<Subject, string>();
        foreach (var subject in found.Select(one => one.Subject).Distinct())
            titles[subject] = (await things.FindAsync(subject, cancellation))?.Title ?? subject.Id;
        Entries = [.. found.Select(one => (one, titles[one.Subject], html[one.Number]))];
        return Page();
    }

    /// <summary>The address of a page of the list.</summary>
    public string AddressOf(int page) => AddressOf(About, page);

    /// <summary>The address of a page of the comments on a sort of thing.</summary>
    internal static string AddressOf(SubjectKind? about, int page)
    {
        var parameters = new List<string>(2);
        if (about is { } kind)
            parameters.Add($"about={DiscussedThings.NameOf(kind)}");
        if (page > 1)
            parameters.Add(string.Create(CultureInfo.InvariantCulture, $"page={page}"));
        return parameters.Count == 0 ? "/comments" : $"/comments?{string.Join('&', parameters)}";
    }
}
