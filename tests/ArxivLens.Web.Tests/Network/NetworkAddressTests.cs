using ArxivLens.Core.Network;
using ArxivLens.Core.Papers;
using ArxivLens.Web.Features.Network;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace ArxivLens.Web.Tests.Network;

public sealed class NetworkAddressTests
{
    [Theory]
    [InlineData("/network.json?id=2311.09227")]
    [InlineData("/network.json?id=2311.09227&id=hep-th%2F9407087&mode=similar&budget=40")]
    [InlineData("/network.json?id=doi%3A10.1000%2Fa%26b&mode=path&to=2311.09227&direction=references&layout=timeline")]
    [InlineData("/network.json?id=2311.09227&steps=2&from=1990&until=2000&category=cs.AI&origin=file")]
    [InlineData("/network.json?id=2311.09227&mode=similar&articles=yes")]
    public void An_address_that_is_read_is_written_the_same(string address)
    {
        var question = NetworkAddress.Read(QueryOf(address), "", out _);
        Assert.Equal(address, NetworkAddress.Of(question!));
    }

    [Fact]
    public void A_page_has_its_own_work_in_the_middle_and_others_beside_it()
    {
        var query = QueryOf("/abs/2311.09227?n-with=hep-th%2F9407087,doi%253A10.1000%252Fa%252Cb&n-with=0704.0001&n-mode=prior&order=cited&mode=path");
        var question = NetworkAddress.ReadOfPage(query, Key("2311.09227"));
        Assert.Equal(["2311.09227", "hep-th/9407087", "doi:10.1000/a,b", "0704.0001"], question.Starts.Select(start => start.ToString()));
        Assert.Equal(NetworkMode.Prior, question.Mode);
        Assert.Equal("prior", NetworkAddress.ValuesOfPage(query)["mode"]);
    }

    [Theory]
    [InlineData("?n-budget=many&n-steps=2", 2, NetworkMode.Around)]
    [InlineData("?n-mode=path&n-steps=2", 2, NetworkMode.Around)]
    [InlineData("?n-mode=nonsense&n-budget=0&n-steps=2&n-from=x&n-category=%20&n-layout=cube&n-articles=maybe", 2, NetworkMode.Around)]
    [InlineData("?n-with=%3F%3F&n-steps=2", 2, NetworkMode.Around)]
    [InlineData("?n-from=2000&n-until=1990&n-mode=similar", 1, NetworkMode.Similar)]
    [InlineData("", 1, NetworkMode.Around)]
    public void What_a_page_cannot_read_is_as_if_it_were_not_there(string query, int steps, NetworkMode mode)
    {
        var question = NetworkAddress.ReadOfPage(QueryOf(query), Key("2311.09227"));
        Assert.Equal((steps, mode, NetworkQuestion.UsualBudget), (question.Steps, question.Mode, question.Budget));
        Assert.Equal("2311.09227", question.Starts[0].ToString());
    }

    private static WorkKey Key(string text) => WorkKey.TryParse(text, out var key) ? key : throw new ArgumentException(text);

    private static QueryCollection QueryOf(string address)
        => new(QueryHelpers.ParseQuery(address.Contains('?', StringComparison.Ordinal) ? address[address.IndexOf('?', StringComparison.Ordinal)..] : ""));
}
