using ArxivLens.Core.Ingest;
using ArxivLens.Core.Library;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Sources;
using ArxivLens.Sources.ArxivOai;
using ArxivLens.Sources.Services;
using ArxivLens.Storage.Memory;
using ArxivLens.Storage.Sqlite;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Sources.Tests.ArxivOai.Faults;

/// <summary>A data directory that is harvested into, by one process after another.</summary>
internal sealed class HarvestCase : IDisposable
{
    private readonly HandClock _clock = new(runs: true);

    private readonly SqliteStorage? _real;

    /// <summary>An empty one.</summary>
    /// <param name="isReal">Whether its library is a file; otherwise it is in memory.</param>
    public HarvestCase(bool isReal = false)
    {
        Directory = new DataDirectory(System.IO.Directory.CreateTempSubdirectory("harvest").FullName);
        _real = isReal ? SqliteStorage.Open(Directory.LibraryFile) : null;
        var memory = new MemoryStorage();
        (Stores, Library) = _real is null ? (memory.Stores, memory.Library) : (_real.Stores, _real.Library);
    }

    public SourceStores Stores { get; }

    public ILibrary Library { get; }

    public DataDirectory Directory { get; }

    public void Dispose()
    {
        _real?.Dispose();
        System.IO.Directory.Delete(Directory.Path, recursive: true);
    }

    /// <summary>Harvests once.</summary>
    public async Task<HarvestOutcome> RunAsync(
        Uri address, HarvestRequest? request = null, SourceStores? stores = null, IProgress<HarvestProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var service = new ServiceOptions(address) { Jitter = () => 0, MostBytes = 1_000_000 };
        using var harvester = new Harvester(service, stores ?? Stores, Directory, new HarvestOptions { FirstWait = TimeSpan.FromSeconds(0.5) }, _clock);
        return await harvester.RunAsync(request ?? new HarvestRequest(), progress, cancellationToken);
    }

    /// <summary>All works in a form that is the same for the same works.</summary>
    public async Task<IReadOnlyList<string>> ListAsync()
    {
        var all = new List<string>();
        await foreach (var (_, work) in Stores.Works.ReadAllAsync())
            // What is kept of a record that is gone depends on what was ever seen of it.
            all.Add(work.Deleted is { } day ? $"{work.Key} deleted {day:yyyy-MM-dd}" : $"{work.Key} {work.Title} {work.Abstract} {Convert.ToHexString(WorkPrecedence.Fingerprint(work))}");
        return all;
    }

    /// <summary>The state of the harvest of everything.</summary>
    public async Task<SourceState?> FindStateAsync() => (await Stores.States.ListAsync()).SingleOrDefault();
}
