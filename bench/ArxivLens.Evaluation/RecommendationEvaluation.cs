using System.Globalization;
using System.Text.Json;
using ArxivLens.Core.Recommendations;
using ArxivLens.Core.Similarity;
using ArxivLens.Index;

namespace ArxivLens.Evaluation;

/// <summary>
/// How many of the works that somebody cites are recommended from the others: what an author cites stands for a shelf, a tenth of it is
/// hidden, and none of the author's own references is in the index, so that nothing there tells what belongs together in this shelf.
/// </summary>
internal static class RecommendationEvaluation
{
    private const int LeastCited = 20;
    private const int MostCited = 220;
    private const int MostAuthors = 200;
    private const int OneSeed = 20;
    private static readonly int[] Depths = [20, 100];

    /// <summary>Prints recall, and what a list takes.</summary>
    /// <param name="papersPath">Papers in the snapshot's shape.</param>
    /// <param name="citationsPath">Lines <c>citing,cited</c>.</param>
    /// <param name="asJson">Whether to print JSON.</param>
    /// <param name="output">Where to print.</param>
    public static void Run(string papersPath, string citationsPath, bool asJson, TextWriter output)
    {
        var papers = LabelledFile.Read<SnapshotPaper>(papersPath).DistinctBy(paper => paper.Id).ToList();
        var citations = SimilarLibrary.ReadCitations(citationsPath);
        var shelves = ShelvesOf(papers, citations);
        var closed = shelves.SelectMany(shelf => shelf.Own).ToHashSet();
        using var library = new SimilarLibrary(papers, [.. citations.Where(edge => !closed.Contains(edge.Citing))]);
        var cited = Enumerable.Range(0, library.Papers.Count).OrderByDescending(paper => library.Index.Graph.Citations(paper).Length).ToList();
        var figures = new Dictionary<string, double> { ["authors"] = shelves.Count, ["hidden"] = shelves.Sum(shelf => shelf.Hidden.Count) };
        Score("recommended", shelf => Recommender.Find(library.Index, SeedsOf(library, shelf), LeftOutOf(library, shelf)).Select(one => one.Document));
        Score("similar_to_each", shelf => OneByOne(library, shelf, SimilarityWeights.Learnt));
        Score("similar_by_text", shelf => OneByOne(library, shelf, SimilarityWeights.TextAlone));
        Score("popularity", shelf => LeftOutOf(library, shelf).Works is var left ? cited.Where(paper => !left.Contains(paper)).Take(Depths[^1]) : []);
        AddTimes(library.Index, library.Papers.Count, figures);
        Write(output, asJson, figures);

        void Score(string way, Func<AuthorShelf, IEnumerable<int>> recommend)
        {
            var lists = shelves.ConvertAll(shelf => (Found: recommend(shelf).ToList(), Hidden: shelf.Hidden.Select(library.PaperOf).ToHashSet()));
            foreach (var depth in Depths)
            {
                var recalls = lists.Select(list => list.Found.Take(depth).Count(list.Hidden.Contains) / (double)list.Hidden.Count);
                figures[string.Create(CultureInfo.InvariantCulture, $"{way}_recall@{depth}")] = recalls.Average();
            }
        }
    }

    /// <summary>Prints what a list of recommendations from 200 seeds takes in an index.</summary>
    public static void RunTimes(string folder, TextWriter output)
    {
        using var index = IndexReader.Open(folder);
        var figures = new Dictionary<string, double> { ["documents"] = index.DocumentCount };
        AddTimes(index, index.NumberCount, figures);
        Write(output, false, figures);
    }

    private static void Write(TextWriter output, bool asJson, Dictionary<string, double> figures)
    {
        if (asJson)
            output.WriteLine(JsonSerializer.Serialize(figures));
        else
            output.WriteLine(string.Join('\n', figures.Select(figure => string.Create(CultureInfo.InvariantCulture, $"{figure.Key,-28} {figure.Value:0.####}"))));
    }

    private static void AddTimes(IndexReader index, int count, Dictionary<string, double> figures)
    {
        const int Turns = 200;
        var draw = new SeededDraw(7);
        var left = new LeftOut(new HashSet<int>(), new HashSet<string>(), new HashSet<string>());
        var times = new double[Turns];
        for (var turn = -20; turn < Turns; turn++)
        {
            var seeds = Enumerable.Range(0, Recommender.MostSeeds).Select(_ => draw.Next(count)).Distinct()
                .Where(document => index.Contains(document) && index.Kind(document) == 2).Select(document => new Seed(document, 1)).ToList();
            var began = Environment.CpuUsage.TotalTime;
            Recommender.Find(index, seeds, left);
            if (turn >= 0)
                times[turn] = (Environment.CpuUsage.TotalTime - began).TotalMilliseconds;
        }

        Array.Sort(times);
        (figures["cpu_ms_p50"], figures["cpu_ms_p99"]) = (times[Turns / 2], times[Turns * 99 / 100]);
    }

    private static IEnumerable<Seed> SeedsOf(SimilarLibrary library, AuthorShelf shelf) => shelf.Seen.Select(id => new Seed(library.PaperOf(id), 1));

    private static LeftOut LeftOutOf(SimilarLibrary library, AuthorShelf shelf) => new(
        shelf.Seen.Concat(shelf.Own).Select(library.PaperOf).ToHashSet(), new HashSet<string>(), new HashSet<string>());

    /// <summary>What the page of each saved work lists, the most similar of all first.</summary>
    private static IEnumerable<int> OneByOne(SimilarLibrary library, AuthorShelf shelf, SimilarityWeights weights)
    {
        var left = LeftOutOf(library, shelf).Works;
        return SeedsOf(library, shelf).SelectMany(seed => SimilarWorks.Find(library.Index, seed.Document, OneSeed, weights))
            .Where(work => !left.Contains(work.Document)).OrderByDescending(work => work.Score).Select(work => work.Document).Distinct().Take(Depths[^1]);
    }

    private static List<AuthorShelf> ShelvesOf(List<SnapshotPaper> papers, IReadOnlyList<(string Citing, string Cited)> citations)
    {
        var known = papers.Select(paper => paper.Id).ToHashSet();
        var references = citations.Where(edge => known.Contains(edge.Citing) && known.Contains(edge.Cited)).ToLookup(edge => edge.Citing, edge => edge.Cited);
        return [.. papers.SelectMany(paper => SimilarLibrary.DocumentOf(paper).AuthorSlugs, (paper, slug) => (slug, paper.Id))
            .GroupBy(one => one.slug, one => one.Id).OrderBy(author => Draw(author.Key))
            .Select(author => ShelfOf([.. author], references)).OfType<AuthorShelf>().Take(MostAuthors)];
    }

    private static AuthorShelf? ShelfOf(List<string> own, ILookup<string, string> references)
    {
        var cited = own.SelectMany(paper => references[paper]).Except(own).Distinct().OrderBy(Draw).ToList();
        return cited.Count is < LeastCited or > MostCited
            ? null
            : new AuthorShelf(own, cited[(cited.Count / 10)..], cited[..(cited.Count / 10)]);
    }

    // FNV-1a: the same authors and the same tenth at every run.
    private static uint Draw(string text) => text.Aggregate(2166136261u, (hash, letter) => (hash ^ letter) * 16777619u);

    private sealed record AuthorShelf(IReadOnlyList<string> Own, IReadOnlyList<string> Seen, IReadOnlyList<string> Hidden);
}
