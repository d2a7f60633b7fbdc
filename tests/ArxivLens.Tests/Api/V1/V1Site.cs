using System.Net;
using System.Text.Json;
using ArxivLens.Core.Library;
using ArxivLens.Host;
using ArxivLens.Storage.Sqlite;
using ArxivLens.Tests.Processes;
using Microsoft.AspNetCore.Builder;

namespace ArxivLens.Tests.Api.V1;

/// <summary>The assembled application over the contract's library, with a client that knows nothing but the contract.</summary>
public sealed class V1Site : IAsyncLifetime, IDisposable
{
    private readonly DataFolder _data = new();
    private DirectoryLock? _lock;
    private SqliteStorage? _storage;
    private WebApplication? _application;

    internal SiteClient Client { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        (await Arxivlens.RunAsync(_data, "import", "papers", _data.File("papers.jsonl", V1Papers.Lines()), "--no-index")).Ends(0);
        (await Arxivlens.RunAsync(_data, "import", "citations", _data.File("citations.csv", V1Papers.Citations()))).Ends(0);
        var directory = new DataDirectory(_data.Path);
        _lock = directory.Lock(DirectoryRole.Server);
        _storage = SqliteStorage.Open(directory.LibraryFile);
        _application = ArxivLensApplication.Build(directory, _storage, new ServeOptions("http://127.0.0.1:0", LoadBuiltIn: false));
        await _application.StartAsync();
        Client = new SiteClient(new Uri(_application.Urls.Single()));
        await Eventually.IsTrueAsync(
            async () => (await Client.GetAsync("/health/ready")).Status == HttpStatusCode.OK, () => "The site is not ready.");
    }

    /// <summary>Asks as the client does, which may send a content type with a GET, and expects a status.</summary>
    internal async Task<JsonElement> AskAsync(string path, HttpStatusCode status = HttpStatusCode.OK)
    {
        var answer = await Client.GetAsync("/api/v1" + path, "application/json");
        Assert.True(answer.Status == status, $"{(int)answer.Status} for {path}: {answer.Body}");
        var type = status == HttpStatusCode.OK ? "application/json" : "application/problem+json";
        Assert.Equal(type, answer.ContentHeaders.ContentType!.MediaType);
        return answer.Json;
    }

    /// <summary>The arXiv ids of the papers a search finds.</summary>
    internal async Task<string[]> FindAsync(string query) => IdsOf((await AskAsync("/papers?" + query)).GetProperty("papers"));

    /// <summary>The arXiv ids of papers.</summary>
    internal static string[] IdsOf(JsonElement papers) => [.. papers.EnumerateArray().Select(paper => paper.GetProperty("paperId").GetString()!)];

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

/// <summary>The tests that share one site.</summary>
[CollectionDefinition(Name)]
public sealed class V1Contract : ICollectionFixture<V1Site>
{
    public const string Name = "version 1";
}
