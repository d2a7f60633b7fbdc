using ArxivLens.Core.Citations;
using ArxivLens.Core.Ingest;
using ArxivLens.Core.Library;
using ArxivLens.Core.Papers;

namespace ArxivLens.Storage.Memory;

/// <summary>
/// A library in memory, for tests and for trying things out. It keeps every promise of the stores but that of lasting.
/// </summary>
public sealed class MemoryStorage
{
    /// <summary>Makes an empty library.</summary>
    public MemoryStorage()
    {
        var content = new MemoryContent();
        Works = new MemoryWorkStore(content);
        Citations = new MemoryCitationStore(content);
        Imports = new MemoryImportLog();
        Library = new MemoryLibrary(content);
    }

    /// <summary>The works.</summary>
    public IWorkStore Works { get; }

    /// <summary>The citations.</summary>
    public ICitationStore Citations { get; }

    /// <summary>The log of imports.</summary>
    public IImportLog Imports { get; }

    /// <summary>The library as a whole.</summary>
    public ILibrary Library { get; }
}
