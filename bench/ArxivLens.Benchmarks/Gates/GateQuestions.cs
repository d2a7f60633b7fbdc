using ArxivLens.Index;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Graph;
using ArxivLens.Index.Querying;

namespace ArxivLens.Benchmarks.Gates;

/// <summary>
/// Questions of every class, as readers ask them: the ten best, hits counted to a thousand. Rare, medium and common words are as
/// frequent as those of bench/ArxivLens.Scale.
/// </summary>
internal sealed class GateQuestions
{
    private const int Each = 12;
    private const int Wanted = 10;
    private const int WantedOfGraph = 20;
    private const int GraphBudget = 500;
    private const int FacetValues = 20;
    private const int CountLimit = 1_000;

    private readonly IndexReader _index;
    private readonly string[] _rare;
    private readonly string[] _medium;
    private readonly string[] _common;
    private readonly List<(string Class, Func<int>[] Asked)> _classes = [];

    private GateQuestions(IndexReader index)
    {
        _index = index;
        _rare = WordsOf(1e-5, Math.Max(1e-4, 10.0 / index.DocumentCount));
        _medium = WordsOf(0.001, 0.01);
        _common = WordsOf(0.05, 0.30);
    }

    /// <summary>The questions of each class over an index of <see cref="GateLibrary"/>; each tells how much it found.</summary>
    public static IReadOnlyList<(string Class, Func<int>[] Asked)> Of(IndexReader index)
    {
        var questions = new GateQuestions(index);
        questions.AddWords();
        questions.AddShapes();
        questions.AddOrders();
        questions.AddPapers();
        return questions._classes;
    }

    private void AddWords()
    {
        Search("rare", one => Top(Term(_rare, one)));
        Search("medium", one => Top(Term(_medium, one)));
        Search("common", one => Top(Term(_common, one)));
        Search("and of 2", one => Top(new AndQuery([Term(_common, one), Term(_common, one + 1)])));
        Search("and of 3", one => Top(new AndQuery([Term(_medium, one), Term(_common, one), Term(_common, one + 1)])));
        Search("or of 2", one => Top(Or(_common, one, 2)));
        Search("or of 3", one => Top(Or(_medium, one, 3)));
    }

    private void AddShapes()
    {
        Search("phrase", one => Top(new PhraseQuery(string.Join(' ', GateLibrary.Abstract(one).AsSpan(one, 2)!))));
        Search("prefix", one => Top(new PrefixQuery(GateLibrary.Word(1 + one)[..2])));
        Search("fielded", one => Top(new TermQuery(_medium[one % _medium.Length], TextField.Title)));
        Search("filtered", one => Top(new AndQuery(
        [
            Or(_medium, one, 2), new KeywordQuery(KeywordField.Category, GateLibrary.Category(one % 5)),
            new DayQuery(GateLibrary.FirstDay + 2_000, GateLibrary.FirstDay + 5_000 + one),
        ])));
        Add("explain", one =>
        {
            var request = Top(Or(_medium, one, 3));
            return () => _index.Explain(request.Query, _index.Search(request).Hits[0].Document)!.Parts.Count;
        });
        Add("suggest", one =>
        {
            var typed = (one % 3) switch
            {
                0 => GateLibrary.Title(one)[..5],
                1 => GateLibrary.Author(one)[..4],
                _ => _common[one][..3],
            };
            return () => _index.Suggest(typed, Wanted).Count;
        });
    }

    private void AddOrders()
    {
        Search("newest", one => Top(new AndQuery([Term(_common, one), Term(_common, one + 1)]), SearchOrder.Newest));
        Search("oldest", one => Top(new AndQuery([Term(_common, one), Term(_common, one + 1)]), SearchOrder.Oldest));
        Search("cited", one => Top(Or(_medium, one, 2), SearchOrder.Citations));
        Search("facets", one => new SearchRequest(Term(_common, one), 0, Wanted, FacetLimit: FacetValues)
        {
            FacetKinds = FacetKinds.Categories | FacetKinds.Years,
        });
        Search("facets with authors", one => new SearchRequest(Term(_common, one), 0, Wanted, FacetLimit: FacetValues));
    }

    private void AddPapers()
    {
        Add("similar", one => () => _index.FindSimilarText(PaperOf(one), Wanted).Count);
        Add("near1", one => () => Around(one, 1));
        Add("near2", one => () => Around(one, 2));
        Add("path", one => () => _index.Graph.FindPath(new PathRequest(PaperOf(one), PaperOf(one + 5)))?.Count ?? 0);
        Add("cocited", one => () => _index.Graph.FindCoCited(PaperOf(one), WantedOfGraph).Works.Count);
        Add("coupled", one => () => _index.Graph.FindCoupled(PaperOf(one), WantedOfGraph).Works.Count);
    }

    private int Around(int one, int steps)
    {
        using var near = _index.Graph.Around(
            new NeighbourhoodRequest(PaperOf(one)) { Steps = steps, Budget = GraphBudget });
        return near.Edges.Length;
    }

    // The first is the most cited one; of the others few are so new that nobody cites them.
    private int PaperOf(int one) => (int)(one * 7_919L % (_index.DocumentCount / 3));

    private void Search(string name, Func<int, SearchRequest> request) => Add(name, one =>
    {
        var asked = request(one);
        return () => _index.Search(asked).Hits.Count;
    });

    private void Add(string name, Func<int, Func<int>> question)
        => _classes.Add((name, [.. Enumerable.Range(0, Each).Select(question)]));

    private string[] WordsOf(double least, double most)
    {
        var ranks = Enumerable.Range(1, GateLibrary.Words - 1).Select(GateLibrary.Word);
        var words = ranks.Where(word => _index.Terms.DocumentFrequency(word) / (double)_index.DocumentCount is var share
            && share >= least && share <= most).Take(3 * Each).ToArray();
        return words.Length >= Each ? words : throw new InvalidOperationException("The library is too small for its questions.");
    }

    private static TermQuery Term(string[] words, int one) => new(words[one % words.Length]);

    private static OrQuery Or(string[] words, int one, int count)
        => new([.. Enumerable.Range(one, count).Select(word => Term(words, word))]);

    private static SearchRequest Top(Query query, SearchOrder order = SearchOrder.Relevance)
        => new(query, 0, Wanted, order) { CountLimit = CountLimit };
}
