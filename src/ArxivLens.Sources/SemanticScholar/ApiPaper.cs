using ArxivLens.Core.Papers;
using ArxivLens.Core.Sources;

namespace ArxivLens.Sources.SemanticScholar;

/// <summary>A paper as Semantic Scholar's interface for programs tells it.</summary>
/// <param name="Key">The work it is: by arXiv identifier, else DOI, else corpus id; <c>null</c> when none is told.</param>
/// <param name="CorpusId">Its number there; 0 when it is not told.</param>
/// <param name="Sha">Its other name there, 40 digits; <c>null</c> when it is not told.</param>
/// <param name="Facts">What is told of it; <c>null</c> without a title.</param>
internal sealed record ApiPaper(WorkKey? Key, long CorpusId, string? Sha, Work? Facts)
{
    /// <summary>How many references it is said to have.</summary>
    public long References { get; init; }

    /// <summary>How many works are said to cite it.</summary>
    public long Citations { get; init; }

    /// <summary>What a work is called there.</summary>
    public IEnumerable<ExternalId> IdsOf(WorkKey work)
    {
        if (CorpusId > 0)
            yield return new ExternalId(CorpusIds.Scheme, CorpusIds.TextOf(CorpusId), work);
        if (Sha is not null)
            yield return new ExternalId(CorpusIds.ShaScheme, Sha, work);
    }
}

/// <summary>A citation as it stands in a page of references or citations.</summary>
/// <param name="Other">The work at the other end.</param>
/// <param name="Contexts">How it is cited; <c>null</c> when nothing is said.</param>
internal sealed record ApiCitation(ApiPaper Other, IReadOnlyList<Core.Citations.CitationContext>? Contexts);

/// <summary>A page of references or citations.</summary>
/// <param name="Citations">Those whose other end has a name.</param>
/// <param name="Nameless">How many have none.</param>
/// <param name="Next">Where the next page begins; <c>null</c> on the last.</param>
/// <param name="IsWithheld">Whether there is no list where there should be one: its publisher does not let it be given.</param>
internal sealed record ApiPage(IReadOnlyList<ApiCitation> Citations, int Nameless, long? Next, bool IsWithheld);
