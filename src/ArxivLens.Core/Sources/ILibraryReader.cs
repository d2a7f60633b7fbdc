using ArxivLens.Core.Ingest;

namespace ArxivLens.Core.Sources;

/// <summary>
/// A source of citations that asks better when it may look into the library: under what DOI a paper was published, and which works
/// it need not ask for by name again.
/// </summary>
public interface ILibraryReader : ICitationSource
{
    /// <summary>Shows it the library, before it is asked anything.</summary>
    void Read(SourceStores library);
}
