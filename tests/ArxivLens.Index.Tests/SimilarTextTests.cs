using ArxivLens.Index.Analysis;
using ArxivLens.Index.Documents;

namespace ArxivLens.Index.Tests;

public sealed class SimilarTextTests
{
    [Fact]
    public void The_nearest_documents_are_nearly_all_those_of_greatest_cosine()
    {
        var documents = RandomCorpus.Make(new Sequence(59), 120);
        using var index = new TestIndex(documents);
        var vectors = documents.Select(document => Counts(document)).ToList();
        var frequencies = vectors.SelectMany(vector => vector.Keys).GroupBy(term => term)
            .ToDictionary(group => group.Key, group => group.Count());
        var withText = (double)vectors.Count(vector => vector.Count > 0);
        var weights = vectors.ConvertAll(vector => vector.ToDictionary(
            pair => pair.Key, pair => (1 + Math.Log(pair.Value)) * Math.Log(1 + withText / frequencies[pair.Key])));

        var (found, wanted) = (0, 0);
        for (var document = 0; document < documents.Length; document += 7)
        {
            var expected = Enumerable.Range(0, documents.Length).Where(other => other != document)
                .ToDictionary(other => other, other => Cosine(weights[document], weights[other]));
            var hits = index.Reader.FindSimilarText(document, 20);
            Assert.Equal(20, hits.Count);
            Assert.All(hits, hit => Assert.Equal(expected[hit.Document], hit.Score, 1e-4));
            Assert.Equal(hits.OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Document), hits);
            var best = expected.OrderByDescending(pair => pair.Value).Take(5).Select(pair => pair.Key).ToList();
            found += hits.Count(hit => best.Contains(hit.Document));
            wanted += best.Count;
        }

        // These texts are chance, which is hardest: no term tells much more than another.
        Assert.True(found >= 0.7 * wanted, $"{found} of {wanted}");
    }

    [Fact]
    public void Terms_of_many_documents_count_in_the_cosine()
    {
        // Words of few documents to begin with, and words of many, of which not all postings are looked at.
        var random = new Sequence(61);
        var documents = Enumerable.Range(0, 40_000).Select(number => TestIndex.Document(
            $"{number}", $"w{number % 700} v{random.Below(2_000)}", RandomCorpus.Text(random, 12))).ToList();
        using var index = new TestIndex(documents);
        var vectors = documents.ConvertAll(document => Counts(document));
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

    [Fact]
    public void What_the_shared_terms_add_sums_to_the_cosine()
    {
        var documents = RandomCorpus.Make(new Sequence(67), 60);
        using var index = new TestIndex(documents);
        using var likeness = index.Reader.Likeness(3);
        foreach (var hit in likeness.FindNearest(10))
        {
            var shared = likeness.SharedWith(hit.Document);
            Assert.NotEmpty(shared);
            Assert.Equal(hit.Score, likeness.CosineWith(hit.Document), 1e-6);
            Assert.Equal(hit.Score, shared.Sum(term => term.Part), 1e-6);
            Assert.Equal(shared.OrderByDescending(term => term.Part).Select(term => term.Term), shared.Select(term => term.Term));
        }
    }

    [Fact]
    public void It_makes_no_difference_which_segments_documents_are_in()
    {
        var documents = RandomCorpus.Make(new Sequence(71), 90);
        using var whole = new TestIndex(documents);
        using var directory = new TemporaryDirectory();
        using (var builder = new IndexBuilder(directory.Path, "1"))
        {
            foreach (var document in documents.Take(40))
                builder.Add(document);
            builder.Commit();
        }

        using (var update = IndexUpdate.Begin(directory.Path, "2"))
        {
            foreach (var document in documents.Skip(40))
                update.Put(document);
            update.Commit();
        }

        using var parts = IndexReader.Open(directory.Path);
        for (var document = 0; document < documents.Length; document += 11)
        {
            using var expected = whole.Reader.Likeness(document);
            using var likeness = parts.Likeness(document);
            for (var other = 0; other < documents.Length; other++)
                Assert.Equal(expected.CosineWith(other), likeness.CosineWith(other), 1e-6);
            Assert.All(likeness.FindNearest(9), hit => Assert.Equal(expected.CosineWith(hit.Document), hit.Score, 1e-6));
            Assert.Equal(9, likeness.FindNearest(9).Count);
        }
    }

    [Fact]
    public void A_removed_document_is_near_to_none()
    {
        using var directory = new TemporaryDirectory();
        using (var builder = new IndexBuilder(directory.Path, "1"))
        {
            foreach (var key in (string[])["a", "b", "c"])
                builder.Add(TestIndex.Document(key, "quark gluon plasma"));
            builder.Commit();
        }

        using (var update = IndexUpdate.Begin(directory.Path, "2"))
        {
            update.Remove("b");
            update.Commit();
        }

        using var reader = IndexReader.Open(directory.Path);
        Assert.Equal([2], reader.FindSimilarText(0, 9).Select(hit => hit.Document));
        using var likeness = reader.Likeness(0);
        Assert.Throws<ArgumentOutOfRangeException>(() => likeness.CosineWith(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => reader.Likeness(1));
    }

    [Fact]
    public void Documents_that_are_all_alike_are_found_with_bounded_effort()
    {
        var documents = Enumerable.Range(0, 20_000).Select(number => TestIndex.Document($"{number}", "common words"));
        using var index = new TestIndex([.. documents]);
        var hits = index.Reader.FindSimilarText(19_999, 30);
        Assert.Equal(30, hits.Count);
        Assert.All(hits, hit => Assert.Equal(1, hit.Score, 1e-5));
        Assert.DoesNotContain(hits, hit => hit.Document == 19_999);
    }

    private static Dictionary<string, int> Counts(IndexDocument document) => new[] { document.Title, document.Abstract }
        .SelectMany(Analyzer.Analyze)
        .Where(token => token.Kind != TokenKind.StopWord).GroupBy(token => token.Term)
        .ToDictionary(group => group.Key, group => group.Count());

    private static double Cosine(Dictionary<string, double> left, Dictionary<string, double> right)
    {
        var product = left.Where(pair => right.ContainsKey(pair.Key)).Sum(pair => pair.Value * right[pair.Key]);
        var lengths = Math.Sqrt(left.Values.Sum(weight => weight * weight) * right.Values.Sum(weight => weight * weight));
        return lengths == 0 ? 0 : product / lengths;
    }
}
