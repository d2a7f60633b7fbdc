using ArxivLens.Index.Files;
using ArxivLens.Index.Graph;
using BenchmarkDotNet.Attributes;

namespace ArxivLens.Benchmarks.Index;

/// <summary>
/// Questions to a graph of 300,000 made-up papers with a hub of over 100,000 citations, at the hub. Allocated bytes are the
/// figure to watch: at most 20 KB. <c>-- graph 3000000</c> measures the slowest one in a hundred at full size.
/// </summary>
[MemoryDiagnoser]
public class GraphBenchmarks
{
    private const int Nodes = 300_000;

    private GeneratedGraph _generated = null!;
    private MappedFile _file = null!;
    private CitationGraph _graph = null!;
    private int _hub;
    private int _citing;

    [GlobalSetup]
    public void Write()
    {
        _generated = GeneratedGraph.Begin();
        var writer = _generated.Gather(Nodes);
        _file = _generated.Write("whole", file => writer.Write(file, Nodes));
        _graph = new CitationGraph([_file]);
        _hub = Enumerable.Range(0, Nodes).MaxBy(node => _graph.Citations(node).Length);
        _citing = _graph.Citations(_hub)[^1];
    }

    [GlobalCleanup]
    public void Remove()
    {
        _file.Dispose();
        _generated.Dispose();
    }

    [Benchmark]
    public int OneStep() => Around(new NeighbourhoodRequest(_hub));

    [Benchmark]
    public int TwoSteps() => Around(new NeighbourhoodRequest(_hub) { Steps = 2, Budget = 500 });

    [Benchmark]
    public int TwoStepsOfOneOrigin() => Around(new NeighbourhoodRequest(_hub) { Steps = 2, Budget = 500, Origins = 8 });

    [Benchmark]
    public int CoCited() => _graph.FindCoCited(_hub, 20).Works.Count;

    [Benchmark]
    public int Coupled() => _graph.FindCoupled(_citing, 20).Works.Count;

    [Benchmark]
    public int? Path() => _graph.FindPath(new PathRequest(_citing, Nodes / 2))?.Count;

    private int Around(NeighbourhoodRequest request)
    {
        using var neighbourhood = _graph.Around(request);
        return neighbourhood.Edges.Length;
    }
}
