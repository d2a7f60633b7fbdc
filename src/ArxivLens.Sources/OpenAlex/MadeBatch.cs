using ArxivLens.Core.Citations;
using ArxivLens.Core.Ingest;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Retractions;
using ArxivLens.Core.Sources;

namespace ArxivLens.Sources.OpenAlex;

/// <summary>What some records give, on its way to be saved together.</summary>
internal sealed class MadeBatch
{
    private readonly List<Work> works = [];
    private readonly List<Citation> citations = [];
    private readonly List<ExternalId> ids = [];
    private readonly List<Retraction> retractions = [];

    /// <summary>Adds a record, if there is one.</summary>
    public void Add(Work? work)
    {
        if (work is not null)
            works.Add(work);
    }

    /// <summary>Adds a citation.</summary>
    public void Add(Citation citation) => citations.Add(citation);

    /// <summary>Adds a retraction.</summary>
    public void AddRetraction(Retraction retraction) => retractions.Add(retraction);

    /// <summary>Adds all names of a work, those included that were given up for its number.</summary>
    public void AddNames(OpenAlexWork work, IReadOnlyList<long> earlier)
    {
        ids.AddRange(OpenAlexNames.Of(work));
        foreach (var number in earlier)
            AddName(number, work.Key);
    }

    /// <summary>Adds the number of a work.</summary>
    public void AddName(long number, WorkKey key) => ids.Add(new ExternalId(OpenAlexId.Scheme, OpenAlexId.Format(number), key));

    /// <summary>All of it.</summary>
    public SourceBatch ToBatch() => new() { Works = works, Citations = citations, Ids = ids, Retractions = retractions };
}
