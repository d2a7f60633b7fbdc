using ArxivLens.Core.Search;
using ArxivLens.Index.Querying;
using ArxivLens.Web.Features.Search;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace ArxivLens.Web.Tests.Search;

public sealed class SearchQueryTests
{
    [Theory]
    [InlineData("1", 1)]
    [InlineData("400", 400)]
    [InlineData("", 1)]
    [InlineData(null, 1)]
    public void A_page_within_the_window_is_read(string? text, int expected)
    {
        Assert.True(SearchQuery.TryReadPage(text, out var page));
        Assert.Equal(expected, page);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("401")]
    [InlineData("1e9")]
    [InlineData("NaN")]
    [InlineData("99999999999999999999")]
    [InlineData(" 1")]
    public void A_page_that_cannot_exist_is_refused(string text) => Assert.Null(Read($"?q=x&page={Uri.EscapeDataString(text)}").Request);

    [Fact]
    public void Filters_that_cannot_be_read_are_left_out_and_said_to_be()
    {
        var query = Read("?q=x&category=a%20b&from=soon&author=%3Cscript%3E&sort=magic");

        Assert.Equal(new WorkSearchRequest("x", PageSize: SearchQuery.PageSize), query.Request);
        Assert.Equal(4, query.Notes.Count);
    }

    [Fact]
    public void An_alias_of_a_category_is_searched_under_its_own_name()
        => Assert.Equal("math-ph", Read("?q=x&category=math.MP").Request!.Category);

    [Fact]
    public void Empty_fields_of_the_form_filter_nothing()
    {
        var query = Read("?q=&from=&to=&sort=relevance");

        Assert.Equal(new WorkSearchRequest("", PageSize: SearchQuery.PageSize), query.Request);
        Assert.Empty(query.Notes);
    }

    [Theory]
    [InlineData("a&b=c#d?e+f%20\"<>'")]
    [InlineData("ümläut — 数学 𝔊")]
    [InlineData("//evil.example")]
    public void Whatever_is_searched_for_its_link_leads_back_to_it(string text)
    {
        var request = new WorkSearchRequest(text, "hep-th", 1994, 1996, "e-witten", SearchOrder.Citations, 3, SearchQuery.PageSize);
        var link = SearchLink.To(request);

        Assert.StartsWith("/search?q=", link, StringComparison.Ordinal);
        Assert.Equal(request, Read(link["/search".Length..]).Request);
    }

    [Fact]
    public void A_cursor_is_read_for_the_search_it_was_written_for_only()
    {
        var request = new WorkSearchRequest("gauge", Order: SearchOrder.Newest, PageSize: SearchQuery.PageSize);
        var link = SearchLink.To(request with { Page = 400, After = new SearchCursor(new SearchPosition(7, 8), 10_000) });

        Assert.DoesNotContain("page=", link, StringComparison.Ordinal);
        Assert.Equal(10_000, Read(link["/search".Length..]).Request!.After!.Value.Rows);
        var other = Read(link["/search".Length..].Replace("q=gauge", "q=quark", StringComparison.Ordinal));
        Assert.True(other is { Request: null, IsCursorBad: true });
        Assert.True(Read("?q=x&after=nonsense").IsCursorBad);
    }

    [Fact]
    public void A_term_of_several_words_is_searched_for_as_a_phrase()
    {
        Assert.Equal("/search?q=%22foundation%20models%22", SearchLink.ForPhrase("foundation models"));
        Assert.Equal("/search?q=misuse", SearchLink.ForPhrase("misuse"));
    }

    private static SearchQuery Read(string query) => SearchQuery.Read(new QueryCollection(QueryHelpers.ParseQuery(query)));
}
