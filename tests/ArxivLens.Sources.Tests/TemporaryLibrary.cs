using ArxivLens.Core.Ingest;
using ArxivLens.Core.Papers;
using ArxivLens.Storage.Sqlite;

namespace ArxivLens.Sources.Tests;

/// <summary>A library in a folder of its own that is gone after the test.</summary>
internal sealed class TemporaryLibrary : IDisposable
{
    public TemporaryLibrary() => Storage = SqliteStorage.Open(System.IO.Path.Combine(Folder, "library.db"));

    public string Folder { get; } = Directory.CreateTempSubdirectory("arxivlens-").FullName;

    public SqliteStorage Storage { get; private set; }

    public string RejectedFile => System.IO.Path.Combine(Folder, "rejected.jsonl");

    public static WorkKey Key(string text) => WorkKey.TryParse(text, out var key) ? key : throw new ArgumentException(text);

    /// <summary>A paper with arXiv's record.</summary>
    public static Work Paper(string id, string? doi = null, string text = "An abstract.") => new()
    {
        Key = Key(id),
        Title = $"Paper {id}",
        Doi = doi,
        Abstract = text,
        Paper = new PaperFacts { Versions = [new PaperVersion(1, new DateTimeOffset(2023, 11, 16, 0, 0, 0, TimeSpan.Zero))] },
    };

    public Task AddAsync(params Work[] works) => Storage.Works.SaveAsync(works);

    public Task<SourceRun> BeginAsync(string file) => SourceRun.BeginAsync(
        Storage.Stores, new RejectedRecords(RejectedFile), directory: null, TimeProvider.System, new SourceInput("test", "works", file));

    /// <summary>Every citation as <c>citing>cited</c>, in the order of the text.</summary>
    public async Task<IReadOnlyList<string>> CitationsAsync()
    {
        var names = new Dictionary<long, WorkKey>();
        await foreach (var (number, work) in Storage.Works.ReadAllAsync())
            names.Add(number, work.Key);
        var all = new List<string>();
        await foreach (var citation in Storage.Citations.ReadAllAsync())
            all.Add($"{names[citation.Citing]}>{names[citation.Cited]}");
        return [.. all.Order(StringComparer.Ordinal)];
    }

    /// <summary>Every work as <c>key "title"</c>, in the order of the library.</summary>
    public async Task<IReadOnlyList<string>> WorksAsync()
    {
        var all = new List<string>();
        await foreach (var (_, work) in Storage.Works.ReadAllAsync())
            all.Add($"{work.Key} \"{work.Title}\"");
        return all;
    }

    public async Task<string?> IdAsync(string scheme, string id) => (await Storage.Ids.FindAsync(scheme, [id]))[0]?.ToString();

    public Task<string> HashAsync() => Storage.Library.ComputeContentHashAsync();

    public void Dispose()
    {
        Storage.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
