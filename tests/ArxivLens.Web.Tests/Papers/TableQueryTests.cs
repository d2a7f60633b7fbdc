using ArxivLens.Core.Similarity;
using ArxivLens.Core.Tables;
using ArxivLens.Web.Features.Papers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace ArxivLens.Web.Tests.Papers;

public sealed class TableQueryTests
{
    [Theory]
    [InlineData("")]
    [InlineData("?order=oldest&citations=all")]
    [InlineData("?order=cited&references=all&citations=all")]
    [InlineData("?order=least-similar&find=dark%20matter&from=1994&until=2001&category=hep-th&origin=openalex")]
    [InlineData("?references-after=-1994~-3~hep-th/9407087&citations-before=1~0~doi:10.1000/a%26b")]
    [InlineData("?similar=method&n-layout=timeline&n-node=hep-th/9407087")]
    public void What_is_read_is_written_back(string written) => Assert.Equal(written, TableQuery.Write(Read(written)));

    [Theory]
    [InlineData("?order=newest", "")]
    [InlineData("?order=';--&citations=1e9&from=-3&until=MMXX&references-after=x", "")]
    [InlineData("?from=99999&find=%20", "")]
    [InlineData("?citations=all&citations-after=1~0~2311.09227", "?citations=all")]
    [InlineData("?utm_source=x&similar=nonsense", "")]
    public void What_is_not_understood_or_usual_is_left_out(string asked, string written)
        => Assert.Equal(written, TableQuery.Write(Read(asked)));

    [Fact]
    public void Another_order_begins_at_the_beginning_and_keeps_the_rest()
    {
        var request = Read("?order=oldest&find=halo&citations-after=1~0~2311.09227&similar=method&n-budget=50");

        Assert.Equal(Facet.Method, request.Facet);
        Assert.Equal(
            "?order=title&find=halo&similar=method&n-budget=50",
            TableQuery.Write(request.FromTheBeginning with { Order = TableOrder.Title }));
    }

    [Fact]
    public void The_form_of_filters_carries_what_it_does_not_ask_for()
        => Assert.Equal(
            [("similar", "method"), ("n-node", "hep-th/9407087"), ("n-budget", "50")],
            TableQuery.Kept(Read("?order=oldest&find=halo&citations-after=1~0~2311.09227&similar=method&n-node=hep-th%2F9407087&n-budget=50")));

    [Fact]
    public void A_heading_leads_to_its_first_order_and_from_there_to_the_other()
    {
        foreach (var column in TableColumn.All)
        {
            Assert.Equal(column.First, column.After(column.Then));
            Assert.Equal(column.Then, column.After(column.First));
            Assert.Equal(["ascending", "descending"], new[] { column.SortOf(column.First), column.SortOf(column.Then) }.Order());
        }

        Assert.Equal("descending", TableColumn.All.Single(column => column.Heading == "Year").SortOf(TableOrder.Newest));
        // By key programs walk; readers have no use for it.
        var orders = Enum.GetValues<TableOrder>().Where(order => order != TableOrder.Key).Order().ToList();
        Assert.Equal(orders, TableColumn.All.SelectMany(column => new[] { column.First, column.Then }).Order());
        Assert.Equal(orders, TableColumn.Orders.Select(one => one.Order).Order());
    }

    [Fact]
    public void An_origin_that_nobody_is_called_by_leaves_no_row()
    {
        Assert.Equal(2u, new TableWish(Origin: "b").ToFilter(["a", "b"]).Origins);
        Assert.Equal(0u, new TableWish(Origin: "c").ToFilter(["a", "b"]).Origins);
        Assert.Equal(uint.MaxValue, new TableWish().ToFilter(["a", "b"]).Origins);
        Assert.True(new TableWish().ToFilter(["a"]).IsEmpty);
    }

    private static TableRequest Read(string query) => TableQuery.Read(new QueryCollection(QueryHelpers.ParseQuery(query)));
}
