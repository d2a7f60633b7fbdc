using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ArxivLens.Tests.Api.Description;

/// <summary>No address is answered that is written down nowhere: of the interface in the description, all others in routes.txt (U50).</summary>
[Collection(ApiSites.Name)]
public sealed class RouteTests(ApiSite site)
{
    private const string Interface = "/api/v1/";

    [Fact]
    public async Task Every_address_of_the_interface_is_described()
    {
        using var description = JsonDocument.Parse(await site.DescribeAsync());
        var described = description.RootElement.GetProperty("paths").EnumerateObject().Select(path => path.Name).ToHashSet(StringComparer.Ordinal);
        var answered = Routes().Where(route => route.StartsWith(Interface, StringComparison.Ordinal)).ToList();
        // An old arXiv id has a slash: the same address once more, with the id in two parts.
        Assert.DoesNotContain(answered, route => !described.Contains(route) && !described.Any(other => IsSameOfTwoParts(route, other)));
        Assert.Empty(described.Except(answered));
    }

    [Fact]
    public void Every_other_address_is_in_the_list()
    {
        var file = Path.Combine(SourceTree.Root, "tests/ArxivLens.Tests/Api/Description/routes.txt");
        var listed = File.ReadAllLines(file).Where(line => line.Length > 0 && !line.StartsWith('#')).ToList();
        var answered = Routes().Where(route => !route.StartsWith(Interface, StringComparison.Ordinal)).ToList();
        Assert.True(!answered.Except(listed).Any(), "Tell of them in docs/ and add them to routes.txt:\n" + string.Join('\n', answered.Except(listed)));
        Assert.True(!listed.Except(answered).Any(), "Nothing is answered there any more:\n" + string.Join('\n', listed.Except(answered)));
    }

    private static bool IsSameOfTwoParts(string route, string other)
    {
        string[] parts = route.Split('/'), others = other.Split('/');
        return parts.Length == others.Length + 1 && parts[3] == "papers" && parts[4] == "{archive}" && others[3] == "papers"
            && parts.Skip(6).SequenceEqual(others.Skip(5));
    }

    private List<string> Routes() =>
    [
        .. site.Application.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/')).Distinct().Order(StringComparer.Ordinal),
    ];
}
