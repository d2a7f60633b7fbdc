using ArxivLens.Index.Analysis;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Querying;
using ArxivLens.Index.Segments;

namespace ArxivLens.Index.Tests.Segments;

/// <summary>What an index shall hold after any updates, in plain collections.</summary>
internal sealed class IndexModel
{
    private readonly SortedDictionary<int, IndexDocument> _documents = [];
    private readonly Dictionary<string, int> _numbers = [];
    private readonly Dictionary<int, SortedDictionary<int, uint>> _rows = [];

    public int NumberCount { get; private set; }

    /// <summary>Documents replaced or removed so far: by how much a count of phrases may be too high.</summary>
    public int Replaced { get; private set; }

    /// <summary>The build and all merges of everything: by how much a count of phrases may be too low.</summary>
    public int WholeMerges { get; set; } = 1;

    public IReadOnlyDictionary<int, IndexDocument> Documents => _documents;

    public bool HasHoles => _documents.Count < NumberCount;

    public int Find(string key) => _numbers.GetValueOrDefault(key, -1);

    public int Put(IndexDocument document)
    {
        var number = Find(document.Key);
        if (number < 0)
            _numbers[document.Key] = number = NumberCount++;
        else
            Replaced++;
        _documents[number] = document;
        return number;
    }

    public bool Remove(string key)
    {
        if (!_numbers.Remove(key, out var number))
            return false;
        Replaced++;
        _documents.Remove(number);
        _rows.Remove(number);
        foreach (var row in _rows.Values)
            row.Remove(number);
        return true;
    }

    public void SetReferences(int citing, IEnumerable<(int Cited, uint Origins)> references)
        => _rows[citing] = new(references.ToDictionary(one => one.Cited, one => one.Origins));

    /// <summary>Builds at once what the model holds, its documents in the order of their numbers.</summary>
    public TestIndex Build(out int[] numbers)
    {
        int[] living = [.. _documents.Keys];
        numbers = living;
        return new TestIndex([.. _documents.Values], [.. Edges().Select(edge =>
            (Array.BinarySearch(living, edge.Citing), Array.BinarySearch(living, edge.Cited), edge.Origins))]);
    }

    public void AssertHolds(IndexReader reader)
    {
        Assert.Equal(_documents.Count, reader.DocumentCount);
        Assert.Equal(NumberCount, reader.NumberCount);
        for (var number = 0; number < NumberCount; number++)
            AssertDocument(reader, number);
        foreach (var field in new[] { KeywordField.Category, KeywordField.Author })
            AssertKeywords(reader, field);
        AssertGraph(reader);
        AssertStatistics(reader);
    }

    private void AssertDocument(IndexReader reader, int number)
    {
        Assert.Equal(_documents.ContainsKey(number), reader.Contains(number));
        if (!_documents.TryGetValue(number, out var document))
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => reader.Key(number));
            return;
        }

        Assert.Equal(number, reader.Find(document.Key));
        Assert.Equal(document.Key, reader.Key(number));
        Assert.Equal((document.Day, document.Year, document.Kind), (reader.Day(number), reader.Year(number), reader.Kind(number)));
        Assert.Equal(document.Categories.Distinct(), reader.Keywords(KeywordField.Category, number));
        Assert.Equal(document.AuthorSlugs.Distinct(), reader.Keywords(KeywordField.Author, number));
    }

    private void AssertKeywords(IndexReader reader, KeywordField field)
    {
        var expected = _documents.Values
            .SelectMany(document => (field == KeywordField.Category ? document.Categories : document.AuthorSlugs).Distinct())
            .GroupBy(value => value).OrderBy(values => values.Key, StringComparer.Ordinal)
            .Select(values => new FacetCount(values.Key, values.Count())).ToList();
        Assert.Equal(expected, reader.Keywords(field));
        foreach (var (value, count) in expected)
            Assert.Equal(count, reader.KeywordCount(field, value));
    }

    private void AssertGraph(IndexReader reader)
    {
        var edges = Edges();
        Assert.Equal(NumberCount, reader.Graph.NodeCount);
        Assert.Equal(edges.Count, reader.Graph.EdgeCount);
        Assert.Equal(edges.Count, reader.Manifest.CitationCount);
        for (var number = 0; number < NumberCount; number++)
        {
            var references = edges.Where(edge => edge.Citing == number).OrderBy(edge => edge.Cited).ToList();
            Assert.Equal(references.Select(edge => edge.Cited), reader.Graph.References(number).ToArray());
            for (var index = 0; index < references.Count; index++)
                Assert.Equal(references[index].Origins, reader.Graph.ReferenceOrigins(number)[index]);
            var citations = edges.Where(edge => edge.Cited == number).OrderBy(edge => edge.Citing).ToList();
            Assert.Equal(citations.Select(edge => edge.Citing), reader.Graph.Citations(number).ToArray());
            for (var index = 0; index < citations.Count; index++)
                Assert.Equal(citations[index].Origins, reader.Graph.CitationOrigins(number)[index]);
        }
    }

    private void AssertStatistics(IndexReader reader)
    {
        using var built = Build(out _);
        var expected = built.Reader.Segments;
        Assert.Equal(expected.DocumentsWithText, reader.Segments.DocumentsWithText);
        for (var field = 0; field < 4; field++)
        {
            // The same averages to the last bit, and so the same weights.
            Assert.Equal(expected.Weights(null).Factor(field, 0x14141414), reader.Segments.Weights(null).Factor(field, 0x14141414));
        }

        foreach (var word in RandomCorpus.Words)
        {
            var term = Analyzer.Analyze(word)[0].Term;
            AssertCounts(expected.Counts(term), reader.Segments.Counts(term));
            Assert.Equal(built.Reader.Terms.DocumentFrequency(term), reader.Terms.DocumentFrequency(term));
            var (there, here) = (built.Reader.Terms.DocumentFrequency(term, "matter"), reader.Terms.DocumentFrequency(term, "matter"));
            // One document alone with a phrase is none.
            Assert.InRange(here, there - WholeMerges < 2 ? 0 : there - WholeMerges, there + Replaced + 1);
        }
    }

    private static void AssertCounts(TermCounts expected, TermCounts actual)
    {
        Assert.Equal((expected.Any, expected.TitleOrAbstract), (actual.Any, actual.TitleOrAbstract));
        for (var field = 0; field < 4; field++)
            Assert.Equal(expected.ByField[field], actual.ByField[field]);
    }

    private List<(int Citing, int Cited, uint Origins)> Edges()
        => [.. _rows.SelectMany(row => row.Value.Select(edge => (row.Key, edge.Key, edge.Value)))];
}
