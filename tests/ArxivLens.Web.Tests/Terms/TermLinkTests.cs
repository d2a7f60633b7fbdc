using ArxivLens.Index.Querying;
using ArxivLens.Web.Features.Terms;

namespace ArxivLens.Web.Tests.Terms;

public sealed class TermLinkTests
{
    [Theory]
    [InlineData("dark matter", "/term/dark%20matter")]
    [InlineData("a/b?c#d", "/term/a%2Fb%3Fc%23d")]
    [InlineData("\"<x>\" & 'y'", "/term/%22%3Cx%3E%22%20%26%20%27y%27")]
    [InlineData("naïve", "/term/na%C3%AFve")]
    public void A_term_is_escaped_whatever_it_is(string term, string address) => Assert.Equal(address, TermLink.To(term));

    [Theory]
    [InlineData(SearchOrder.Relevance, 1, "/term/x")]
    [InlineData(SearchOrder.Relevance, 3, "/term/x?page=3")]
    [InlineData(SearchOrder.Newest, 1, "/term/x?sort=newest")]
    [InlineData(SearchOrder.Citations, 2, "/term/x?sort=cited&page=2")]
    public void Only_what_is_not_the_rule_stands_in_the_address(SearchOrder order, int page, string address)
        => Assert.Equal(address, TermLink.To("x", order, page));
}
