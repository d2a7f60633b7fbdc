using ArxivLens.Core.Similarity;
using ArxivLens.Web.Features.Papers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace ArxivLens.Web.Tests.Papers;

public sealed class TableQueryTests
{
    [Theory]
    [InlineData(TableOrder.Newest, false, false, "")]
    [InlineData(TableOrder.Oldest, false, true, "?order=oldest&citations=all")]
    [InlineData(TableOrder.Cited, true, true, "?order=cited&references=all&citations=all")]
    public void What_is_written_is_read_back(TableOrder order, bool references, bool citations, string written)
    {
        var request = new TableRequest(order, references, citations);

        Assert.Equal(written, TableQuery.Write(request));
        Assert.Equal(request, TableQuery.Read(new QueryCollection(QueryHelpers.ParseQuery(written))));
    }

    [Fact]
    public void The_facet_of_similar_papers_stays_when_a_table_is_ordered_anew()
    {
        var request = TableQuery.Read(new QueryCollection(QueryHelpers.ParseQuery("?similar=method&order=oldest")));

        Assert.Equal(new TableRequest(TableOrder.Oldest, Facet: Facet.Method), request);
        Assert.Equal("?order=oldest&similar=method", TableQuery.Write(request));
    }

    [Fact]
    public void What_is_not_understood_is_left_out()
        => Assert.Equal(new TableRequest(), TableQuery.Read(new QueryCollection(QueryHelpers.ParseQuery("?order=';--&citations=1e9"))));
}
