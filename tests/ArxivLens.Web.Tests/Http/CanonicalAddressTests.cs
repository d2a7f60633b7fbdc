using ArxivLens.Web.Http;
using Microsoft.AspNetCore.Http;

namespace ArxivLens.Web.Tests.Http;

public sealed class CanonicalAddressTests
{
    [Theory]
    [InlineData("127.0.0.1:5080", "http://127.0.0.1:5080/abs/2311.09227")]
    [InlineData("localhost", "http://localhost/abs/2311.09227")]
    [InlineData("[::1]:5080", "http://[::1]:5080/abs/2311.09227")]
    [InlineData("evil.example", "/abs/2311.09227")]
    [InlineData("127.0.0.1.evil.example", "/abs/2311.09227")]
    [InlineData("", "/abs/2311.09227")]
    public void Without_a_public_address_only_this_machine_is_believed(string host, string address)
        => Assert.Equal(address, CanonicalAddress.Of("/abs/2311.09227", null, RequestTo(host)));

    [Theory]
    [InlineData("127.0.0.1:5080")]
    [InlineData("evil.example")]
    public void The_public_address_is_taken_whatever_host_was_asked(string host)
        => Assert.Equal(
            "https://lens.example.org/abs/2311.09227",
            CanonicalAddress.Of("/abs/2311.09227", new Uri("https://lens.example.org"), RequestTo(host)));

    private static HttpRequest RequestTo(string host)
    {
        var request = new DefaultHttpContext().Request;
        (request.Scheme, request.Host) = ("http", new HostString(host));
        return request;
    }
}
