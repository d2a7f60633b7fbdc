using System.Net;
using ArxivLens.Core.Library;
using ArxivLens.Core.Papers;
using ArxivLens.Host;
using ArxivLens.Storage.Sqlite;
using ArxivLens.Tests.Processes;
using Microsoft.AspNetCore.Builder;

namespace ArxivLens.Tests.Formats;

/// <summary>The assembled application on a real port over odd works.</summary>
public sealed class FormatSite : IAsyncLifetime, IDisposable
{
    private readonly DataFolder _data = new();
    private DirectoryLock? _lock;
    private SqliteStorage? _storage;
    private WebApplication? _application;

    /// <summary>Random works beside the odd ones.</summary>
    internal IReadOnlyList<Work> Random { get; } = OddWorks.Many(7, 60);

    internal SiteClient Client { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var directory = new DataDirectory(_data.Path);
        _lock = directory.Lock(DirectoryRole.Server);
        _storage = SqliteStorage.Open(directory.LibraryFile);
        await _storage.Works.SaveAsync([.. OddWorks.Few, .. Random]);
        _application = ArxivLensApplication.Build(directory, _storage, new ServeOptions("http://127.0.0.1:0"));
        await _application.StartAsync();
        Client = new SiteClient(new Uri(_application.Urls.Single()));
        await Eventually.IsTrueAsync(
            async () => (await Client.GetAsync("/health/ready")).Status == HttpStatusCode.OK, () => "The site is not ready.");
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

/// <summary>One site for all tests of formats.</summary>
[CollectionDefinition(Name)]
public sealed class FormatTests : ICollectionFixture<FormatSite>
{
    public const string Name = "formats";
}
