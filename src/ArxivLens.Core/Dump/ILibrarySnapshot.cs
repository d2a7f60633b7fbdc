using ArxivLens.Core.FullTexts;
using ArxivLens.Core.Library;
using ArxivLens.Core.Merging;
using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Dump;

/// <summary>
/// One state of a library, read whole while others go on writing. Each part comes in an order that is the same for equal
/// libraries; none
/// is held in memory. One part is read at a time.
/// </summary>
public interface ILibrarySnapshot : IDisposable
{
    /// <summary>How much there is.</summary>
    LibraryCounts Counts { get; }

    /// <summary>Who asserts citations, in the order of the library.</summary>
    IReadOnlyList<string> Origins { get; }

    /// <summary>The content hash (<see cref="ILibrary.ComputeContentHashAsync"/>).</summary>
    string ComputeContentHash(CancellationToken cancellationToken);

    /// <summary>Works in the order of <see cref="WorkKey.SortText"/>.</summary>
    IEnumerable<Work> ReadWorks();

    /// <summary>Texts of versions, by work in that order and version.</summary>
    IEnumerable<DumpedText> ReadTexts();

    /// <summary>
    /// Merges in force and those that somebody ended, the ended ones first, by the member in that order and the work the reason speaks of.
    /// </summary>
    IEnumerable<Merge> ReadMerges();

    /// <summary>Citations, by the citing work in that order.</summary>
    IEnumerable<DumpedCitations> ReadCitations();

    /// <summary>Retractions in ordinal order of work and notice.</summary>
    IEnumerable<DumpedRetraction> ReadRetractions();

    /// <summary>Articles in ordinal order of their identities.</summary>
    IEnumerable<DumpedArticle> ReadArticles();

    /// <summary>What readers made of questions, in ordinal order of their identities.</summary>
    IEnumerable<DumpedQuestion> ReadQuestions();

    /// <summary>Full texts in ordinal order of their works, each with the licence recorded of its work.</summary>
    IEnumerable<(FullText Text, string? WorkLicense)> ReadFullTexts();
}
