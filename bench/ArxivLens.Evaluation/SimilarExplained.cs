using ArxivLens.Core.Similarity;
using ArxivLens.Index;
using ArxivLens.Index.Analysis;
using ArxivLens.Index.Graph;

namespace ArxivLens.Evaluation;

/// <summary>In how many pairs the parts shown are what makes a work similar.</summary>
/// <param name="Pairs">Pairs looked at.</param>
/// <param name="Share">In how many of them the hit ranks lower without what was shown.</param>
internal readonly record struct ExplainedShare(int Pairs, double Share);

/// <summary>
/// Takes what the page says of a hit out of the library (the named terms out of the paper's text, the named citations out of the
/// graph) by an update of the index, asks again and looks whether the hit ranks lower.
/// </summary>
internal sealed class SimilarExplained(SimilarLibrary library)
{
    private const int Pairs = 500;
    private const int Listed = 10;
    private const int LookedAt = 60;

    /// <summary>Measures it on papers evenly spread over the library, and of each on another place of its list.</summary>
    public static ExplainedShare Measure(SimilarLibrary library)
    {
        var (pairs, lower) = (0, 0);
        var self = new SimilarExplained(library);
        for (var turn = 0; turn < Pairs; turn++)
        {
            var document = (int)((long)turn * library.Papers.Count / Pairs);
            var works = SimilarWorks.Find(library.Index, document, Listed);
            if (works.Count == 0)
                continue;
            var place = turn % works.Count;
            pairs++;
            lower += self.RankWithout(document, works[place]) > place ? 1 : 0;
        }

        return new ExplainedShare(pairs, pairs == 0 ? 0 : (double)lower / pairs);
    }

    private int RankWithout(int document, SimilarWork work)
    {
        // An update leaves the files that are there as they are, but for the manifest.
        var manifest = Path.Combine(library.Folder, "manifest.json");
        var (files, bytes) = (Directory.GetFiles(library.Folder), File.ReadAllBytes(manifest));
        try
        {
            Remove(document, work, SimilarityReasons.Of(library.Index, document, [work])[0]);
            using var index = IndexReader.Open(library.Folder);
            var rank = SimilarWorks.Find(index, document, LookedAt).ToList().FindIndex(one => one.Document == work.Document);
            return rank < 0 ? int.MaxValue : rank;
        }
        finally
        {
            File.WriteAllBytes(manifest, bytes);
            foreach (var file in Directory.GetFiles(library.Folder).Except(files))
                File.Delete(file);
        }
    }

    private void Remove(int document, SimilarWork work, SimilarityReasons reasons)
    {
        using var update = IndexUpdate.Begin(library.Folder, "explained");
        if (reasons.Terms.Count > 0)
        {
            var terms = reasons.Terms.Select(term => term.Term).ToHashSet(StringComparer.Ordinal);
            var paper = library.Papers[document];
            update.Put(SimilarLibrary.DocumentOf(paper with
            {
                Title = Without(paper.Title, terms),
                Abstract = Without(paper.Abstract, terms),
            }));
        }

        var removed = reasons.SharedReferences.Select(cited => (Citing: document, Cited: cited))
            .Concat(reasons.CommonCiters.Select(citing => (Citing: citing, Cited: document)))
            .Concat(reasons.Lenders.Select(citing => (Citing: citing, Cited: work.Document)));
        if (work.Direct > 0)
            removed = removed.Append((document, work.Document)).Append((work.Document, document));
        foreach (var row in removed.GroupBy(edge => edge.Citing, edge => edge.Cited))
            update.SetReferences(row.Key, Without(library.Index.Graph, row.Key, row.ToHashSet()));
        update.Commit();
    }

    private static List<(int Cited, uint Origins)> Without(CitationGraph graph, int citing, HashSet<int> cited)
        => [.. graph.References(citing).ToArray().Where(one => !cited.Contains(one)).Select(one => (one, 1u))];

    private static string Without(string text, HashSet<string> terms)
    {
        var left = text.ToCharArray();
        foreach (var token in Analyzer.Analyze(text))
        {
            if (terms.Contains(token.Term))
                Array.Fill(left, ' ', token.Start, token.Length);
        }

        return new string(left);
    }
}
