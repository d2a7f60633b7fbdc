using ArxivLens.Core.Papers;
using ArxivLens.Core.Sources;

namespace ArxivLens.Sources.OpenAlex;

/// <summary>What a record of OpenAlex calls a work.</summary>
internal static class OpenAlexNames
{
    /// <summary>
    /// All names. That a paper of arXiv was published under a DOI is said as its name of the scheme <c>doi</c>: the work of that DOI
    /// may be in the library by itself.
    /// </summary>
    public static IEnumerable<ExternalId> Of(OpenAlexWork work)
    {
        var key = work.Key;
        yield return new ExternalId(OpenAlexId.Scheme, OpenAlexId.Format(work.Number), key);
        if (work.Arxiv is not null && DoiText.TryNormalize(work.Doi, out var doi))
            yield return new ExternalId("doi", doi, key);
        if (work.Pmid is not null)
            yield return new ExternalId("pmid", work.Pmid, key);
        if (work.Mag is not null)
            yield return new ExternalId("mag", work.Mag, key);
    }
}
