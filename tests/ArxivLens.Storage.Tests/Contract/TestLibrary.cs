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

namespace ArxivLens.Storage.Tests.Contract;

/// <summary>An empty library of one engine, for one test.</summary>
public sealed record TestLibrary(
    IWorkStore Works,
    ICitationStore Citations,
    IRetractionStore Retractions,
    IImportLog Imports,
    ILibrary Library,
    IChangeLog Changes,
    IArticleStore Articles,
    IQuestionStore Questions,
    IFullTextStore FullTexts,
    IMergeStore Merges,
    IMatchStore Matches,
    ISourceStateStore States,
    IExternalIdStore Ids,
    IReferenceStore References,
    IArrivalStore Arrivals,
    Action<WorkKey> Remove,
    Action Close) : IDisposable
{
    public void Dispose() => Close();
}

/// <summary>Makes empty libraries of one engine.</summary>
public interface ILibraryEngine
{
    static abstract TestLibrary Open();
}

/// <summary>A part of the contract, tested on an empty library of its own each time.</summary>
public abstract class EngineContract<TEngine> : IDisposable
    where TEngine : ILibraryEngine
{
    /// <summary>The library under test.</summary>
    protected TestLibrary Given { get; } = TEngine.Open();

    public void Dispose()
    {
        Given.Dispose();
        GC.SuppressFinalize(this);
    }
}
