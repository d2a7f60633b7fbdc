using System.Net;

namespace ArxivLens.Tests.Api.V1;

/// <summary>What cannot be answered is refused with a message that names it, in JSON, and never by a fault.</summary>
[Collection(V1Contract.Name)]
public sealed class RefusalTests(V1Site site)
{
    [Theory]
    [InlineData("/papers?page=0", "page")]
    [InlineData("/papers?page=-1", "page")]
    [InlineData("/papers?page=1.5", "page")]
    [InlineData("/papers?page=99999999999", "page")]
    [InlineData("/papers?page=one", "page")]
    [InlineData("/papers?pageSize=0", "pageSize")]
    [InlineData("/papers?pageSize=101", "pageSize")]
    [InlineData("/papers?dateFrom=2024-99-99", "dateFrom")]
    [InlineData("/papers?dateTo=2023-02-29", "dateTo")]
    [InlineData("/papers?dateFrom=01/02/2024", "dateFrom")]
    [InlineData("/papers?rankBy=nonsense", "rankBy")]
    [InlineData("/papers?prioritizeRecent=perhaps", "prioritizeRecent")]
    [InlineData("/papers?prioritizeCited=2", "prioritizeCited")]
    [InlineData("/papers?page=1&page=2", "page")]
    [InlineData("/papers/by-date/2024-99-99", "date")]
    [InlineData("/papers/by-date/2023-02-29", "date")]
    [InlineData("/papers/by-date/today", "date")]
    [InlineData("/papers/by-date/2024-01-03?limit=0", "limit")]
    [InlineData("/papers/by-date/2024-01-03?limit=101", "limit")]
    [InlineData("/papers/by-date/2024-01-03?page=0", "page")]
    [InlineData("/authors?page=0", "page")]
    [InlineData("/authors?pageSize=1000", "pageSize")]
    public async Task An_impossible_value_is_400_and_named(string path, string parameter)
    {
        var problem = await site.AskAsync(path, HttpStatusCode.BadRequest);
        Shapes.Check(problem, "ParameterError");
        Assert.Equal(parameter, problem.GetProperty("parameter").GetString());
        Assert.Contains(parameter, problem.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/papers?pageSize=1")]
    [InlineData("/papers?pageSize=100&page=1")]
    [InlineData("/papers?page=&pageSize=&query=&rankBy=&categories=&dateFrom=&dateTo=&prioritizeRecent=&prioritizeCited=")]
    [InlineData("/papers?page=2&page=2")]
    [InlineData("/papers?prioritizeRecent=True&prioritizeCited=FALSE")]
    [InlineData("/papers?page=2147483647&pageSize=100")]
    [InlineData("/papers/by-date/2024-01-03?limit=100&page=2147483647")]
    [InlineData("/authors?page=2147483647&pageSize=100")]
    [InlineData("/authors?authorName=&page=&pageSize=")]
    public async Task What_can_be_answered_is(string path) => await site.AskAsync(path);

    [Fact]
    public async Task Values_of_eight_kilobytes_and_ten_thousand_parameters_are_answered_or_refused()
    {
        var words = string.Join('+', Enumerable.Repeat("glass", 1_300));
        var codes = string.Join(',', Enumerable.Range(0, 900).Select(number => $"x{number}.AI")) + ",cs.AI";
        Assert.Equal(64, (await site.AskAsync($"/papers?query={words}")).GetProperty("totalCount").GetInt32());
        Assert.Equal(16, (await site.AskAsync($"/papers?categories={codes}")).GetProperty("totalCount").GetInt32());
        Assert.Equal(0, (await site.AskAsync($"/authors?authorName={words}")).GetProperty("totalCount").GetInt32());
        Shapes.Check(await site.AskAsync($"/papers?query={new string('a', 8_193)}", HttpStatusCode.BadRequest), "ParameterError");
        var many = await site.Client.GetAsync("/api/v1/papers?" + string.Join('&', Enumerable.Range(0, 5_000).Select(number => $"p{number}=1")));
        Assert.InRange((int)many.Status, 200, 499);
        Assert.NotEqual("", many.Json.ToString());
    }

    [Theory]
    [InlineData("/nothing")]
    [InlineData("/papers/2401.00001/nothing")]
    [InlineData("/authors/ada-lowe/papers")]
    [InlineData("/authors/nobody-of-this-name")]
    [InlineData("/authors/..%2F..%2Fetc")]
    [InlineData("/arxiv")]
    [InlineData("")]
    public async Task What_is_not_there_is_404_with_a_message(string path) =>
        Shapes.Check(await site.AskAsync(path, HttpStatusCode.NotFound), "Error");
}
