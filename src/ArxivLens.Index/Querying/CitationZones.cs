using System.Collections.Concurrent;
using System.Numerics;
using ArxivLens.Index.Graph;
using ArxivLens.Index.Segments;

namespace ArxivLens.Index.Querying;

/// <summary>How often the most cited document of each 64 of a segment is cited, and of each window.</summary>
internal sealed class CitationZones
{
    private readonly int[] _greatest;
    private readonly int[] _ofWindows;

    /// <summary>Counts the citations of all documents once.</summary>
    public CitationZones(Segment segment, CitationGraph graph)
    {
        _ofWindows = new int[Window.CountOf(segment.DocumentCount)];
        _greatest = new int[_ofWindows.Length * Window.Words];
        for (var place = 0; place < segment.DocumentCount; place++)
        {
            ref var greatest = ref _greatest[place >> 6];
            greatest = Math.Max(greatest, CountOf(graph, segment.Documents.Number(place)));
        }

        for (var window = 0; window < _ofWindows.Length; window++)
            _ofWindows[window] = OfWords(window).ToArray().Max();
    }

    /// <summary>How often a document is cited.</summary>
    /// <exception cref="InvalidDataException">There is no such document.</exception>
    public static int CountOf(CitationGraph graph, int number) => (uint)number < (uint)graph.NodeCount
        ? graph.CitationRows.Length(number)
        : throw new InvalidDataException("A segment holds a document that the graph does not have.");

    /// <summary>The greatest number of a window.</summary>
    /// <exception cref="InvalidDataException">There is no such window: the blocks of a term lead outside.</exception>
    public int Greatest(int window) => (uint)window < (uint)_ofWindows.Length
        ? _ofWindows[window]
        : throw new InvalidDataException("The postings of a term reach over the end of their segment.");

    /// <summary>The greatest number of each 64 documents of a window.</summary>
    public ReadOnlySpan<int> OfWords(int window) => _greatest.AsSpan(window * Window.Words, Window.Words);
}

/// <summary>The graph as searches ordered by citations see it.</summary>
internal sealed class CitationOrder(CitationGraph graph)
{
    private readonly ConcurrentDictionary<Segment, CitationZones> _zones = [];

    /// <summary>The zones of a segment; made when first asked for.</summary>
    public CitationZones ZonesOf(Segment segment)
        => _zones.GetOrAdd(segment, static (one, graph) => new CitationZones(one, graph), graph);

    /// <summary>Offers the matches of a window that can be among the most cited.</summary>
    public void Offer(Segment segment, int window, ReadOnlySpan<ulong> mask, TopHits hits)
    {
        var greatest = ZonesOf(segment).OfWords(window);
        for (var word = 0; word < mask.Length; word++)
        {
            for (var rest = mask[word]; rest != 0 && greatest[word] >= hits.NeededKey; rest &= rest - 1)
            {
                var place = Window.Start(window) + (word << 6) + BitOperations.TrailingZeroCount(rest);
                var number = segment.Documents.Number(place);
                hits.Offer(number, CitationZones.CountOf(graph, number));
            }
        }
    }
}
