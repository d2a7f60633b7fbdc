using ArxivLens.Core.Articles;
using ArxivLens.Core.Citations;
using ArxivLens.Core.Following;
using ArxivLens.Core.FullTexts;
using ArxivLens.Core.Indexing;
using ArxivLens.Core.Ingest;
using ArxivLens.Core.Library;
using ArxivLens.Core.Merging;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Questions;
using ArxivLens.Core.References;
using ArxivLens.Core.Retractions;
using ArxivLens.Core.Sources;

namespace ArxivLens.Storage.Memory;

/// <summary>
/// A library in memory, for tests and for trying things out. It keeps every promise of the stores but that of lasting.
/// </summary>
public sealed class MemoryStorage
{
    private readonly MemoryContent _content = new();

    /// <summary>Makes an empty library.</summary>
    public MemoryStorage()
    {
        var citations = new MemoryCitationStore(_content);
        var references = new MemoryReferenceStore(_content, citations);
        Arrivals = new MemoryArrivalStore(_content);
        Works = new MemoryWorkStore(_content, references);
        Citations = citations;
        References = references;
        Retractions = new MemoryRetractionStore(_content);
        FullTexts = new MemoryFullTextStore(_content);
        Imports = new MemoryImportLog(_content);
        Library = new MemoryLibrary(_content);
        Changes = new MemoryChangeLog(_content);
        Articles = new MemoryArticleStore(_content);
        Questions = new MemoryQuestionStore(_content);
        Merges = new MemoryMergeStore(_content);
        Matches = new MemoryMatchStore(_content);
        States = new MemorySourceStateStore(_content);
        Ids = new MemoryExternalIdStore(_content);
    }

    /// <summary>When things came.</summary>
    public IArrivalStore Arrivals { get; }

    /// <summary>The works.</summary>
    public IWorkStore Works { get; }

    /// <summary>The citations.</summary>
    public ICitationStore Citations { get; }

    /// <summary>The full texts.</summary>
    public IFullTextStore FullTexts { get; }

    /// <summary>The lists of references as they were written.</summary>
    public IReferenceStore References { get; }

    /// <summary>The retractions.</summary>
    public IRetractionStore Retractions { get; }

    /// <summary>The log of imports.</summary>
    public IImportLog Imports { get; }

    /// <summary>The library as a whole.</summary>
    public ILibrary Library { get; }

    /// <summary>What changed since an index was built.</summary>
    public IChangeLog Changes { get; }

    /// <summary>The articles.</summary>
    public IArticleStore Articles { get; }

    /// <summary>The questions that they ask.</summary>
    public IQuestionStore Questions { get; }

    /// <summary>Which works are one.</summary>
    public IMergeStore Merges { get; }

    /// <summary>What rules go by that say which works are one.</summary>
    public IMatchStore Matches { get; }

    /// <summary>How far sources were taken in.</summary>
    public ISourceStateStore States { get; }

    /// <summary>What works are called elsewhere.</summary>
    public IExternalIdStore Ids { get; }

    /// <summary>What the answers of a source go into.</summary>
    public SourceStores Stores => new(Works, Citations, Retractions, Ids, States, Imports);

    /// <summary>Removes a work with all its citations, as the keeper of an SQLite library may do by hand.</summary>
    public void Remove(WorkKey key)
    {
        lock (_content.Gate)
            _content.Remove(key);
    }
}
