using ArxivLens.Web.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ArxivLens.Web.Tests.Http;

public sealed class BundledFilesTests
{
    private readonly BundledFiles _files = new();

    [Theory]
    [InlineData("site.css", "text/css; charset=utf-8")]
    [InlineData("page.js", "text/javascript; charset=utf-8")]
    [InlineData("network.js", "text/javascript; charset=utf-8")]
    [InlineData("mathematics.js", "text/javascript; charset=utf-8")]
    [InlineData("mathematics.css", "text/css; charset=utf-8")]
    [InlineData("favicon.svg", "image/svg+xml; charset=utf-8")]
    public async Task What_the_pages_load_is_in_the_assembly(string name, string type)
    {
        var response = await GetAsync(name, "", _files.Address(name));

        Assert.Equal(StatusCodes.Status200OK, response.StatusCode);
        Assert.Equal(type, response.ContentType);
        Assert.Contains("immutable", response.Headers.CacheControl.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("identity", "")]
    public async Task A_browser_gets_the_smallest_copy_it_can_read(string accepted, string encoding)
    {
        var response = await GetAsync("network.js", accepted, "/dist/network.js");

        Assert.Equal(encoding, response.Headers.ContentEncoding.ToString());
        Assert.Equal("no-cache", response.Headers.CacheControl.ToString());
    }

    [Fact]
    public async Task The_picture_of_the_network_is_at_most_120_KB_on_its_way()
    {
        foreach (var encoding in new[] { "br", "gzip" })
            Assert.InRange((await GetAsync("network.js", encoding, "/dist/network.js")).Body.Length, 1, 120 * 1024);
    }

    [Theory]
    [InlineData("network.js.br")]
    [InlineData("../Failure.cs")]
    [InlineData("nothing.js")]
    public async Task Nothing_else_is_served(string name)
        => Assert.Equal(StatusCodes.Status404NotFound, (await GetAsync(name, "", "/dist/x")).StatusCode);

    private async Task<HttpResponse> GetAsync(string name, string accepted, string address)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        var context = new DefaultHttpContext { RequestServices = services.BuildServiceProvider() };
        context.Request.Headers.AcceptEncoding = accepted;
        context.Request.QueryString = new QueryString(address.Contains('?', StringComparison.Ordinal) ? address[address.IndexOf('?', StringComparison.Ordinal)..] : "");
        context.Response.Body = new MemoryStream();
        await _files.Serve(context, name).ExecuteAsync(context);
        return context.Response;
    }
}
