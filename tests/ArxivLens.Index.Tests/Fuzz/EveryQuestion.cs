using ArxivLens.Index.Documents;
using ArxivLens.Index.Graph;
using ArxivLens.Index.Querying;
using ArxivLens.Index.Similarity;
using ArxivLens.Index.Suggesting;

namespace ArxivLens.Index.Tests.Fuzz;

/// <summary>
/// Asks a reader of an index of <see cref="RandomCorpus"/> whatever can be asked. Each question ends in an answer or in one of
/// two exceptions, soon, and without taking much memory.
/// </summary>
/// <param name="reader">The reader.</param>
/// <param name="random">Chooses documents, orders and limits.</param>
internal sealed class EveryQuestion(IndexReader reader, Sequence random)
{
    private const long MuchMemory = 64 << 20;
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(10);

    private static readonly Query[] Queries =
    [
        new AllQuery(), new TermQuery("dark"), new TermQuery("model", TextField.Title), new TermQuery("theories", IsExact: true),
        new PhraseQuery("dark matter"), new PhraseQuery("gauge theories", TextField.Abstract, IsExact: true),
        new PhraseQuery("field of gravity"), new PrefixQuery("g"), new PrefixQuery("theor"),
        new PrefixQuery("ma", TextField.Title),
        new AndQuery([new TermQuery("field"), new NotQuery(new TermQuery("theory"))]),
        new AndQuery([new TermQuery("field"), new TermQuery("quark"), new PrefixQuery("m")]),
        new OrQuery([new TermQuery("quark"), new TermQuery("gauge"), new TermQuery("galaxy")]),
        new OrQuery([new PhraseQuery("dark matter"), new TermQuery("dark"), new TermQuery("dark"), new PrefixQuery("q")]),
        new AndQuery([new OrQuery([new TermQuery("x"), new TermQuery("su")]), new KeywordQuery(KeywordField.Category, "cat.1")]),
        new AndQuery([new KeywordQuery(KeywordField.Author, "author-2"), new YearQuery(1991, 1993)]),
        new AndQuery([new TermQuery("model"), new DayQuery(730003, 730011), new NotQuery(new KindQuery(1))]),
        new NotQuery(new TermQuery("gravity")), new KeyQuery("k7"), new KindQuery(2),
    ];

    /// <summary>Asks all of it.</summary>
    public void Ask()
    {
        foreach (var query in Queries)
            Search(query);
        for (var number = random.Below(30); number < reader.NumberCount; number += 1 + random.Below(120))
            AskOf(number);
        AskOfWords();
    }

