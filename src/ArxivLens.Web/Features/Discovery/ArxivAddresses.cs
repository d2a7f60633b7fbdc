using ArxivLens.Core.Categories;
using ArxivLens.Core.Indexing;
using ArxivLens.Core.Search;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Querying;
using ArxivLens.Web.Features.Categories;
using ArxivLens.Web.Features.Feeds;
using ArxivLens.Web.Features.Search;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ArxivLens.Web.Features.Discovery;

/// <summary>
/// Addresses of lists, authors and feeds as arXiv has them, so that whoever puts this server's name for arXiv's finds the same thing:
/// <c>/list/CAT/new</c>, <c>/catchup/CAT/DAY</c>, <c>/year/CAT/YEAR</c>, <c>/a/AUTHOR</c>, <c>/rss/CAT</c>.
/// </summary>
internal static class ArxivAddresses
{
    private const string Group = "grp_";
    private const int MostCategories = 20;

    private static readonly string[] Reading = ["GET", "HEAD"];

    internal static void MapArxivAddresses(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/list/{category}/new", Reading, (IndexHost index, string category) => ToNewest(index, category, Period.Of));
        routes.MapMethods("/list/{category}/current", Reading, (IndexHost index, string category) => ToNewest(index, category, Period.MonthOf));
        routes.MapMethods("/list/{category}/pastweek", Reading, (string category) => ToList(category, Period.RecentName));
        routes.MapMethods("/list/{category}/{year:int:length(4)}-{month:int:length(2)}", Reading, ToMonth);
        routes.MapMethods("/archive/{category}", Reading, (string category) => ToList(category, Period.RecentName));
        routes.MapMethods("/catchup/{category}", Reading, (IndexHost index, string category) => ToNewest(index, category, Period.Of));
        routes.MapMethods("/catchup/{category}/{day}", Reading, ToList);
        routes.MapMethods("/year/{category}/{year:int}", Reading, ToYear);
        routes.MapMethods("/a/{author}", Reading, (IndexHost index, string author) => ToAuthor(index, author, ""));
        routes.MapMethods("/a/{author}.{form:regex(^atom2?$)}", Reading, (IndexHost index, string author) => ToAuthor(index, author, ".atom"));
        routes.MapMethods("/a/{author}.json", Reading, (IndexHost index, string author) => ToAuthor(index, author, ".json"));
        foreach (var feed in new[] { "/rss/{categories}", "/atom/{categories}", "/feed/{categories}" })
            routes.MapMethods(feed, Reading, ToFeed);
    }

    private static IResult ToList(string category, string day)
    {
        var name = category.StartsWith(Group, StringComparison.Ordinal) ? category[Group.Length..] : category;
        return Results.LocalRedirect($"/list/{Uri.EscapeDataString(name)}/{Uri.EscapeDataString(day)}");
    }

    /// <summary>The span around the latest day that has works: another one tomorrow, so the answer is not for good.</summary>
    private static IResult ToNewest(IndexHost index, string category, Func<DateOnly, Period> span)
    {
        var name = category.StartsWith(Group, StringComparison.Ordinal) ? category[Group.Length..] : category;
        if (!CategoryCode.TryParse(name, out var code))
            return ToList(name, Period.RecentName);
        using var lease = index.Acquire();
        var newest = Listing.Of(code).DayBefore(lease.Index, DateOnly.MaxValue, CancellationToken.None);
        return ToList(name, newest?.Day is { } day ? span(day).ToString() : Period.RecentName);
    }

    private static IResult ToMonth(string category, int year, int month) =>
        ToList(category, month is >= 1 and <= 12 && year is >= 1991 and <= 2090 ? new Period(year, month).ToString() : $"{year:D4}{month:D2}");

    // Four digits that can be a month are one in a list, so those years are searched for.
    private static IResult ToYear(string category, int year)
    {
        var whole = year is >= 91 and <= 99 ? 1900 + year : year is >= 0 and < 91 ? 2000 + year : year;
        if (Period.TryParse($"{whole:D4}", out var period) && period == new Period(whole, 0) || !CategoryCode.TryParse(category, out var code))
            return ToList(category, $"{whole:D4}");
        return Results.LocalRedirect(SearchLink.To(new WorkSearchRequest("", code.Value, whole, whole, Order: SearchOrder.Newest)));
    }

    /// <summary>An author as this server names them, or as arXiv does (<c>warner_s_1</c>): the latter are looked for by family name.</summary>
    private static IResult ToAuthor(IndexHost index, string author, string form)
    {
        using var lease = index.Acquire();
        var isKnown = lease.Index.KeywordCount(KeywordField.Author, author) > 0;
        if (isKnown || author.Split('_') is not [.. { Length: > 0 } family, _, _])
        {
            return Results.LocalRedirect(form == ".json"
                ? SearchLink.To(new WorkSearchRequest("", AuthorSlug: author)).Replace("/search?", "/search.json?", StringComparison.Ordinal)
                : $"/author/{Uri.EscapeDataString(author)}{form}");
        }

        var search = new WorkSearchRequest($"author:\"{string.Join(' ', family)}\"");
        return Results.LocalRedirect(SearchLink.To(search).Replace("/search?", $"/search{form}?", StringComparison.Ordinal));
    }

    /// <summary>A category's feed; of several with a plus between, as arXiv's feeds have them, that of a search for any.</summary>
    private static IResult ToFeed(string categories)
    {
        var codes = categories.Split('+', ' ').Where(text => text.Length > 0).Take(MostCategories).ToList();
        if (codes is [var only])
            return Results.LocalRedirect($"/list/{Uri.EscapeDataString(only)}.atom", permanent: true);
        var any = string.Join(" OR ", codes.Where(text => CategoryCode.TryParse(text, out _)).Select(text => $"cat:{text}"));
        return Results.LocalRedirect(FeedLink.OfSearch(new WorkSearchRequest(any)).Address, permanent: true);
    }
}
