using System.Globalization;
using ArxivLens.Core.Indexing;
using ArxivLens.Core.Merging;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Recommendations;
using ArxivLens.Core.Retractions;
using ArxivLens.Core.Shelves;
using ArxivLens.Core.Similarity;
using ArxivLens.Index;
using ArxivLens.Web.Features.Papers;

namespace ArxivLens.Web.Features.Recommendations;

/// <summary>Recommends works to a reader from their shelves and their decisions. Nothing of it is kept.</summary>
public sealed class RecommendationReader(
    IShelfStore shelves, IShelfEntryStore entries, IRecommendationStore choices, IMergeStore merges, WorkShelf library, IndexHost indexHost,
    TimeProvider clock)
{
    /// <summary>Recommendations of a page.</summary>
    public const int Shown = 20;

    /// <summary>Saved works that are named as reasons; what further ones add is one sum.</summary>
    private const int Named = 3;

    /// <summary>What a reader may choose for a saved work or a shelf.</summary>
    public static IReadOnlyList<double> Weights { get; } = [0, 0.5, 1, 2];

    /// <summary>Reads them.</summary>
    /// <param name="account">The reader's account.</param>
    /// <param name="newestFirst">Whether the newest stand first; else those of the greatest score.</param>
    /// <param name="only">The one work that is asked for; <c>null</c> for all.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<RecommendationView> ReadAsync(long account, bool newestFirst, WorkKey? only, CancellationToken cancellationToken)
    {
        var own = await shelves.ListAsync(account, clock.GetUtcNow(), cancellationToken);
        var decided = await choices.ListAsync(account, cancellationToken);
        var saved = await entries.ListAllAsync(account, cancellationToken);
        var leads = await merges.FindWorksAsync([.. saved.Select(one => one.Entry.Work)], cancellationToken);
        using var lease = indexHost.Acquire();
        var index = lease.Index;
        var seeds = SeedsOf(index, own, decided, saved, leads);
        var used = Recommender.Choose(seeds.Where(seed => seed.Document >= 0).Select(seed => new Seed(seed.Document, seed.Entry.Weight)));
        var found = Recommender.Find(index, used, LeftOutOf(index, decided, seeds));
        var shown = Choose(index, found, newestFirst, only);
        var numbers = used.Select(seed => seed.Document).ToHashSet();
        return new RecommendationView(
            await EntriesAsync(index, shown, cancellationToken),
            [.. seeds.Select(seed => seed.Entry with { IsUsed = numbers.Contains(seed.Document) }).OrderByDescending(seed => seed.Weight)],
            [.. own.Select(shelf => (shelf, WeightOf(decided, ChoiceKind.Shelf, Text(shelf))))],
            [.. decided.Select(choice => (choice, NameOf(index, own, choice)))]);
    }

    private static IEnumerable<Recommendation> Choose(IndexReader index, IReadOnlyList<Recommendation> found, bool newestFirst, WorkKey? only)
    {
        if (only is { } key)
            return found.Where(one => index.Key(one.Document) == key.ToString());
        return newestFirst
            ? found.OrderByDescending(one => index.Day(one.Document)).ThenByDescending(one => one.Score).Take(Shown)
            : found.Take(Shown);
    }

    private List<(int Document, SeedEntry Entry)> SeedsOf(
        IndexReader index, IReadOnlyList<Shelf> own, IReadOnlyList<RecommendationChoice> decided,
        IReadOnlyList<(long Shelf, ShelfEntry Entry)> saved, IReadOnlyList<WorkKey> leads)
    {
        var now = clock.GetUtcNow();
        var ofShelf = own.ToDictionary(shelf => shelf.Number, shelf => WeightOf(decided, ChoiceKind.Shelf, Text(shelf)));
        var ofWork = decided.Where(choice => choice.Kind == ChoiceKind.Seed).ToDictionary(choice => choice.Value, choice => choice.Weight);
        var named = own.ToDictionary(shelf => shelf.Number);
        var best = new Dictionary<WorkKey, SeedEntry>();
        for (var at = 0; at < saved.Count; at++)
        {
            var (shelf, entry) = saved[at];
            var chosen = ofWork.GetValueOrDefault(leads[at].ToString(), 1);
            var recency = Seed.Recency(entry.Added, now);
            var weight = ofShelf[shelf] * chosen * recency;
            if (!best.TryGetValue(leads[at], out var there) || there.Weight < weight)
                best[leads[at]] = new SeedEntry(leads[at], entry.Title, weight, chosen, recency, named[shelf], false);
        }

        return [.. best.Values.Select(seed => (Document: index.Find(seed.Work.ToString()), seed))
            .Select(one => one.Document >= 0 && index.Title(one.Document) is { Length: > 0 } title
                ? (one.Document, one.seed with { Title = title })
                : one)];
    }

    private static double WeightOf(IReadOnlyList<RecommendationChoice> decided, ChoiceKind kind, string value) =>
        decided.FirstOrDefault(choice => choice.Kind == kind && choice.Value == value)?.Weight ?? 1;

    private static LeftOut LeftOutOf(IndexReader index, IReadOnlyList<RecommendationChoice> decided, List<(int Document, SeedEntry Entry)> seeds)
    {
        var works = decided.Where(choice => choice.Kind == ChoiceKind.Work).Select(choice => index.Find(choice.Value));
        return new LeftOut(
            works.Concat(seeds.Select(seed => seed.Document)).Where(document => document >= 0).ToHashSet(),
            decided.Where(choice => choice.Kind == ChoiceKind.Author).Select(choice => choice.Value).ToHashSet(),
            decided.Where(choice => choice.Kind == ChoiceKind.Term).Select(choice => choice.Value).ToHashSet());
    }

    private static string NameOf(IndexReader index, IReadOnlyList<Shelf> own, RecommendationChoice choice) => choice.Kind switch
    {
        ChoiceKind.Work or ChoiceKind.Seed => index.Find(choice.Value) is >= 0 and var document && index.Title(document) is { Length: > 0 } title
            ? title
            : choice.Value,
        ChoiceKind.Shelf => own.FirstOrDefault(shelf => Text(shelf) == choice.Value)?.Name ?? "a shelf that is gone",
        _ => choice.Value,
    };

    private async Task<IReadOnlyList<RecommendedEntry>> EntriesAsync(
        IndexReader index, IEnumerable<Recommendation> shown, CancellationToken cancellationToken)
    {
        var listed = shown.ToList();
        var parts = listed.SelectMany(one => one.Parts.Take(Named).Select(part => (one.Document, Part: part))).ToList();
        // The reasons of one saved work are told at once: they share what is nearest to it.
        var reasons = parts.GroupBy(one => one.Part.Seed.Document).SelectMany(group => group.Zip(
            SimilarityReasons.Of(index, group.Key, [.. group.Select(one => one.Part.Similar)]),
            (one, reason) => (Key: (one.Document, Seed: group.Key), reason))).ToDictionary(one => one.Key, one => one.reason);
        var numbers = listed.Select(one => one.Document).Concat(parts.Select(one => one.Part.Seed.Document))
            .Concat(parts.SelectMany(one => SimilarEntry.WorksOf(one.Part.Similar, reasons[(one.Document, one.Part.Seed.Document)])));
        var works = await library.FetchAsync(index, numbers, cancellationToken);
        var standings = await library.FindStandingsAsync(listed.Select(one => works[one.Document]), cancellationToken);
        // What is no longer there to read is no recommendation.
        return [.. listed.Where(one => !Withdrawal.IsGone(works[one.Document])).Select(one => EntryOf(index, one, works, reasons) with
        {
            Entry = WorkEntry.Of(works[one.Document], index.Graph.Citations(one.Document).Length) with
            {
                Standing = standings.GetValueOrDefault(works[one.Document].Key),
            },
        })];
    }

    private static RecommendedEntry EntryOf(
        IndexReader index, Recommendation one, IReadOnlyDictionary<int, Work> works, Dictionary<(int, int), SimilarityReasons> reasons)
    {
        // Each is rounded so that those before it and it are right together: what is shown sums to the score.
        var because = new List<SeedReason>();
        var (sum, shown) = (0.0, 0L);
        foreach (var part in one.Parts.Take(Named))
        {
            sum += part.Score;
            var next = Thousandths(sum);
            because.Add(ReasonOf(part, next - shown, works[one.Document], works, reasons[(one.Document, part.Seed.Document)]));
            shown = next;
        }

        var score = Thousandths(one.Score);
        var work = works[one.Document];
        return new RecommendedEntry(WorkEntry.Of(work, 0), work, score, because, score - shown, Math.Max(0, one.Parts.Count - Named));
    }

    private static SeedReason ReasonOf(
        SeedPart part, long thousandths, Work work, IReadOnlyDictionary<int, Work> works, SimilarityReasons reasons)
    {
        var (weight, similar) = (part.Seed.Weight, part.Similar);
        var weighed = similar with
        {
            Score = weight * similar.Score,
            Text = weight * similar.Text,
            Coupling = weight * similar.Coupling,
            Cocitation = weight * similar.Cocitation,
            Direct = weight * similar.Direct,
            Borrowed = weight * similar.Borrowed,
        };
        var terms = reasons with
        {
            Terms = [.. reasons.Terms.Select(term => term with { Part = weight * term.Part })],
            OtherTerms = weight * reasons.OtherTerms,
        };
        var entry = new SimilarEntry(work, weighed, terms, works);
        return new SeedReason(
            works[part.Seed.Document], thousandths, entry.Parts, entry.Reason, [.. reasons.Terms.Select(term => (term.Text, term.Term))]);
    }

    private static string Text(Shelf shelf) => shelf.Number.ToString(CultureInfo.InvariantCulture);

    private static long Thousandths(double score) => (long)Math.Round(1000 * score, MidpointRounding.AwayFromZero);
}
