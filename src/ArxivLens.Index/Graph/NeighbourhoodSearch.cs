using System.Runtime.InteropServices;

namespace ArxivLens.Index.Graph;

/// <summary>Finds a neighbourhood; <see cref="CitationGraph.Around"/> says by what rule.</summary>
internal ref struct NeighbourhoodSearch
{
    /// <summary>Edges read at most of each direction in the second step, shared evenly by the nodes they start from.</summary>
    private const int SecondStepEdges = 16_000;

    /// <summary>Edges of a row read in the second step at least.</summary>
    private const int FewestEdges = 16;

    /// <summary>Bit of the count of a node that is kept.</summary>
    private const ushort Kept = 0x8000;

    private readonly CitationGraph _graph;
    private readonly NeighbourhoodRequest _request;
    private readonly GraphScratch _scratch;
    private readonly CitationNeighbourhood _result;
    private readonly ReadOnlySpan<float> _importances;
    private readonly CancellationToken _token;
    private RowSelection _selection;
    private int _starts;

    public NeighbourhoodSearch(
        CitationGraph graph, NeighbourhoodRequest request, GraphScratch scratch, CitationNeighbourhood result,
        CancellationToken token)
    {
        _graph = graph;
        _request = request;
        _scratch = scratch;
        _result = result;
        _importances = graph.Importances;
        _token = token;
        _selection = new RowSelection(request, scratch.List);
    }

    /// <summary>Fills the result.</summary>
    public void Run()
    {
        Keep(_request.Document, 0, CitationDirections.None, 0);
        foreach (var other in _request.Others)
            Keep(other, 0, CitationDirections.None, 0);
        _starts = _scratch.Table.Count;
        var places = Math.Max(0, _request.Budget - _starts);
        _result.ReferenceCount = _selection.Count(_graph.ReferenceRows, _request.Document);
        _result.CitationCount = _selection.Count(_graph.CitationRows, _request.Document);
        GatherNeighbours(places);
        ChooseNeighbours(_request.Steps == 1 ? places : (places + 1) / 2);
        _scratch.Clear();
        foreach (var node in _scratch.Table.Nodes)
            _scratch.CountOf(node) = Kept;
        if (_request.Steps > 1)
            TakeSecondStep(Math.Max(0, _request.Budget - _scratch.Table.Count));
        AddEdges();
        _scratch.Clear();
        foreach (var node in _scratch.Table.Nodes)
            _scratch.CountOf(node) = 0;
    }

    private readonly bool Goes(CitationDirections direction) => (_request.Directions & direction) != 0;

    private readonly void Keep(int node, byte step, CitationDirections relation, float relevance)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)node, (uint)_graph.NodeCount, nameof(node));
        _scratch.Table.Add(node, out _);
        _result.Add(new NeighbourNode(node, step, relation, relevance));
    }

    private readonly float Relevance(int node, int ties)
    {
        var importance = CitationGraph.ImportanceOf(node, _importances);
        var relevance = ties * MathF.Sqrt(MathF.Sqrt(importance));
        return _request.Recency is { } recency ? relevance * recency.Of(node) : relevance;
    }

    /// <summary>Flags the neighbours with their relation.</summary>
    private void GatherNeighbours(int places)
    {
        var both = 0;
        // Of several works in the middle the rows are read whole: what they have in common counts once.
        for (var place = 0; place < _starts; place++)
            both += GatherOf(_scratch.Table.Nodes[place], _starts > 1 ? int.MaxValue : places);
        if (_starts == 1)
        {
            _result.Reached = (Goes(CitationDirections.References) ? _result.ReferenceCount : 0)
                + (Goes(CitationDirections.Citations) ? _result.CitationCount : 0) - both;
            return;
        }

        foreach (var start in _scratch.Table.Nodes)
            _scratch.CountOf(start) = 0;
        foreach (var node in _scratch.Touched)
            _result.Reached += _scratch.CountOf(node) != 0 ? 1 : 0;
    }

    /// <summary>Flags the neighbours of one work in the middle.</summary>
    /// <returns>How many both cite it and are cited by it.</returns>
    private int GatherOf(int middle, int places)
    {
        var isWhole = true;
        if (Goes(CitationDirections.Citations))
        {
            foreach (var citing in _selection.Read(_graph.CitationRows, middle, places, isMiddle: true, out isWhole))
                _scratch.Flag(citing, (ushort)CitationDirections.Citations);
        }

        var both = 0;
        if (!Goes(CitationDirections.References))
            return both;
        foreach (var cited in _selection.Read(_graph.ReferenceRows, middle, int.MaxValue, isMiddle: true, out _))
        {
            var isCiting = isWhole
                ? (_scratch.CountOf(cited) & (ushort)CitationDirections.Citations) != 0
                : _selection.Contains(_graph.CitationRows, middle, cited);
            both += isCiting ? 1 : 0;
            _scratch.Flag(cited, (ushort)(isCiting ? CitationDirections.Both : CitationDirections.References));
        }

        return both;
    }

    /// <summary>Those of both directions first; then each direction gets half, and what the other leaves free.</summary>
    private readonly void ChooseNeighbours(int places)
    {
        var (both, citing, referenced) = (_scratch.Ranked[0], _scratch.Ranked[1], _scratch.Ranked[2]);
        foreach (var ranked in _scratch.Ranked)
            ranked.Reset(places);
        foreach (var node in _scratch.Touched)
        {
            var relation = (CitationDirections)_scratch.CountOf(node);
            if (relation == CitationDirections.None)
                continue;
            if (relation == CitationDirections.Both)
                both.Offer(node, Relevance(node, 2));
            else
                (relation == CitationDirections.Citations ? citing : referenced).Offer(node, Relevance(node, 1));
        }

        var left = places - both.Count;
        var forReferenced = Math.Min(Math.Max(left / 2, left - citing.Count), referenced.Count);
        KeepBest(both.Sorted(), both.Count, CitationDirections.Both);
        KeepBest(citing.Sorted(), Math.Min(left - forReferenced, citing.Count), CitationDirections.Citations);
        KeepBest(referenced.Sorted(), forReferenced, CitationDirections.References);
    }

    private readonly void KeepBest(ReadOnlySpan<ulong> keys, int count, CitationDirections relation)
    {
        foreach (var key in keys[..count])
            Keep(RankedNodes.Node(key), 1, relation, RankedNodes.Weight(key));
    }

    /// <summary>Counts the ties of all that is next to the nodes kept, and keeps the best.</summary>
    private void TakeSecondStep(int places)
    {
        var kept = _scratch.Table.Count;
        var share = Math.Clamp(SecondStepEdges / kept, FewestEdges, LeadingNeighbours.Most);
        for (var place = 0; place < kept; place++)
        {
            _token.ThrowIfCancellationRequested();
            var node = _scratch.Table.Nodes[place];
            var wanted = Math.Min(place < _starts ? LeadingNeighbours.Most : share, places);
            CountRow(CitationDirections.References, _graph.ReferenceRows, node, wanted);
            CountRow(CitationDirections.Citations, _graph.CitationRows, node, wanted);
        }

        foreach (var key in BestTied(places))
        {
            var node = RankedNodes.Node(key);
            var relation = RelationOf(node);
            Keep(node, (byte)(relation == CitationDirections.None ? 2 : 1), relation, RankedNodes.Weight(key));
            _scratch.CountOf(node) = Kept;
        }

        _result.Reached = Math.Max(_result.Reached, kept - _starts + _scratch.TouchedCount);
    }

    /// <summary>
    /// The most relevant of all counted. Most have one tie only; where those with more fill the places, their importance, a miss
    /// of the cache each, is not looked up.
    /// </summary>
    private readonly ReadOnlySpan<ulong> BestTied(int places)
    {
        var tied = _scratch.List;
        tied.Clear();
        foreach (var node in _scratch.Touched)
        {
            if (_scratch.CountOf(node) > 1)
                tied.Add(node);
        }

        var ranked = _scratch.Ranked[0];
        ranked.Reset(places);
        foreach (var node in tied.Count >= places ? CollectionsMarshal.AsSpan(tied) : _scratch.Touched)
            ranked.Offer(node, Relevance(node, _scratch.CountOf(node)));
        return ranked.Sorted();
    }

    private void CountRow(CitationDirections direction, LayeredRows rows, int node, int wanted)
    {
        if (!Goes(direction))
            return;
        _scratch.Count(_selection.Read(rows, node, wanted, isMiddle: false, out var isWhole));
        _result.IsReachedExact &= isWhole;
    }

    private readonly CitationDirections RelationOf(int node)
    {
        var relation = CitationDirections.None;
        foreach (var middle in _scratch.Table.Nodes[.._starts])
        {
            if (Goes(CitationDirections.References) && _selection.Contains(_graph.ReferenceRows, middle, node))
                relation |= CitationDirections.References;
            if (Goes(CitationDirections.Citations) && _selection.Contains(_graph.CitationRows, middle, node))
                relation |= CitationDirections.Citations;
        }

        return relation;
    }

    private readonly void AddEdges()
    {
        var nodes = _scratch.Table.Nodes;
        for (var place = 0; place < nodes.Length; place++)
        {
            _token.ThrowIfCancellationRequested();
            var row = _graph.ReferenceRows.Ends(nodes[place]);
            for (var index = 0; index < row.Length; index++)
            {
                if (_scratch.CountOf(row[index]) < Kept)
                    continue;
                var origins = _graph.ReferenceRows.Origins(nodes[place])[index];
                if (_selection.IsAdmitted(origins))
                    _result.Add(new NeighbourEdge(place, _scratch.Table.Find(row[index]), origins));
            }
        }
    }
}
