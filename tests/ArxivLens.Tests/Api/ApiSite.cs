using System.Net;
using System.Text;
using ArxivLens.BuiltIn;
using ArxivLens.Core.Indexing;
using ArxivLens.Core.Ingest;
using ArxivLens.Core.Library;
using ArxivLens.Core.Papers;
using ArxivLens.Host;
using ArxivLens.Sources.CitationFile;
using ArxivLens.Storage.Sqlite;
using ArxivLens.Tests.Processes;
using ArxivLens.Tests.Shared;
using ArxivLens.Web.Limits;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace ArxivLens.Tests.Api;

/// <summary>The assembled application over the built-in library and a debate, asked as programs ask.</summary>
public sealed class ApiSite : IAsyncLifetime, IDisposable
{
    private readonly DataFolder _data = new();
    private readonly List<WebApplication> _others = [];
    private DirectoryLock? _lock;
    private SqliteStorage? _storage;

    internal WebApplication Application { get; private set; } = null!;

    internal SiteClient Client { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var directory = new DataDirectory(_data.Path);
        _lock = directory.Lock(DirectoryRole.Server);
        _storage = SqliteStorage.Open(directory.LibraryFile);
        Application = Build(LimitOptions.Off);
        await Application.Services.GetRequiredService<BuiltInLibrary>().LoadAsync(CancellationToken.None);
        await _storage.Works.SaveAsync([DebateCases.AskedPaper, DebateCases.ClosedPaper]);
        foreach (var (name, facts, reading) in new[] { ("first", DebateCases.Facts, DebateCases.Reading), ("second", DebateCases.Facts with { Address = null }, DebateCases.Second) })
            await _storage.Articles.SaveAsync(new(Core.Articles.ArticleId.Of(name), facts, reading, "aa", new DateTimeOffset(2026, 11, 28, 9, 0, 0, TimeSpan.Zero)));
        await Application.Services.GetRequiredService<LibraryIndexer>().UpdateAsync();
        await Application.StartAsync();
        Client = await ReadyAsync(Application);
    }

    /// <summary>The same library served once more, by other settings.</summary>
    internal async Task<(WebApplication Application, SiteClient Client)> ServeAsync(LimitOptions limits)
    {
        var application = Build(limits);
        _others.Add(application);
        await application.StartAsync();
        return (application, await ReadyAsync(application));
    }

    /// <summary>Takes works and citations (CSV, without header) into the library and its index, while it is served.</summary>
    internal async Task ImportAsync(IReadOnlyList<Work> works, string citations)
    {
        // As an import does: the server's own keeper would write the same segment.
        using var builder = new DataDirectory(_data.Path).Lock(DirectoryRole.Builder);
        await _storage!.Works.SaveAsync(works);
        using var file = new MemoryStream(Encoding.UTF8.GetBytes("citing,cited\n" + citations));
        await Application.Services.GetRequiredService<Importer>().ImportCitationsAsync(
            "walk.csv", "file", CitationFileReader.ReadAsync(file, "walk.csv", "file", CancellationToken.None), null, CancellationToken.None);
        await Application.Services.GetRequiredService<LibraryIndexer>().UpdateAsync();
        Application.Services.GetRequiredService<IndexHost>().Refresh();
    }

    /// <summary>Closes the library under the running server.</summary>
    internal void CloseLibrary() => _storage!.Dispose();

    /// <summary>The description.</summary>
    internal async Task<string> DescribeAsync() => (await Client.GetAsync("/openapi/v1.json")).Body;

    public async Task DisposeAsync()
    {
        foreach (var application in _others.Append(Application))
            await application.DisposeAsync();
    }

    public void Dispose()
    {
        Client?.Dispose();
        _storage?.Dispose();
        _lock?.Dispose();
        _data.Dispose();
    }

    private WebApplication Build(LimitOptions limits) => ArxivLensApplication.Build(
        new DataDirectory(_data.Path), _storage!, new ServeOptions("http://127.0.0.1:0", LoadBuiltIn: false) { Limits = limits });

    private static async Task<SiteClient> ReadyAsync(WebApplication application)
    {
        var client = new SiteClient(new Uri(application.Urls.Single()));
        await Eventually.IsTrueAsync(
            async () => (await client.GetAsync("/health/ready")).Status == HttpStatusCode.OK, () => "The site is not ready.");
        return client;
    }
}

/// <summary>The tests that ask one site of this kind.</summary>
[CollectionDefinition(Name)]
public sealed class ApiSites : ICollectionFixture<ApiSite>
{
    internal const string Name = "api";
}
