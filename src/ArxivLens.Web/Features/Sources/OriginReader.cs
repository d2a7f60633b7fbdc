using ArxivLens.Core.Articles;
using ArxivLens.Core.Citations;
using ArxivLens.Core.FullTexts;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Retractions;
using ArxivLens.Core.Sources;
using ArxivLens.Core.Summaries;
using ArxivLens.Index;
using ArxivLens.Index.Graph;

namespace ArxivLens.Web.Features.Sources;

/// <summary>Reads where what is said of a work is from, and how old it is.</summary>
public sealed class OriginReader(
    IWorkStore works,
    ICitationStore citations,
    IRetractionStore retractions,
    IFullTextStore texts,
    IArticleStore articles,
    GeneratedSummaries summaries,
    SourceReports reports,
    SourceList sources)
{
    /// <summary>Reads it.</summary>
    /// <param name="work">The work.</param>
    /// <param name="index">The index; <c>null</c> when there is none, and then nothing is said of citations.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<PaperOrigins> ReadAsync(Work work, IndexReader? index, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        var record = await works.FindRecordOriginAsync(work.Key, cancellationToken);
        var items = new List<DatumOrigin>();
        AddRecord(items, work, record);
        items.AddRange(await ReadCitationsAsync(work.Key, index, cancellationToken));
        if (await retractions.FindOriginAsync(work, cancellationToken) is { } retraction)
            items.Add(Of("retraction", retraction));
        if (await texts.FindOriginAsync(work.Key, cancellationToken) is { } text)
            items.Add(Of("full text", text));
        items.AddRange(OfArticles(work, await articles.FindAboutAsync(work.Key, cancellationToken)));
        if (work.Abstract.Length > 0)
            items.Add(OfSummary(work));
        return new PaperOrigins(work.Key.ToString(), record?.FirstSeen, items);
    }

    private void AddRecord(List<DatumOrigin> items, Work work, RecordOrigin? record)
    {
        // Only citations named it: there is no record to be from anywhere.
        if (work.Kind == WorkKind.Unresolved)
            return;
        var changed = work.Paper?.MetadataChanged;
        items.Add(Of("record", record) with { Changed = changed });
        if (work.Abstract.Length > 0)
        {
            items.Add(work.AbstractIsDescription
                ? Of("abstract", record) with { Title = "A description in this program’s own words" }
                : Of("abstract", record) with { Changed = changed });
        }

        if (work.Paper is not null)
            items.Add(Of("licence", record) with { Changed = changed });
    }

    private async Task<IEnumerable<DatumOrigin>> ReadCitationsAsync(WorkKey key, IndexReader? index, CancellationToken cancellationToken)
    {
        var document = index?.Find(key.ToString()) ?? -1;
        if (document < 0)
            return [];
        var origins = await citations.ReadOriginsAsync(cancellationToken);
        var news = await reports.ReadLastNewsAsync(cancellationToken);
        var (references, citing) = (
            CountEach(index!.Graph.ReferenceOrigins(document), origins.Count), CountEach(index.Graph.CitationOrigins(document), origins.Count));
        return Of("references", references).Concat(Of("citations", citing));

        IEnumerable<DatumOrigin> Of(string datum, int[] counts) => origins.Select((origin, bit) => new DatumOrigin(
                datum, origin, sources.Get(origin).Title, news.GetValueOrDefault(origin), null, null, counts[bit]))
            .Where(one => one.Count > 0).OrderByDescending(one => one.Count);
    }

    private static int[] CountEach(OriginRow origins, int known)
    {
        var counts = new int[known];
        for (var place = 0; place < origins.Length; place++)
        {
            for (var bit = 0; bit < known; bit++)
                counts[bit] += (int)(origins[place] >> bit & 1);
        }

        return counts;
    }

    private DatumOrigin Of(string datum, RecordOrigin? origin) => new(
        datum, origin?.Source, origin?.Source is { } source ? sources.Get(source).Title : "not recorded",
        origin?.Taken, origin?.Confirmed, null, null);

    // What an article says itself stands somewhere in its text; what others say it discusses stands nowhere.
    private IEnumerable<DatumOrigin> OfArticles(Work work, IReadOnlyList<Article> about)
    {
        var keys = IRetractionStore.KeysOf(work).ToHashSet();
        return about.GroupBy(article => article.Reading.Discusses.Any(one => one.Work is { } key && keys.Contains(key) && one.Span.Length > 0)
                ? "articles"
                : "arxiv-trackbacks")
            .Select(group => new DatumOrigin(
                group.Key == "articles" ? "articles" : "trackbacks", group.Key, sources.Get(group.Key).Title,
                group.Max(article => article.Revisions[^1].Read), null, null, group.Count()));
    }

    private DatumOrigin OfSummary(Work work) => summaries.FindKept(work) is { } generated
        ? new DatumOrigin("summary", null, $"Written by {generated.Model} of the abstract", generated.Written, null, null, null)
        : new DatumOrigin("summary", null, "Chosen from the abstract by this program", null, null, null, null);
}
