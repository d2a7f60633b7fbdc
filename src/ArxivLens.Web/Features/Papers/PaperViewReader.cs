using ArxivLens.Core.Categories;
using ArxivLens.Core.Citations;
using ArxivLens.Core.Indexing;
using ArxivLens.Core.Merging;
using ArxivLens.Core.Papers;
using ArxivLens.Core.References;
using ArxivLens.Core.Retractions;
using ArxivLens.Core.Similarity;
using ArxivLens.Core.Sources;
using ArxivLens.Core.Summaries;
using ArxivLens.Core.Tables;
using ArxivLens.Core.Terms;
using ArxivLens.Index;
using ArxivLens.Index.Graph;
using ArxivLens.Web.Features.Debate;
using ArxivLens.Web.Features.Sources;

namespace ArxivLens.Web.Features.Papers;

/// <summary>Puts together what the page of a work shows: its record from the library, all else from the index when asked.</summary>
public sealed class PaperViewReader(
    IWorkStore works, ICitationStore citations, IRetractionStore retractions, IMergeStore merges, IndexHost indexHost, WorkShelf shelf,
    GeneratedSummaries generated, DebateReader debates, OriginReader from, ClaimShelf claims, SourceList sources, IReferenceStore written)
{
    private const int SimilarCount = 8;
    private const int ShortestWords = 30;

    /// <summary>Nearest works that are put in the order of a facet.</summary>
    private const int FacetPool = 60;

    /// <summary>Reads the page of a work, or <c>null</c> when the library does not have it.</summary>
    public async Task<PaperView?> ReadAsync(WorkKey key, TableRequest tables, CancellationToken cancellationToken = default)
    {
        var work = await works.FindAsync(key, cancellationToken);
        if (work is null)
            return null;
        using var lease = indexHost.Acquire();
        var index = lease.Index;
        var lists = await written.FindAsync(key, cancellationToken);
        var view = new PaperView
        {
            Work = work,
            Address = WorkAddress.Of(key),
            Tables = tables,
            Summary = QuickSummary.Choose(work),
            Generated = generated.Find(work),
            AlsoAs = await merges.FindGroupAsync(key, cancellationToken),
            Retractions = await retractions.FindAsync(work, cancellationToken),
            Findings = KeyFindings.Find(work),
            Waiting = WaitingOf(lists),
            Written = WordsOf(lists),
            Debate = await debates.ReadAsync(key, cancellationToken),
            From = await from.ReadAsync(work, index, cancellationToken),
            Terms = work.Kind == WorkKind.Unresolved ? [] : KeyTerms.Extract(index, work),
        };
        var document = index.Find(key.ToString());
        return document < 0 ? view : await SurroundAsync(view, index, document, cancellationToken);
    }

    // Lists of two sources mostly say the same: the one with more that waits is shown.
    private static List<(string Origin, ListedReference Reference)> WaitingOf(IReadOnlyList<ResolvedList> lists) => lists
        .Select(list => list.References.Where(one => one.Match is null).Select(one => (list.Origin, Reference: one)).ToList())
        .MaxBy(list => list.Count) ?? [];

    // The longest says most; what is as short as an identifier says no more than that.
    private static Dictionary<WorkKey, string> WordsOf(IReadOnlyList<ResolvedList> lists) => lists
        .SelectMany(list => list.References)
        .Where(one => one.Match is not null && one.Text.Length >= ShortestWords)
        .GroupBy(one => one.Match!.Value.Work)
        .ToDictionary(group => group.Key, group => group.MaxBy(one => one.Text.Length)!.Text);

    private async Task<PaperView> SurroundAsync(PaperView view, IndexReader index, int document, CancellationToken cancellationToken)
    {
        var origins = await citations.ReadOriginsAsync(cancellationToken);
        var coverage = sources.CoverageOf(origins);
        TablePage ReadTable(CitationDirections table) => CitationTable.Read(
            index, document, WorkTable.QuestionOf(table, view.Tables, origins, coverage), cancellationToken);

        var (references, citing) = (ReadTable(CitationDirections.References), ReadTable(CitationDirections.Citations));
        var (similar, matches) = await FindSimilarAsync(view, index, document, cancellationToken);
        var reasons = SimilarityReasons.Of(index, document, similar);
        var named = similar.Zip(reasons, SimilarEntry.WorksOf).SelectMany(works => works);
        var (previous, next) = view.Work.Categories is [var primary, ..]
            ? CategoryOrder.FindNeighbours(index, document, CategoryTaxonomy.Canonical(primary), cancellationToken)
            : (-1, -1);
        var needed = WorkTable.WorksOf(references).Concat(WorkTable.WorksOf(citing))
            .Concat(similar.Select(entry => entry.Document)).Concat(named)
            .Concat(new[] { previous, next }.Where(number => number >= 0));
        var fetched = await shelf.FetchAsync(index, needed, cancellationToken);
        var standings = await shelf.FindStandingsAsync(fetched.Values, cancellationToken);
        var claimedReferences = await claims.ReadAsync(index, document, references, cancellationToken);
        var claimedCitations = await claims.ReadAsync(index, document, citing, cancellationToken);
        return view with
        {
            IsIndexed = true,
            Previous = fetched.GetValueOrDefault(previous),
            Next = fetched.GetValueOrDefault(next),
            Origins = origins,
            References = WorkTable.Of(references, fetched, standings, origins, claimedReferences).As(view.Written),
            Citations = WorkTable.Of(citing, fetched, standings, origins, claimedCitations),
            Similar = [.. similar.Zip(reasons, (entry, why) => new SimilarEntry(fetched[entry.Document], entry, why, fetched)
            {
                Match = matches.GetValueOrDefault(entry.Document),
                Facet = view.Tables.Facet,
                Standing = standings.GetValueOrDefault(fetched[entry.Document].Key),
            })],
        };
    }

    /// <summary>The similar works; when one facet was asked for, the nearest ones in its order.</summary>
    private async Task<(IReadOnlyList<SimilarWork> Works, IReadOnlyDictionary<int, FacetMatch> Matches)> FindSimilarAsync(
        PaperView view, IndexReader index, int document, CancellationToken cancellationToken)
    {
        if (view.Tables.Facet is not { } facet)
            return (SimilarWorks.Find(index, document, SimilarCount), new Dictionary<int, FacetMatch>());
        var pool = SimilarWorks.Find(index, document, FacetPool);
        var fetched = await shelf.FetchAsync(index, pool.Select(entry => entry.Document), cancellationToken);
        var best = FacetSimilarity.Order(index, view.Work, facet, [.. pool.Select(entry => fetched[entry.Document])])
            .Where(match => match.Score > 0).Take(SimilarCount).ToList();
        return (
            best.ConvertAll(match => pool[match.Candidate]),
            best.ToDictionary(match => pool[match.Candidate].Document));
    }
}
