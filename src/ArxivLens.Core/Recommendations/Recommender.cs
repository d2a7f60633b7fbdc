using ArxivLens.Core.Similarity;
using ArxivLens.Index;
using ArxivLens.Index.Documents;

namespace ArxivLens.Core.Recommendations;

/// <summary>
/// Recommends works from those that a reader saved: the score of a work is Σ weight · similarity over the seeds that it is like
/// (<see cref="SimilarWorks"/>), so that what is said of it sums to its score. It keeps nothing.
/// </summary>
/// <remarks>At 220,000 works 200 seeds take some 40 ms, see docs/decisions/0044-shelves.md.</remarks>
public static class Recommender
{
    /// <summary>Seeds that are gone by; of more those of the greatest weight.</summary>
    public const int MostSeeds = 200;

    /// <summary>Works that a list holds at most.</summary>
    public const int MostWorks = 100;

    /// <summary>Works like one seed that are looked at.</summary>
    private const int LikeOne = 20;

    /// <summary>Terms of a work in which a dismissed term is looked for.</summary>
    private const int MainTerms = 12;

    /// <summary>What a work loses in the choice for each work chosen before it because of the same seed.</summary>
    private const double Repetition = 0.15;

    /// <summary>Recommends works, those of the greatest score first.</summary>
    /// <param name="index">The index.</param>
    /// <param name="seeds">The seeds by document number, each once.</param>
    /// <param name="left">What is not to be recommended.</param>
    /// <param name="limit">Works at most.</param>
    public static IReadOnlyList<Recommendation> Find(IndexReader index, IEnumerable<Seed> seeds, LeftOut left, int limit = MostWorks)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(left);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        var candidates = new Dictionary<int, List<SeedPart>>();
        foreach (var seed in Choose(seeds))
        {
            foreach (var work in SimilarWorks.Find(index, seed.Document, LikeOne))
            {
                if (!candidates.TryGetValue(work.Document, out var parts))
                    candidates.Add(work.Document, parts = []);
                parts.Add(new SeedPart(seed, work));
            }
        }

        var ranked = candidates.Where(one => !left.Works.Contains(one.Key) && !one.Value.Exists(part => part.Similar.AlsoAs.Any(left.Works.Contains)))
            .Select(one => Recommendation.Of(one.Key, one.Value))
            .OrderByDescending(one => one.Score).ThenBy(one => one.Document);
        return [.. Spread(ranked.Where(one => !IsLeftOut(index, one.Document, left)), limit)
            .OrderByDescending(one => one.Score).ThenBy(one => one.Document)];
    }

    /// <summary>The seeds that are gone by.</summary>
    public static IReadOnlyList<Seed> Choose(IEnumerable<Seed> seeds)
    {
        ArgumentNullException.ThrowIfNull(seeds);
        return [.. seeds.Where(seed => seed.Weight > 0).OrderByDescending(seed => seed.Weight).ThenBy(seed => seed.Document).Take(MostSeeds)];
    }

    private static bool IsLeftOut(IndexReader index, int document, LeftOut left)
    {
        if (left.Authors.Count > 0 && index.Keywords(KeywordField.Author, document).Any(left.Authors.Contains))
            return true;
        return left.Terms.Count > 0 && index.HeaviestTerms(document, MainTerms).Any(term => left.Terms.Contains(term.Term));
    }

    /// <summary>
    /// Takes works one by one, each time the one whose score is greatest after what was taken because of the same seed is counted
    /// against it: twenty works about one saved paper are no list.
    /// </summary>
    private static List<Recommendation> Spread(IEnumerable<Recommendation> ranked, int limit)
    {
        var pool = new PriorityQueue<Recommendation, (double Score, int Document)>();
        var taken = new List<Recommendation>();
        var uses = new Dictionary<int, int>();
        // Far more than are wanted lose nothing: a work cannot lose its way past all of these.
        foreach (var one in ranked.Take(4 * limit))
            pool.Enqueue(one, (-one.Score, one.Document));
        while (taken.Count < limit && pool.TryDequeue(out var best, out var rank))
        {
            var seed = best.Parts[0].Seed.Document;
            var score = best.Score / (1 + (Repetition * uses.GetValueOrDefault(seed)));
            if (-score > rank.Score && pool.Count > 0)
            {
                pool.Enqueue(best, (-score, best.Document));
                continue;
            }

            uses[seed] = uses.GetValueOrDefault(seed) + 1;
            taken.Add(best);
        }

        return taken;
    }
}

/// <summary>A saved work that recommendations go by.</summary>
/// <param name="Document">Its document number.</param>
/// <param name="Weight">What it counts; nothing below or at 0.</param>
public readonly record struct Seed(int Document, double Weight)
{
    private const double HalfLifeDays = 180;
    private const double Least = 0.1;

    /// <summary>What a work counts for when it was saved: 1 at first, half after 180 days, never less than a tenth.</summary>
    public static double Recency(DateTimeOffset added, DateTimeOffset now) =>
        Math.Max(Least, Math.Pow(0.5, Math.Max(0, (now - added).TotalDays) / HalfLifeDays));
}

/// <summary>What is not to be recommended.</summary>
/// <param name="Works">Documents: what is saved or dismissed.</param>
/// <param name="Authors">Slugs of authors.</param>
/// <param name="Terms">Analysed terms; a work is left out where one is among those it is mainly about.</param>
public sealed record LeftOut(IReadOnlySet<int> Works, IReadOnlySet<string> Authors, IReadOnlySet<string> Terms);

/// <summary>What one seed adds to a recommendation.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Similar">How like the recommended work is to it.</param>
public readonly record struct SeedPart(Seed Seed, SimilarWork Similar)
{
    /// <summary>What it adds to the score.</summary>
    public double Score => Seed.Weight * Similar.Score;
}

/// <summary>A recommended work and why.</summary>
/// <param name="Document">Its document number.</param>
/// <param name="Score">The sum of its parts.</param>
/// <param name="Parts">What each seed adds, the greatest first.</param>
public sealed record Recommendation(int Document, double Score, IReadOnlyList<SeedPart> Parts)
{
    /// <summary>Puts the parts of one together.</summary>
    public static Recommendation Of(int document, IEnumerable<SeedPart> parts)
    {
        var ordered = parts.OrderByDescending(part => part.Score).ThenBy(part => part.Seed.Document).ToList();
        return new Recommendation(document, ordered.Sum(part => part.Score), ordered);
    }
}
