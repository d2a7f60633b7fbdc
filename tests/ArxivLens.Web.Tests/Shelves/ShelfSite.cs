using System.Net;
using System.Text.RegularExpressions;
using ArxivLens.Core.Accounts;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Web.Tests.Shelves;

/// <summary>A site with shelves, as a signed-in reader's browser sees it without scripts.</summary>
internal sealed partial class ShelfSite : IAsyncDisposable
{
#pragma warning disable RS0030 // The ban is on doors of the product; this is the reader on the other side.
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
#pragma warning restore RS0030

    private ShelfSite(DebateSite site)
    {
        Site = site;
        _client.BaseAddress = site.Address;
    }

    public DebateSite Site { get; }

    public Reader Ada { get; private set; } = null!;

    public Reader Bob { get; private set; } = null!;

    public static async Task<ShelfSite> StartAsync()
    {
        var site = new ShelfSite(await DebateSite.StartCommunityAsync(
            DebateSite.Paper("2401.00001", "Pulsar timing of neutron stars", "We time pulsars."),
            DebateSite.Paper("2401.00002", "Quark confinement on the lattice", "We confine quarks."),
            DebateSite.Paper("2401.00003", "Neutron stars weighed by pulsar timing", "We weigh neutron stars by timing pulsars.")));
        site.Ada = await CommunityAccounts.AddAsync(site.Site.Community!, "ada");
        site.Bob = await CommunityAccounts.AddAsync(site.Site.Community!, "bob");
        return site;
    }

    /// <summary>Asks for a page; nobody is signed in when nobody is named.</summary>
    public async Task<(HttpStatusCode Status, string Text, HttpResponseMessage Answer)> GetAsync(string address, Reader? reader = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        return await SendAsync(request, reader);
    }

    /// <summary>Sends a form with the word of a page that has one.</summary>
    public Task<(HttpStatusCode Status, string Text, HttpResponseMessage Answer)> PostAsync(
        Reader reader, string address, params (string Name, string Value)[] fields) =>
        PostAsync(reader, address, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    public async Task<(HttpStatusCode Status, string Text, HttpResponseMessage Answer)> PostAsync(Reader reader, string address, HttpContent content)
    {
        var (_, page, shown) = await GetAsync("/shelves", reader);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        request.Headers.Add("Cookie", shown.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        request.Headers.Add("X-Arxivlens-Form", Word().Match(page).Groups[1].Value);
        return await SendAsync(request, reader);
    }

    /// <summary>The reader's first shelf.</summary>
    public async Task<long> FirstShelfAsync(Reader reader) =>
        (await Site.Community!.Shelves.ListAsync(reader.Account, TimeProvider.System.GetUtcNow()))[0].Number;

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Site.DisposeAsync();
    }

    private async Task<(HttpStatusCode, string, HttpResponseMessage)> SendAsync(HttpRequestMessage request, Reader? reader)
    {
        if (reader is not null)
            request.Headers.Add(TestSignIn.Header, reader.SignInText());
        var answer = await _client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer);
    }

    [GeneratedRegex("name=\"form-word\"[^>]*value=\"([^\"]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
