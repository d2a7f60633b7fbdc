using ArxivLens.Index;
using ArxivLens.Index.Analysis;
using ArxivLens.Index.Querying;
using BenchmarkDotNet.Attributes;

namespace ArxivLens.Benchmarks.Index;

/// <summary>
/// Reading questions on an index of 20,000 made-up papers. Allocated bytes are the figure to watch: time is noise.
/// </summary>
[MemoryDiagnoser]
public class IndexBenchmarks
{
    private readonly string _directory = Directory.CreateTempSubdirectory("arxivlens-bench-").FullName;
    private readonly string _text = GeneratedLibrary.Text(1, 150);
    private readonly SearchRequest _or = Top10(new OrQuery([Term(40), Term(60)]));
    private readonly SearchRequest _and = Top10(new AndQuery([Term(40), Term(60)]));
    private readonly SearchRequest _phrase = Top10(new PhraseQuery($"{GeneratedLibrary.Word(5)} {GeneratedLibrary.Word(6)}"));
    private IndexReader _index = null!;

    [GlobalSetup]
    public void Build()
    {
        GeneratedLibrary.Build(_directory);
        _index = IndexReader.Open(_directory);
    }

    [GlobalCleanup]
    public void Remove()
    {
        _index.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    [Benchmark]
    public int Analyse() => Analyzer.Analyze(_text).Count;

    [Benchmark]
    public int TopTenOfTwoCommonWords() => _index.Search(_or).Total;

    [Benchmark]
    public int TopTenOfBothWords() => _index.Search(_and).Total;

    [Benchmark]
    public int Phrase() => _index.Search(_phrase).Total;

    [Benchmark]
    public int SimilarText() => _index.FindSimilarText(1, 10).Count;

    /// <summary>A hub's citers and everything they cite.</summary>
    [Benchmark]
    public long Neighbourhood()
    {
        var sum = 0L;
        foreach (var citing in _index.Graph.Citations(0))
        {
            foreach (var cited in _index.Graph.References(citing))
                sum += cited;
        }

        return sum;
    }

    private static TermQuery Term(int rank) => new(GeneratedLibrary.Word(rank));

    private static SearchRequest Top10(Query query) => new(query, 0, 10);
}
