using ArxivLens.Core.Articles;
using ArxivLens.Core.Library;
using ArxivLens.Host;
using ArxivLens.Storage.Sqlite;
using ArxivLens.Tests.Processes;
using ArxivLens.Tests.Shared;
using ArxivLens.Web.Limits;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ArxivLens.Tests.Http;

/// <summary>The assembled application on a real port inside this process, over the built-in library and a few made-up papers.</summary>
public sealed class Site : IAsyncLifetime, IDisposable
{
    private readonly DataFolder _data = new();
    private DirectoryLock? _lock;
    private SqliteStorage? _storage;
    private WebApplication? _application;

    internal SiteClient Client { get; private set; } = null!;

    internal IServiceProvider Services => _application!.Services;

    /// <summary>Its articles, to add some beside what readers do.</summary>
    internal IArticleStore Articles => _storage!.Articles;

    /// <summary>Every address the application answers.</summary>
    internal IEnumerable<RouteEndpoint> Endpoints =>
        Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    /// <summary>What the application reads.</summary>
    internal SqliteStorage Storage => _storage!;

    public async Task InitializeAsync()
    {
        // The built-in library is loaded into an empty one only, so it goes first.
        await using (await (await ServerProcess.StartAsync(_data)).ReadyAsync())
        {
        }

        await ImportTests.ImportAllAsync(_data, "papers", "works", "citations");
        (await Arxivlens.RunAsync(_data, "import", "papers", _data.File("escaped.jsonl", SmallLibrary.Escaped))).Ends(0);
        var directory = new DataDirectory(_data.Path);
        _lock = directory.Lock(DirectoryRole.Server);
        _storage = SqliteStorage.Open(directory.LibraryFile);
        _application = ArxivLensApplication.Build(directory, _storage, new ServeOptions("http://127.0.0.1:0") { Limits = LimitOptions.Off }, more => more.AddSingleton<IStartupFilter, TestSignIn>());
        await _application.StartAsync();
        Client = new SiteClient(new Uri(_application.Urls.Single()));
        await Eventually.IsTrueAsync(
            async () => (await Client.GetAsync("/health/ready")).Status == System.Net.HttpStatusCode.OK, () => "The site is not ready.");
    }

    public async Task DisposeAsync()
    {
        if (_application is not null)
            await _application.DisposeAsync();
    }

    public void Dispose()
    {
        Client?.Dispose();
        _storage?.Dispose();
        _lock?.Dispose();
        _data.Dispose();
    }
}
