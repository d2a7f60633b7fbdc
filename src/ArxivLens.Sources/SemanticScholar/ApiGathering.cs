using System.Globalization;
using ArxivLens.Core.Citations;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Sources;

namespace ArxivLens.Sources.SemanticScholar;

/// <summary>The list of what a work cites, or of what cites it.</summary>
/// <param name="Work">The work.</param>
/// <param name="Source">What the interface knows of it.</param>
/// <param name="IsReferences">Whether it is the list of what it cites.</param>
internal sealed record ApiList(WorkKey Work, ApiPaper Source, bool IsReferences)
{
    // The sum of where a page begins and its length must stay below 10,000.
    private const int MostInPage = 1_000;
    private const int MostInAll = 9_999;

    /// <summary>Its name in addresses and for people.</summary>
    public string Name => IsReferences ? "references" : "citations";

    /// <summary>How many it is said to hold.</summary>
    public long Count => IsReferences ? Source.References : Source.Citations;

    /// <summary>The work's name in addresses.</summary>
    public string Paper => Source.Sha ?? $"CorpusId:{CorpusIds.TextOf(Source.CorpusId)}";

    /// <summary>How much may be asked for from a place on; 0 when nothing.</summary>
    public static long LimitAt(long offset) => Math.Min(MostInPage, MostInAll - offset);
}

/// <summary>What the answers of one asking come to.</summary>
internal sealed class ApiGathering
{
    private readonly Dictionary<WorkKey, Work> works = [];
    private readonly Dictionary<(WorkKey Citing, WorkKey Cited), Citation> citations = [];
    private readonly Dictionary<(string Scheme, string Id), ExternalId> ids = [];
    private readonly List<SourceFault> faults = [];

    /// <summary>Why nothing more is asked for; <c>null</c> while it is.</summary>
    public ApiOutage? Outage { get; set; }

    /// <summary>Takes the record of a work that was asked for.</summary>
    public void Take(WorkKey work, ApiPaper paper)
    {
        if (paper.Facts is { } facts)
            works[work] = facts with { Key = work };
        foreach (var id in paper.IdsOf(work))
            ids[(id.Scheme, id.Id)] = id;
    }

    /// <summary>Takes a page of a list.</summary>
    public void Take(ApiList list, ApiPage page)
    {
        foreach (var (other, contexts) in page.Citations)
        {
            var key = other.Key!.Value;
            var (citing, cited) = list.IsReferences ? (list.Work, key) : (key, list.Work);
            if (citing == cited)
                continue;
            citations[(citing, cited)] = new Citation(citing, cited, SemanticScholarSource.Origin) { Contexts = contexts };
            if (other.Facts is { } facts)
                works.TryAdd(key, facts);
            foreach (var id in other.IdsOf(key))
                ids.TryAdd((id.Scheme, id.Id), id);
        }

        if (page.IsWithheld)
            Fail(list.Work, $"its publisher does not let Semantic Scholar give its {list.Name}");
        if (page.Nameless > 0)
            Fail(list.Work, string.Create(CultureInfo.InvariantCulture, $"{page.Nameless:N0} of its {list.Name} name no work"));
    }

    /// <summary>Notes what did not come of a work, and will not.</summary>
    public void Fail(WorkKey work, string reason) => faults.Add(new SourceFault(work.ToString(), reason, null));

    /// <summary>Notes what did not come of a work; when that is wrong with all requests, it is the last.</summary>
    public void Fail(WorkKey work, ApiOutage outage)
    {
        if (outage.IsGeneral)
            Outage = outage;
        faults.Add(new SourceFault(work.ToString(), outage.Reason, outage.Retry));
    }

    /// <summary>Notes that a work was not asked for any more.</summary>
    public void FailByOutage(WorkKey work) => faults.Add(new SourceFault(work.ToString(), Outage!.Reason, Outage.Retry));

    /// <summary>All of it.</summary>
    public CitationAnswer ToAnswer() => new([.. works.Values], [.. citations.Values], [.. ids.Values], faults);
}
