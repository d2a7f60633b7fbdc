using ArxivLens.Core.Citations;
using ArxivLens.Core.Ingest;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Retractions;
using ArxivLens.Core.Sources;

namespace ArxivLens.Storage.Memory;

/// <summary>What a library in memory holds. Who reads or changes it holds <see cref="Gate"/>.</summary>
internal sealed class MemoryContent
{
    private readonly Guid _identity = Guid.NewGuid();
    private long _lastNumber;

    /// <summary>Lets one at a time in.</summary>
    public Lock Gate { get; } = new();

    /// <summary>The works by key.</summary>
    public Dictionary<WorkKey, StoredWork> Works { get; } = [];

    /// <summary>The citations by the numbers of their works.</summary>
    public SortedDictionary<(long Citing, long Cited), MemoryCitation> Citations { get; } = [];

    /// <summary>The origins in the order of their bits.</summary>
    public List<string> Origins { get; } = [];

    /// <summary>The texts of versions with the rank of the record they are from.</summary>
    public Dictionary<(WorkKey Work, int Version), (byte[] Rank, VersionText Text)> Texts { get; } = [];

    /// <summary>The retractions.</summary>
    public HashSet<Retraction> Retractions { get; } = [];

    /// <summary>The imports, the one with number n at place n - 1.</summary>
    public List<ImportEntry> Imports { get; } = [];

    /// <summary>How often imports and the states of sources changed.</summary>
    public long ImportChanges { get; set; }

    /// <summary>The imports that records are from, by the number of their work.</summary>
    public Dictionary<long, MemoryRecord> Records { get; } = [];

    /// <summary>The imports that retractions came by.</summary>
    public Dictionary<Retraction, long> RetractionImports { get; } = [];

    /// <summary>What works are called elsewhere.</summary>
    public Dictionary<(string Scheme, string Id), WorkKey> Ids { get; } = [];

    /// <summary>The sentences in which a work is cited, by origin.</summary>
    public Dictionary<(long Citing, long Cited, int Origin), IReadOnlyList<CitationContext>> Contexts { get; } = [];

    /// <summary>The articles and their questions.</summary>
    public MemoryDebate Debate { get; } = new();

    /// <summary>How often the content changed.</summary>
    public long Changes { get; private set; }

    /// <summary>The states that are followed, by stamp.</summary>
    public Dictionary<string, long> States { get; } = new(StringComparer.Ordinal);

    /// <summary>The latest change of each work's record, by number.</summary>
    public SortedDictionary<long, long> ChangedWorks { get; } = [];

    /// <summary>The latest change of each work's references, by number.</summary>
    public SortedDictionary<long, long> ChangedReferences { get; } = [];

    /// <summary>When a work was removed.</summary>
    public Dictionary<WorkKey, long> Removed { get; } = [];

    /// <summary>A text that differs after each change.</summary>
    public string Stamp => $"{Changes}-{_identity:N}";

    /// <summary>The keys by which articles may name a work: its own, and the DOI it was published under.</summary>
    public IReadOnlyList<WorkKey> KeysOf(WorkKey key) =>
        Works.TryGetValue(key, out var stored) ? [.. IRetractionStore.KeysOf(stored.Work)] : [key];

    /// <summary>Enters that a work's record is new or another.</summary>
    public void ChangeWork(long number) => ChangedWorks[number] = ++Changes;

    /// <summary>Enters that a work's references changed.</summary>
    public void ChangeReferences(long citing) => ChangedReferences[citing] = ++Changes;

    /// <summary>Enters that something changed that the index holds nothing of.</summary>
    public void ChangeAside() => ++Changes;

    /// <summary>When an import began; <c>null</c> when it is not in the log.</summary>
    public DateTimeOffset? TimeOf(long import) => import > 0 && import <= Imports.Count ? Imports[(int)import - 1].Began : null;

    /// <summary>Where a record is from; <c>null</c> when its import is not in the log.</summary>
    public RecordOrigin? OriginOf(MemoryRecord record) => TimeOf(record.Import) is { } taken
        ? new RecordOrigin(
            Imports[(int)record.Import - 1].Source, Imports[(int)record.Import - 1].File, taken, TimeOf(record.First) ?? taken)
        {
            Confirmed = TimeOf(record.Confirmed) ?? taken,
        }
        : null;

    /// <summary>Enters a work whose key is not there yet.</summary>
    public StoredWork Add(Work work, long import = 0)
    {
        var stored = new StoredWork(++_lastNumber, work);
        Records[stored.Number] = new MemoryRecord(import, import, import);
        Works.Add(work.Key, stored);
        ChangeWork(stored.Number);
        return stored;
    }

    /// <summary>Removes a work with the citations from it and of it.</summary>
    public void Remove(WorkKey key)
    {
        if (!Works.Remove(key, out var removed))
            return;
        Removed[key] = ++Changes;
        Records.Remove(removed.Number);
        foreach (var id in Ids.Where(id => id.Value == key).Select(id => id.Key).ToList())
            Ids.Remove(id);
        foreach (var text in Texts.Keys.Where(text => text.Work == key).ToList())
            Texts.Remove(text);
        foreach (var (edge, _) in Citations.Where(c => c.Key.Citing == removed.Number || c.Key.Cited == removed.Number).ToList())
        {
            Citations.Remove(edge);
            foreach (var claim in Contexts.Keys.Where(claim => (claim.Citing, claim.Cited) == edge).ToList())
                Contexts.Remove(claim);
            ChangeReferences(edge.Citing);
        }
    }

    /// <summary>The works as they are now, in the order of the library.</summary>
    public List<StoredWork> Sorted() => [.. Works.Values.OrderBy(w => w.Work.Key.SortText, StringComparer.Ordinal)];
}

/// <summary>Who asserts a citation, and what was last imported of it.</summary>
/// <param name="Origins">Everyone who asserts it.</param>
/// <param name="LastImport">The import that asserted it last.</param>
/// <param name="LastOrigins">The origins that import named.</param>
/// <param name="Firsts">The import by which each origin first asserted it, by bit.</param>
internal sealed record MemoryCitation(uint Origins, long LastImport, uint LastOrigins, IReadOnlyDictionary<int, long> Firsts);

/// <summary>The imports that a record is from.</summary>
/// <param name="First">The one that first named its work.</param>
/// <param name="Import">The one it is of.</param>
/// <param name="Confirmed">The latest that gave it as it is.</param>
internal readonly record struct MemoryRecord(long First, long Import, long Confirmed);
