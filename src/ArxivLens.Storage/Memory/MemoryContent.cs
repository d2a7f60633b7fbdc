using ArxivLens.Core.Papers;

namespace ArxivLens.Storage.Memory;

/// <summary>What a library in memory holds. Who reads or changes it holds <see cref="Gate"/>.</summary>
internal sealed class MemoryContent
{
    private readonly Guid _identity = Guid.NewGuid();
    private long _changes;

    /// <summary>Lets one at a time in.</summary>
    public Lock Gate { get; } = new();

    /// <summary>The works by key.</summary>
    public Dictionary<WorkKey, StoredWork> Works { get; } = [];

    /// <summary>The citations by the numbers of their works.</summary>
    public SortedDictionary<(long Citing, long Cited), MemoryCitation> Citations { get; } = [];

    /// <summary>The origins in the order of their bits.</summary>
    public List<string> Origins { get; } = [];

    /// <summary>A text that differs after each change.</summary>
    public string Stamp => $"{_changes}-{_identity:N}";

    /// <summary>Enters that the content changed.</summary>
    public void Change() => _changes++;

    /// <summary>Enters a work whose key is not there yet.</summary>
    public StoredWork Add(Work work)
    {
        var stored = new StoredWork(Works.Count + 1, work);
        Works.Add(work.Key, stored);
        Change();
        return stored;
    }

    /// <summary>The works as they are now, in the order of the library.</summary>
    public List<StoredWork> Sorted() => [.. Works.Values.OrderBy(w => w.Work.Key.SortText, StringComparer.Ordinal)];
}

/// <summary>Who asserts a citation, and what was last imported of it.</summary>
/// <param name="Origins">Everyone who asserts it.</param>
/// <param name="LastImport">The import that asserted it last.</param>
/// <param name="LastOrigins">The origins that import named.</param>
internal readonly record struct MemoryCitation(uint Origins, long LastImport, uint LastOrigins);
