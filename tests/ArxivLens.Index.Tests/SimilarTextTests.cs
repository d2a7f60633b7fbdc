using ArxivLens.Index.Analysis;

namespace ArxivLens.Index.Tests;

public sealed class SimilarTextTests
{
    [Fact]
    public void The_nearest_documents_are_those_of_greatest_cosine()
    {
        var documents = RandomCorpus.Make(new Sequence(59), 120);
        using var index = new TestIndex(documents);
        var vectors = documents.Select(document => Counts($"{document.Title} \n {document.Abstract}")).ToList();
        var frequencies = vectors.SelectMany(vector => vector.Keys).GroupBy(term => term)
            .ToDictionary(group => group.Key, group => group.Count());
        var weights = vectors.ConvertAll(vector => vector.ToDictionary(
            pair => pair.Key,
                pair => (1 + Math.Log(pair.Value)) * Math.Log(1 + (double)documents.Length / frequencies[pair.Key])));

        for (var document = 0; document < documents.Length; document += 7)
        {
            var expected = Enumerable.Range(0, documents.Length).Where(other => other != document)
                .ToDictionary(other => other, other => Cosine(weights[document], weights[other]));
            var hits = index.Reader.FindSimilarText(document, 5);
            var best = expected.Values.OrderDescending().Take(5).ToList();
            Assert.Equal(5, hits.Count);
            for (var place = 0; place < hits.Count; place++)
            {
                Assert.Equal(expected[hits[place].Document], hits[place].Score, 1e-4);
                Assert.Equal(best[place], hits[place].Score, 1e-4);
            }
        }
    }

    [Fact]
    public void Terms_that_make_no_candidate_still_count_in_those_of_others()
    {
        // Words of few documents to begin with, and words of many, which are passed over once there are enough candidates.
        var random = new Sequence(61);
        var documents = Enumerable.Range(0, 40_000).Select(number => TestIndex.Document(
            $"{number}", $"w{number % 700} v{random.Below(2_000)}", RandomCorpus.Text(random, 12))).ToList();
        using var index = new TestIndex(documents);
        var vectors = documents.ConvertAll(document => Counts($"{document.Title} \n {document.Abstract}"));
        var frequencies = vectors.SelectMany(vector => vector.Keys).GroupBy(term => term)
            .ToDictionary(group => group.Key, group => group.Count());
        var weights = vectors.ConvertAll(vector => vector.ToDictionary(
            pair => pair.Key,
            pair => (1 + Math.Log(pair.Value)) * Math.Log(1 + (double)documents.Count / frequencies[pair.Key])));
        for (var document = 0; document < documents.Count; document += 8_111)
        {
            var hits = index.Reader.FindSimilarText(document, 10);
            Assert.Equal(10, hits.Count);
            Assert.All(hits, hit => Assert.Equal(Cosine(weights[document], weights[hit.Document]), hit.Score, 1e-4));
            var best = Enumerable.Range(0, documents.Count).Where(other => other != document)
                .Max(other => Cosine(weights[document], weights[other]));
            Assert.Equal(best, hits[0].Score, 1e-4);
        }
    }

    [Fact]
    public void The_heaviest_terms_are_those_that_tell_a_document_from_the_rest()
    {
        using var index = new TestIndex(
            TestIndex.Document("1", "quark gluon plasma", "the plasma plasma here"), TestIndex.Document("2", "quark plasma"),
            TestIndex.Document("3", "quark"), TestIndex.Document("4", ""));
        Assert.Equal(["plasma", "quark"], index.Reader.HeaviestTerms(0, 9).Select(term => term.Term));
        Assert.Single(index.Reader.HeaviestTerms(0, 1));
        Assert.Empty(index.Reader.HeaviestTerms(3, 9));
        Assert.Empty(index.Reader.FindSimilarText(3, 9));
        Assert.Equal([1, 2], index.Reader.FindSimilarText(0, 9).Select(hit => hit.Document));
    }

    private static Dictionary<string, int> Counts(string text) => Analyzer.Analyze(text)
        .Where(token => token.Kind != TokenKind.StopWord).GroupBy(token => token.Term)
        .ToDictionary(group => group.Key, group => group.Count());

    private static double Cosine(Dictionary<string, double> left, Dictionary<string, double> right)
    {
        var product = left.Where(pair => right.ContainsKey(pair.Key)).Sum(pair => pair.Value * right[pair.Key]);
        var lengths = Math.Sqrt(left.Values.Sum(weight => weight * weight) * right.Values.Sum(weight => weight * weight));
        return lengths == 0 ? 0 : product / lengths;
    }
}
