using ArxivLens.Core.Articles;
using ArxivLens.Core.Categories;
using ArxivLens.Core.Following;
using ArxivLens.Core.Indexing;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Questions;
using ArxivLens.Core.Search;
using ArxivLens.Index.Querying;
using ArxivLens.Web.Features.Articles;
using ArxivLens.Web.Features.Authors;
using ArxivLens.Web.Features.Categories;
using ArxivLens.Web.Features.Debate;
using ArxivLens.Web.Features.Feeds;
using ArxivLens.Web.Features.Papers;
using ArxivLens.Web.Features.Search;
using ArxivLens.Web.Features.Terms;

namespace ArxivLens.Web.Features.Following;

/// <summary>What followed things are called now, and where they are.</summary>
public sealed class ThingNames(
    IndexHost indexHost, AuthorNames authors, IWorkStore works, IQuestionStore questions, IArticleStore articles)
{
    /// <summary>The name of a thing; what it is known by where it is here no more.</summary>
    public async Task<ThingName> FindAsync(FollowedThing thing, CancellationToken cancellationToken) => thing.Kind switch
    {
        FollowKind.Category when CategoryCode.TryParse(thing.Value, out var code) => OfCategory(thing, Listing.Of(code)),
        FollowKind.Author => await OfAuthorAsync(thing, cancellationToken),
        FollowKind.Term => new(
            thing, thing.Value, TermLink.To(thing.Value, SearchOrder.Newest, 1), FeedLink.OfTerm(thing.Value).Address),
        FollowKind.Search when FollowedSearch.TryRead(thing.Value, out var search) => OfSearch(thing, search),
        FollowKind.Work when WorkKey.TryParse(thing.Value, out var key) => await OfWorkAsync(thing, key, cancellationToken),
        FollowKind.Question when QuestionId.TryParse(thing.Value, out var id) => new(
            thing, (await questions.FindAsync(id, cancellationToken))?.Text ?? $"Question {id}, which is here no more",
            DebateAddress.Of(id)),
        FollowKind.Article when ArticleId.TryParse(thing.Value, out var id) => new(
            thing, await articles.FindAsync(id, cancellationToken) is { } article
                ? ArticleView.HeadingOf(article.Facts.Title)
                : $"Article {id}, which is here no more",
            DebateAddress.Of(id)),
        FollowKind.Replies => new(thing, "Replies to me and mentions of me", "/following"),
        _ => new(thing, thing.Value, "/following"),
    };

    /// <summary>The sort of a thing for readers.</summary>
    public static string SortOf(FollowKind kind) => kind switch
    {
        FollowKind.Category => "Category",
        FollowKind.Author => "Author",
        FollowKind.Search => "Search",
        FollowKind.Term => "Term",
        FollowKind.Work => "Paper",
        FollowKind.Question => "Question",
        FollowKind.Article => "Article",
        _ => "Replies",
    };

    private static ThingName OfCategory(FollowedThing thing, Listing listing) => new(
        thing, $"{listing.Name} ({listing.Code})", $"/list/{listing.Code}/recent", FeedLink.OfCategory(listing.Code, listing.Name).Address);

    private static ThingName OfSearch(FollowedThing thing, WorkSearchRequest search)
    {
        var parts = new[]
        {
            search.Text, search.Category ?? "", search.AuthorSlug is { } author ? $"by {author}" : "",
            search.FromYear is { } from ? $"from {from}" : "", search.ToYear is { } to ? $"to {to}" : "",
        };
        return new(
            thing, string.Join(", ", parts.Where(part => part.Length > 0)), SearchLink.To(search), FeedLink.OfSearch(search).Address);
    }

    private async Task<ThingName> OfAuthorAsync(FollowedThing thing, CancellationToken cancellationToken)
    {
        using var lease = indexHost.Acquire();
        var name = (await authors.FindAsync(lease.Index, [thing.Value], cancellationToken))[thing.Value];
        return new(thing, name, $"/author/{Uri.EscapeDataString(thing.Value)}", FeedLink.OfAuthor(thing.Value, name).Address);
    }

    private async Task<ThingName> OfWorkAsync(FollowedThing thing, WorkKey key, CancellationToken cancellationToken)
    {
        var work = await works.FindAsync(key, cancellationToken);
        var title = work is { Title.Length: > 0 } ? TexText.ToDisplay(work.Title) : key.ToString();
        return new(thing, title, WorkAddress.Of(key), NewsFeeds.AddressOf(key));
    }
}

/// <summary>What a followed thing is called.</summary>
/// <param name="Thing">The thing.</param>
/// <param name="Name">Its name for readers.</param>
/// <param name="Page">Its page on this server.</param>
/// <param name="Feed">Its feed, where it has one that everybody may read.</param>
public sealed record ThingName(FollowedThing Thing, string Name, string Page, string? Feed = null);
