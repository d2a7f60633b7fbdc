using ArxivLens.Index;
using ArxivLens.Index.Files;
using ArxivLens.Index.Graph;

namespace ArxivLens.Benchmarks.Index;

/// <summary>
/// A citation graph of made-up papers, the same in every run: 22.4 references a paper on average, to older papers but for one in
/// three hundred, half of them within one of the topics, citations by a power law of exponent 2.3. At 3 M nodes it has 67 M edges
/// and about ten hubs of over 50,000 citations.
/// </summary>
internal sealed class GeneratedGraph : IDisposable
{
    private const int Topics = 2_000;

    private readonly string _directory = Directory.CreateTempSubdirectory("arxivlens-graph-").FullName;
    private readonly HashSet<int> _row = [];
    private ulong _state = 20261122;

    private GeneratedGraph()
    {
    }

    public static GeneratedGraph Begin() => new();

    /// <summary>Gathers the edges, in the order of a library or, to sort more, shuffled in pieces of a thousand papers.</summary>
    public CitationGraphWriter Gather(int nodes, bool isShuffled = false)
    {
        var writer = new CitationGraphWriter();
        for (var number = 0; number < nodes; number++)
        {
            var citing = isShuffled ? (int)((long)number * 7_368_787 % nodes) : number;
            _row.Clear();
            for (var left = Math.Min(References(), citing / 2); left > 0; left--)
                _row.Add(Cited(citing, nodes));
            _row.Remove(citing);
            foreach (var cited in _row.Order())
                writer.Add(citing, cited, Origins());
        }

        return writer;
    }

    /// <summary>Writes a graph file and maps it.</summary>
    public MappedFile Write(string name, Action<SectionWriter> write)
    {
        IndexFile entry;
        using (var writer = new SectionWriter(Path.Combine(_directory, name), FileKind.Graph))
        {
            write(writer);
            entry = writer.Complete();
        }

        return MappedFile.Open(_directory, entry, FileKind.Graph);
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    /// <summary>Two of three edges have the first origin alone, as where one source knows nearly all.</summary>
    private uint Origins() => Next() < 0.67 ? 1u : 1u + (uint)(Next() * 15);

    // One in eight has next to none, one in a hundred is a review.
    private int References() => Next() switch
    {
        < 0.12 => 1,
        < 0.99 => 4 + (int)(-20.5 * Math.Log(1 - Next())),
        _ => 100 + (int)(Next() * 300),
    };

    private int Cited(int citing, int nodes)
    {
        if (Next() < 0.003)
            return (int)(Next() * nodes);
        var skew = Next();
        if (Next() < 0.5)
            return (int)(citing * skew * skew * skew * skew);
        var older = citing / Topics;
        return (int)(older * skew * skew * skew) * Topics + citing % Topics;
    }

    private double Next()
    {
        _state = _state * 6364136223846793005 + 1442695040888963407;
        var mixed = (_state ^ (_state >> 32)) * 0x9E37_79B9_7F4A_7C15;
        return (mixed >> 11) / (double)(1UL << 53);
    }
}
