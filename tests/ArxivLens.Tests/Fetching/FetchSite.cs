using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using ArxivLens.Core.Library;
using ArxivLens.Host;
using ArxivLens.Sources.Tests.ArxivAtom;
using ArxivLens.Storage.Sqlite;
using ArxivLens.Tests.Processes;
using ArxivLens.Web.Limits;
using Microsoft.AspNetCore.Builder;

namespace ArxivLens.Tests.Fetching;

/// <summary>A site whose readers may ask an arXiv on this machine for papers.</summary>
internal sealed class FetchSite : IAsyncDisposable
{
    private readonly DataFolder _data = new();
    private readonly LimitOptions _limits;
    private readonly bool _isOn;
    private DirectoryLock? _lock;
    private SqliteStorage? _storage;
    private WebApplication? _application;

    private FetchSite(FakeArxiv arxiv, LimitOptions limits, bool isOn) => (Arxiv, _limits, _isOn) = (arxiv, limits, isOn);

    public FakeArxiv Arxiv { get; }

    public SiteClient Client { get; private set; } = null!;

    public static async Task<FetchSite> StartAsync(FakeArxiv arxiv, LimitOptions? limits = null, bool isOn = true)
    {
        var site = new FetchSite(arxiv, limits ?? LimitOptions.Off, isOn);
        var papers = $"{SmallLibrary.Paper("0704.0001", "On halos")}\n";
        (await InProcess.RunAsync(site._data, "import", "papers", site._data.File("papers.jsonl", papers))).Ends(0);
        (await InProcess.RunAsync(site._data, "import", "citations", site._data.File("citations.csv", "citing,cited\n0704.0001,0706.0001\n"))).Ends(0);
        await site.StartAsync();
        return site;
    }

    /// <summary>Ends the server and starts it over the same data.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAsync();
    }

    /// <summary>Asks for a paper as the button does.</summary>
    public Task<SiteAnswer> AskAsync(string id) => Client.SendAsync(HttpMethod.Post, $"/fetch/{id}", "text/html", ("Sec-Fetch-Site", "same-origin"));

    /// <summary>Reads a page with the status it must have.</summary>
    public async Task<IDocument> PageAsync(string address, HttpStatusCode status)
    {
        var answer = await Client.GetAsync(address);
        Assert.Equal(status, answer.Status);
        return await BrowsingContext.New().OpenAsync(page => page.Content(answer.Body));
    }

    /// <summary>Waits until a page has a status.</summary>
    public Task ComesToAsync(string address, HttpStatusCode status) => Eventually.IsTrueAsync(
        async () => (await Client.GetAsync(address)).Status == status, () => $"{address} never answers {status}.");

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await Arxiv.DisposeAsync();
        _data.Dispose();
    }

    private async Task StartAsync()
    {
        var directory = new DataDirectory(_data.Path);
        _lock = directory.Lock(DirectoryRole.Server);
        _storage = SqliteStorage.Open(directory.LibraryFile);
        _application = ArxivLensApplication.Build(directory, _storage, new ServeOptions("http://127.0.0.1:0", LoadBuiltIn: false)
        {
            Fetch = new FetchSettings(_isOn, Arxiv.Address, Arxiv.Address, [], "ArxivLens/test") { Pause = TimeSpan.Zero },
            Limits = _limits,
        });
        await _application.StartAsync();
        Client = new SiteClient(new Uri(_application.Urls.Single()));
        await ComesToAsync("/health/ready", HttpStatusCode.OK);
    }

    private async Task StopAsync()
    {
        Client?.Dispose();
        if (_application is not null)
            await _application.DisposeAsync();
        _storage?.Dispose();
        _lock?.Dispose();
    }
}
