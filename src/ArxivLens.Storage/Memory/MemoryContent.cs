using ArxivLens.Core.Citations;
using ArxivLens.Core.Ingest;
using ArxivLens.Core.Merging;
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
    public Dictionary<WorkKey, StoredWork> Works { get; private init; } = [];

    /// <summary>The citations by the numbers of their works.</summary>
    public SortedDictionary<(long Citing, long Cited), MemoryCitation> Citations { get; } = [];

    /// <summary>The origins in the order of their bits.</summary>
    public List<string> Origins { get; } = [];

    /// <summary>The texts of versions with the rank of the record they are from.</summary>
    public Dictionary<(WorkKey Work, int Version), (byte[] Rank, VersionText Text)> Texts { get; } = [];

    /// <summary>The retractions.</summary>
    public HashSet<Retraction> Retractions { get; } = [];

    /// <summary>The merges in the order in which they were made.</summary>
    public List<(MergeRow Row, MergeEnd? End)> Merges { get; private init; } = [];

    /// <summary>Numbers of works no rule has looked at since their record changed.</summary>
    public HashSet<long> Unmatched { get; } = [];

    /// <summary>The imports, the one with number n at place n - 1.</summary>
    public List<ImportEntry> Imports { get; } = [];

    /// <summary>How often imports and the states of sources changed.</summary>
    public long ImportChanges { get; set; }

    /// <summary>The imports that records are from, by the number of their work.</summary>
    public Dictionary<long, MemoryRecord> Records { get; } = [];

    /// <summary>The imports that retractions came by.</summary>
    public Dictionary<Retraction, long> RetractionImports { get; } = [];

    /// <summary>With which change works came (0), versions (their number) and their withdrawal (-1), by the number of the work.</summary>
    public Dictionary<(long Work, int What), long> Arrivals { get; } = [];

    /// <summary>With which change citations came.</summary>
    public Dictionary<(long Citing, long Cited), long> CitationArrivals { get; } = [];

    /// <summary>With which change retractions came.</summary>
    public Dictionary<Retraction, long> RetractionArrivals { get; } = [];

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

    /// <summary>The latest change of what each work is one with, by number.</summary>
    public SortedDictionary<long, long> ChangedMerges { get; } = [];

    /// <summary>When a work was removed.</summary>
    public Dictionary<WorkKey, long> Removed { get; } = [];

    /// <summary>A text that differs after each change.</summary>
    public string Stamp => $"{Changes}-{_identity:N}";

    /// <summary>The keys by which others may name a work: its own, the DOI it was published under, and the same of its members.</summary>
    public IReadOnlyList<WorkKey> KeysOf(WorkKey key) =>
        Works.TryGetValue(key, out var stored)
            ? [.. IRetractionStore.KeysOf(stored.Work).Union(
                ReadMerges().Where(merge => merge.End is null && merge.Work == key).SelectMany(merge => IRetractionStore.KeysOf(Works[merge.Member].Work)))]
            : [key];

    /// <summary>Enters that a work's record is new or another.</summary>
    public void ChangeWork(long number)
    {
        ChangedWorks[number] = ++Changes;
        Unmatched.Add(number);
    }

    /// <summary>Enters that a work was joined with another or parted from it.</summary>
    public void ChangeMerge(long number) => ChangedMerges[number] = ++Changes;

    /// <summary>The same works and merges, to be changed without consequences.</summary>
    public MemoryContent ForTrial() => new() { Works = Works, Merges = [.. Merges] };

    /// <summary>The merges by key, in the order in which they were made.</summary>
    public IEnumerable<Merge> ReadMerges()
    {
        var keys = Works.Values.ToDictionary(stored => stored.Number, stored => stored.Work.Key);
        return Merges.Select(one => new Merge(
            keys[one.Row.Member], keys[one.Row.Work], keys[one.Row.Twin], one.Row.Rule, one.Row.Reason, one.Row.Made) { End = one.End });
    }

    /// <summary>The key that a work is shown by.</summary>
    public WorkKey ShownAs(WorkKey key)
    {
        if (!Works.TryGetValue(key, out var stored) || Merges.Find(one => one.End is null && one.Row.Member == stored.Number).Row is not { } row)
            return key;
        return Works.Values.First(work => work.Number == row.Work).Work.Key;
    }

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
        if (work.Kind != WorkKind.Unresolved)
            Arrivals.Add((stored.Number, 0), Changes);
        return stored;
    }

    /// <summary>Removes a work with the citations from it and of it.</summary>
    public void Remove(WorkKey key)
    {
        if (!Works.Remove(key, out var removed))
            return;
        Removed[key] = ++Changes;
        RemoveMerges(removed.Number);
        Records.Remove(removed.Number);
        foreach (var arrival in Arrivals.Keys.Where(arrival => arrival.Work == removed.Number).ToList())
            Arrivals.Remove(arrival);
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

    // All that were one with it are works again.
    private void RemoveMerges(long number)
    {
        var works = Merges.Where(one => one.End is null && (one.Row.Member == number || one.Row.Work == number || one.Row.Twin == number))
            .Select(one => one.Row.Work).ToHashSet();
        foreach (var (row, _) in Merges.Where(one => one.End is null && works.Contains(one.Row.Work)))
        {
            foreach (var left in new[] { row.Member, row.Work })
            {
                ChangeMerge(left);
                Unmatched.Add(left);
            }
        }

        Merges.RemoveAll(one => (one.End is null && works.Contains(one.Row.Work))
            || one.Row.Member == number || one.Row.Work == number || one.Row.Twin == number);
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
