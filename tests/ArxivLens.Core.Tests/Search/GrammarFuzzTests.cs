using ArxivLens.Core.Papers;
using ArxivLens.Core.Search;
using ArxivLens.Index;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Querying;
using ArxivLens.Index.Tests;
using ArxivLens.Tests.Shared;
using Xunit.Abstractions;

namespace ArxivLens.Core.Tests.Search;

/// <summary>
/// Searches by the grammar and with slips in them: what is read is what was meant, and what is found is what exhaustive scoring
/// finds, page by page, in every order, explained to the unit. bench/fuzz.sh goes on for minutes.
/// </summary>
public sealed class GrammarFuzzTests(ITestOutputHelper output, GrammarFuzzTests.Library library)
    : IClassFixture<GrammarFuzzTests.Library>
{
    private const int FewRounds = 300;
    private const int LongestKnownPrefix = 3;
    private static readonly NotQuery IsKnown = new(new KindQuery((byte)WorkKind.Unresolved));

    /// <summary>Seeds of rounds that once failed.</summary>
    public static TheoryData<ulong> Findings => [2, 7044167];

    [Theory]
    [MemberData(nameof(Findings))]
    public void What_once_failed_is_answered_as_by_exhaustive_scoring(ulong seed) => Run(seed);

    [Fact]
    public void Every_search_is_read_as_it_is_meant_and_answered_as_by_exhaustive_scoring()
    {
        var seed = FuzzSeed.Choose();
        output.WriteLine($"{FuzzSeed.Variable}={seed}");
        var (rounds, compared) = (0, 0);
        var found = new List<string>();
        foreach (var own in FuzzRounds.From(seed, FewRounds))
        {
            try
            {
                compared += Run(own);
            }
            catch (InvalidOperationException finding)
            {
                found.Add($"{finding.Message}\n{finding.InnerException}");
            }

            rounds++;
        }

        output.WriteLine($"{rounds} rounds, {compared} answers compared with exhaustive scoring, {found.Count} findings");
        Assert.True(found.Count == 0, string.Join("\n\n", found.Take(12)));
        Assert.True(compared > rounds, "Too few answers could be compared.");
    }

    /// <summary>A search as it is meant, and the same with slips.</summary>
    private int Run(ulong seed)
    {
        var random = new Sequence(seed);
        var searches = new RandomSearch(random);
        var (text, meaning) = searches.Make();
        var asked = text;
        try
        {
            if (text.Length <= QueryLimits.MaximumLength)
                CheckReading(text, meaning);
            var compared = CheckAnswer(text, random) ? 1 : 0;
            asked = searches.Slip(text);
            return compared + (CheckAnswer(asked, random) ? 1 : 0);
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"{FuzzSeed.Variable}={seed}: “{asked}”", exception);
        }
    }

    private void CheckReading(string text, Query meaning)
    {
        var parsed = QueryParser.Parse(text);
        Assert.Empty(parsed.Exceeded);
        int[] read = parsed.Strict is { } strict ? [.. Naive(strict).Keys.Order()] : [];
        Assert.Equal(Naive(meaning).Keys.Order(), read);
    }

    /// <returns>Whether it was compared with exhaustive scoring.</returns>
    private bool CheckAnswer(string text, Sequence random)
    {
        var request = new WorkSearchRequest(text, Order: (SearchOrder)random.Below(4), PageSize: 100);
        var answer = WorkSearch.Find(library.Reader, request);
        Assert.False(answer.IsStopped);
        CheckPages(request, answer, random);
        if (answer.Asked is not { } asked)
            return false;
        var ranked = WorkSearch.Find(library.Reader, request with { Order = SearchOrder.Relevance });
        Assert.Equal(answer.Total, ranked.Total);
        foreach (var hit in ranked.Hits.Take(5))
            Assert.Equal(hit.Score, library.Reader.Explain(asked, hit.Document)!.Score);
        var hurried = library.Reader.Search(new SearchRequest(asked, 0, 10) { CountLimit = 1 });
        if (answer.Address is null && text.Trim().Length > 0)
            Assert.Equal(ranked.Hits.Take(10), hurried.Hits);
        if (answer.Address is not null || !IsKnownToNaive(asked) || text.Trim().Length == 0)
            return false;
        Compare(Naive(asked), ranked);
        return true;
    }

    private void CheckPages(WorkSearchRequest request, SearchAnswer whole, Sequence random)
    {
        var size = 1 + random.Below(30);
        var page = 1 + random.Below(3);
        var part = WorkSearch.Find(library.Reader, request with { Page = page, PageSize = size });
        Assert.Equal(whole.Total, part.Total);
        if (page * size <= 100)
            Assert.Equal(whole.Hits.Skip((page - 1) * size).Take(size), part.Hits);
    }

    private IReadOnlyDictionary<int, double> Naive(Query query) => library.Naive.Search(new AndQuery([query, IsKnown]));

    private static void Compare(IReadOnlyDictionary<int, double> expected, SearchAnswer actual)
    {
        Assert.Equal(expected.Count, actual.Total);
        Assert.All(actual.Hits, hit => Assert.Equal(expected[hit.Document], hit.Score, 1e-3));
        Assert.Equal(actual.Hits.OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Document), actual.Hits);
        var worst = actual.Hits.Count > 0 ? actual.Hits[^1].Score : 0;
        var shown = actual.Hits.Select(hit => hit.Document).ToHashSet();
        Assert.All(expected.Where(one => !shown.Contains(one.Key)), one => Assert.InRange(one.Value, 0, worst + 1e-3));
    }

    // Of a longer prefix stems and forms count, which the naive search does not know.
    private static bool IsKnownToNaive(Query query) => query switch
    {
        PrefixQuery prefix => prefix.Text.Length <= LongestKnownPrefix && prefix.Text.All(char.IsAsciiLetterLower),
        AndQuery and => and.Parts.All(IsKnownToNaive),
        OrQuery or => or.Parts.All(IsKnownToNaive),
        NotQuery not => IsKnownToNaive(not.Part),
        _ => true,
    };

    /// <summary>An index of two segments, some of whose documents were replaced.</summary>
    public sealed class Library : IDisposable
    {
        private const int Built = 150;
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("arxivlens-grammar-");

        public Library()
        {
            var documents = Categorised(RandomCorpus.Make(new Sequence(21), Built));
            TestIndex.Write(_folder.FullName, documents, []);
            using (var update = IndexUpdate.Begin(_folder.FullName, ""))
            {
                foreach (var document in Categorised(RandomCorpus.Make(new Sequence(22), 40)))
                {
                    var changed = document with { Key = $"k{4 * int.Parse(document.Key[1..], null)}" };
                    var number = update.Put(changed);
                    if (number == documents.Count)
                        documents.Add(changed);
                    documents[number] = changed;
                }

                update.Commit();
            }

            Reader = IndexReader.Open(_folder.FullName);
            Naive = new NaiveSearch(documents);
        }

        internal IndexReader Reader { get; }

        internal NaiveSearch Naive { get; }

        public void Dispose()
        {
            Reader.Dispose();
            _folder.Delete(true);
        }

        private static List<IndexDocument> Categorised(IndexDocument[] documents)
            => [.. documents.Select(document => document with
            {
                Categories = [.. document.Categories.Select(category => category == "cat.1" ? "cs.AI" : "hep-th").Distinct()],
            })];
    }
}
