using ArxivLens.Core.Papers;
using ArxivLens.Core.Retractions;

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

    /// <summary>Enters that a work's record is new or another.</summary>
    public void ChangeWork(long number) => ChangedWorks[number] = ++Changes;

    /// <summary>Enters that a work's references changed.</summary>
    public void ChangeReferences(long citing) => ChangedReferences[citing] = ++Changes;

    /// <summary>Enters that something changed that the index holds nothing of.</summary>
    public void ChangeAside() => ++Changes;

    /// <summary>Enters a work whose key is not there yet.</summary>
    public StoredWork Add(Work work)
    {
        var stored = new StoredWork(++_lastNumber, work);
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
        foreach (var text in Texts.Keys.Where(text => text.Work == key).ToList())
            Texts.Remove(text);
        foreach (var (edge, _) in Citations.Where(c => c.Key.Citing == removed.Number || c.Key.Cited == removed.Number).ToList())
        {
            Citations.Remove(edge);
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
internal readonly record struct MemoryCitation(uint Origins, long LastImport, uint LastOrigins);
