using System.Globalization;
using ArxivLens.Core.Categories;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Questions;
using ArxivLens.Core.Search;
using ArxivLens.Index.Querying;
using ArxivLens.Web.Features.Papers;
using ArxivLens.Web.Features.Questions;
using ArxivLens.Web.Features.Search;
using ArxivLens.Web.Layout;

namespace ArxivLens.Web.Features.Feeds;

/// <summary>A feed as pages lead to it. Every feed there is has its address made here.</summary>
/// <param name="Title">What it holds, in a few words: feed readers list it under this name.</param>
/// <param name="Address">Its path on this server.</param>
public sealed record FeedLink(string Title, string Address)
{
    private const int LongestName = 120;

    /// <summary>The newest papers of all.</summary>
    public static FeedLink Newest { get; } = new("New papers", "/search.atom?q=");

    /// <summary>The newest works of a category or archive.</summary>
    public static FeedLink OfCategory(CategoryCode code, string name) => new($"New in {name} ({code})", $"/list/{code}.atom");

    /// <summary>The newest works of a name.</summary>
    public static FeedLink OfAuthor(string slug, string name) =>
        new($"New works of {Short(name)}", $"/author/{Uri.EscapeDataString(slug)}.atom");

    /// <summary>The newest works that have a term.</summary>
    public static FeedLink OfTerm(string term) => new($"New works with “{Short(term)}”", $"/term/{Uri.EscapeDataString(term)}.atom");

    /// <summary>The newest works that a search finds, whatever order its page shows them in.</summary>
    public static FeedLink OfSearch(WorkSearchRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var first = request with { Order = SearchOrder.Relevance, Page = 1, After = null };
        var words = new[] { request.Text.Trim(), request.Category ?? "", request.AuthorSlug ?? "" }.Where(part => part.Length > 0);
        var title = string.Join(", ", words) is { Length: > 0 } named ? $"New works found by: {Short(named)}" : Newest.Title;
        return new(title, SearchLink.To(first).Replace("/search?", "/search.atom?", StringComparison.Ordinal));
    }

    /// <summary>The newest works that cite a work.</summary>
    public static FeedLink OfCiting(Work work) => new($"Works that cite “{NameOf(work)}”", AboutWork(work, "citations"));

    /// <summary>The newest articles about a work.</summary>
    public static FeedLink OfArticlesAbout(Work work) => new($"Articles about “{NameOf(work)}”", AboutWork(work, "articles"));

    /// <summary>The newest questions put to a work.</summary>
    public static FeedLink OfQuestionsTo(Work work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return new($"Questions to “{NameOf(work)}”", QuestionQuery.To(new QuestionFilter { Work = work.Key }, path: "/questions.atom"));
    }

    /// <summary>The newest questions of a sort.</summary>
    public static FeedLink OfQuestions(QuestionFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var status = filter.Status is { } asked ? $"{QuestionQuery.NameOf(asked)} questions" : "Questions that articles ask";
        var parts = new[] { filter.Label, filter.Category, filter.Work?.ToString() }.Where(part => part is not null);
        var rest = string.Join(", ", parts) is { Length: > 0 } named ? $": {Short(named)}" : "";
        return new(char.ToUpperInvariant(status[0]) + status[1..] + rest, QuestionQuery.To(filter, path: "/questions.atom"));
    }

    /// <summary>The newest articles.</summary>
    public static FeedLink Articles { get; } = new("Articles about papers", "/articles.atom");

    /// <summary>The last page of a feed of so many entries, as far as pages reach.</summary>
    public static int LastPage(int total) =>
        Math.Max(1, (Math.Min(total, PageLinks.Window) + AtomFeed.PageSize - 1) / AtomFeed.PageSize);

    /// <summary>The address of a page of it.</summary>
    internal string At(int page) => page == 1
        ? Address
        : string.Create(CultureInfo.InvariantCulture, $"{Address}{(Address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}page={page}");

    private static string AboutWork(Work work, string what)
    {
        ArgumentNullException.ThrowIfNull(work);
        return work.Key.Arxiv is null
            ? $"/{what}.atom?work={Uri.EscapeDataString(work.Key.ToString())}"
            : $"{WorkAddress.Of(work.Key)}/{what}.atom";
    }

    private static string NameOf(Work work) => Short(work.Title.Length > 0 ? TexText.ToDisplay(work.Title) : work.Key.ToString());

    // A name in a list of feeds; the whole stands in the feed's page.
    private static string Short(string name)
    {
        if (name.Length <= LongestName)
            return name;
        var end = char.IsHighSurrogate(name[LongestName - 1]) ? LongestName - 1 : LongestName;
        return name[..end].TrimEnd() + "…";
    }
}