    /// <summary>Reads, and lets the two exceptions pass.</summary>
    /// <returns>What was read; the default when it was refused.</returns>
    public static T? Try<T>(string question, Func<T> read)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var began = TimeProvider.System.GetTimestamp();
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is IndexDamagedException or InvalidDataException)
        {
            return default;
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"{question}: {exception.GetType().Name}", exception);
        }
        finally
        {
            var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(bytes < MuchMemory, $"{question} took {bytes} bytes.");
            var time = TimeProvider.System.GetElapsedTime(began);
            Assert.True(time < Long, $"{question} took {time}.");
        }
    }

    private void Search(Query query)
    {
        var order = (SearchOrder)random.Below(4);
        var request = new SearchRequest(query, random.Below(3), 20, order, FacetLimit: random.Below(2) * 3)
        {
            CountLimit = random.Below(2) == 0 ? 1 : int.MaxValue,
        };
        if (Try($"search {query} by {order}", () => reader.Search(request)) is not { } found)
            return;
        if (found.Last is not null)
            Try($"search {query} behind", () => reader.Search(request with { Offset = 0, After = found.Last }));
        foreach (var hit in found.Hits.Take(3))
            Try($"explain {query}", () => reader.Explain(query, hit.Document));
        AskKeys($"search {query}", found.Hits.Select(hit => hit.Document));
    }

    private void AskOf(int number)
    {
        Try("find", () => reader.Find($"k{number}"));
        if (!Try("contains", () => (bool?)reader.Contains(number)).GetValueOrDefault())
            return;
        Try("key", () => reader.Key(number));
        Try("title", () => reader.Title(number));
        Try("columns", () => (int?)(reader.Day(number) + reader.Year(number) + reader.Kind(number)));
        Try("keywords", () => reader.Keywords((KeywordField)random.Below(2), number));
        AskKeys("similar", Try("similar", () => reader.FindSimilarText(number, 5))?.Select(hit => hit.Document));
        Try("heaviest", () => reader.HeaviestTerms(number, 5));
        Try("shared", () => SharedWithAny(number));
        AskGraph(number);
    }

    private IReadOnlyList<SharedTerm> SharedWithAny(int number)
    {
        using var likeness = reader.Likeness(number);
        return likeness.FindNearest(3) is [.., var hit] ? likeness.SharedWith(hit.Document) : [];
    }

    private void AskGraph(int number)
    {
        var graph = reader.Graph;
        var other = random.Below(reader.NumberCount);
        var directions = (CitationDirections)(1 + random.Below(3));
        Try("rows", () => (int?)(Sum(graph.References(number)) + Sum(graph.Citations(number))));
        Try("origins", () => (int?)(Sum(graph.ReferenceOrigins(number)) + Sum(graph.CitationOrigins(number))));
        Try("importance", () => (float?)graph.Importance(number));
        Try("near", () => Around(new NeighbourhoodRequest(number)
        {
            Steps = 1 + random.Below(2), Budget = 1 + random.Below(200), Directions = directions,
            Origins = random.Below(2) == 0 ? uint.MaxValue : (uint)random.Below(4),
        }));
        AskEnds("path", Try("path", () => graph.FindPath(new PathRequest(number, other) { Directions = directions })));
        AskEnds("cocited", Try("cocited", () => graph.FindCoCited(number, 10))?.Works.Select(work => work.Document));
        AskEnds("coupled", Try("coupled", () => graph.FindCoupled(number, 10))?.Works.Select(work => work.Document));
    }

    private void AskOfWords()
    {
        Try("authors", () => reader.Keywords(KeywordField.Author).Count());
        Try("category", () => (int?)reader.KeywordCount(KeywordField.Category, "cat.1"));
        Try("frequency", () => (int?)reader.Terms.DocumentFrequency("dark", "matter"));
        foreach (var typed in new[] { "d", "dark ma", "the", "theo", "x su", "an", "gauge theory o" })
        {
            var found = Try($"suggest {typed}", () => reader.Suggest(typed, 8));
            AskKeys($"suggest {typed}", found?.Where(one => one.Kind == SuggestionKind.Title).Select(one => one.Document));
        }

        foreach (var word in new[] { "gravty", "quark", "galxay", "mattre" })
            Try($"correct {word}", () => reader.Correct(word));
    }

    /// <summary>What is found is there.</summary>
    private void AskKeys(string question, IEnumerable<int>? found)
    {
        foreach (var document in found ?? [])
            Try($"key of {document}, found by {question}", () => reader.Key(document));
    }

    /// <summary>What is found is a node; its document may have been removed.</summary>
    private void AskEnds(string question, IEnumerable<int>? found)
    {
        foreach (var node in found ?? [])
            Assert.True(node >= 0 && node < reader.NumberCount, $"{question} finds {node}.");
    }

    private int? Around(NeighbourhoodRequest request)
    {
        using var near = reader.Graph.Around(request);
        AskEnds("near", near.Nodes.ToArray().Select(node => node.Document));
        return near.Edges.Length;
    }

    private static int Sum(ReadOnlySpan<int> ends)
    {
        var sum = 0;
        foreach (var end in ends)
            sum ^= end;
        return sum;
    }

    private static int Sum(OriginRow origins)
    {
        var sum = 0;
        for (var index = 0; index < origins.Length; index++)
            sum ^= (int)origins[index];
        return sum;
    }
}
