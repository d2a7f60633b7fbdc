using System.Globalization;
using ArxivLens.Core.Accounts;
using ArxivLens.Tests.Security.Authorization;
using ArxivLens.Tests.Shared;
using ArxivLens.Web;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ArxivLens.Tests.Security;

/// <summary>What stands only on a site that takes announcements of posts elsewhere: the table of <c>Authorization/announced</c> (R60).</summary>
public sealed class AnnouncedAuthorizationTests
{
    private static readonly Uri Home = new("https://lens.example.org");

    [Fact]
    public async Task Everybody_is_answered_as_the_table_says()
    {
        await using var site = await DebateCases.StartCommunityAsync();
        site.Part<IOptions<WebOptions>>().Value.PublicAddress = Home;
        var rows = AuthorizationRow.ReadAll("announced");
        var usual = AuthorizationRow.ReadAll().Select(row => PatternOf(row.Route)).ToHashSet(StringComparer.Ordinal);
        var only = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/')).Where(pattern => !usual.Contains(pattern));
        Assert.Equal(rows.Select(row => PatternOf(row.Route)), only.Distinct());

        List<Reader?> everybody = [null];
        foreach (var (name, role) in new[] { ("Ada", Role.Reader), ("Bob", Role.Reader), ("Mary", Role.Moderator), ("Grace", Role.Administrator) })
            everybody.Add(await CommunityAccounts.AddAsync(site.Community!, name, role));
        using var client = new SiteClient(site.Address);
        foreach (var row in rows)
        {
            List<string> got = [];
            foreach (var reader in everybody)
                got.Add(await AnnounceAsync(client, PatternOf(row.Route), reader));
            Assert.Equal(row.Expected, got);
        }
    }

    private static string PatternOf(string route) => route.Split(' ')[1].Split("?handler=")[0];

    private static async Task<string> AnnounceAsync(SiteClient client, string address, Reader? reader)
    {
        using var form = new FormUrlEncodedContent(
        [
            KeyValuePair.Create("source", "https://blog.example.net/post"), KeyValuePair.Create("target", $"{Home}abs/{DebateCases.AskedId}"),
        ]);
        (string, string)[] headers = reader is null ? [] : [(TestSignIn.Header, reader.SignInText())];
        return ((int)(await client.SendAsync(HttpMethod.Post, address, "text/html", form, headers)).Status).ToString(CultureInfo.InvariantCulture);
    }
}
