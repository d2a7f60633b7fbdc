using ArxivLens.Core.Similarity;
using ArxivLens.Web.Features.Papers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace ArxivLens.Web.Tests.Papers;

public sealed class FacetQueryTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData(Facet.Background, "similar=background")]
    [InlineData(Facet.Method, "similar=method")]
    [InlineData(Facet.Result, "similar=result")]
    public void What_is_written_is_read_back(Facet? facet, string written)
    {
        Assert.Equal(written, FacetQuery.Write(facet));
        Assert.Equal(facet, FacetQuery.Read(new QueryCollection(QueryHelpers.ParseQuery("?" + written))));
    }

    [Theory]
    [InlineData("?similar=title")]
    [InlineData("?similar=Method")]
    [InlineData("?similar=method&similar=result")]
    public void What_is_not_understood_is_as_if_it_were_not_there(string query)
        => Assert.Null(FacetQuery.Read(new QueryCollection(QueryHelpers.ParseQuery(query))));
}
