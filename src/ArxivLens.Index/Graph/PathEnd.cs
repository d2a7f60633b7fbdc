using System.Collections.Concurrent;

namespace ArxivLens.Index.Graph;

/// <summary>One end of the search for a path: the works reached from it, level by level, each with the best way back.</summary>
internal sealed class PathEnd
{
    private static readonly ConcurrentBag<PathEnd> Pool = [];

    private readonly NodeTable _table = new();
    private Reached[] _reached = new Reached[512];
    private int _newest;

    private PathEnd()
    {
    }

    /// <summary>Number of works reached.</summary>
    public int Count => _table.Count;

    /// <summary>The works of the last level.</summary>
    public ReadOnlySpan<int> Newest => _table.Nodes[_newest..];

    /// <summary>Takes an empty one from the pool.</summary>
    public static PathEnd Rent() => Pool.TryTake(out var end) ? end : new PathEnd();

    /// <summary>Empties it and gives it back.</summary>
    public void Return()
    {
        _table.Clear();
        if (Pool.Count < 4 * Environment.ProcessorCount)
            Pool.Add(this);
    }

    /// <summary>Begins at a work.</summary>
    public void Begin(int node)
    {
        _table.Add(node, out _);
        _reached[0] = new Reached(-1, 0, 0);
        _newest = 0;
    }

    /// <summary>Whether the work was reached.</summary>
    public bool Holds(int node) => _table.Find(node) >= 0;

    /// <summary>Sum of the importance of the works between the end and a work.</summary>
    public double WorthBefore(int node) => _reached[_table.Find(node)].Worth;

    /// <summary>Importance of a work reached; 0 of the end itself.</summary>
    public double Own(int node) => _reached[_table.Find(node)].Own;

    /// <summary>The work before a work on the best way from the end; −1 at the end.</summary>
    public int Before(int node)
    {
        var before = _reached[_table.Find(node)].Before;
        return before < 0 ? -1 : _table.Nodes[before];
    }

    /// <summary>Edges that lead from the last level.</summary>
    public long EdgesAhead(CitationGraph graph, CitationDirections directions)
    {
        var edges = 0L;
        foreach (var node in Newest)
        {
            edges += (directions & CitationDirections.References) != 0 ? graph.ReferenceRows.Length(node) : 0;
            edges += (directions & CitationDirections.Citations) != 0 ? graph.CitationRows.Length(node) : 0;
        }

        return edges;
    }

    /// <summary>
    /// Reaches the next level, or of it only what another end holds: the last level is mostly the largest, and of no use but for
    /// that.
    /// </summary>
    public void GoOn(CitationGraph graph, PathRequest request, CitationDirections directions, PathEnd? only, CancellationToken token)
    {
        var (first, end) = (_newest, _table.Count);
        for (var place = first; place < end; place++)
        {
            token.ThrowIfCancellationRequested();
            var node = _table.Nodes[place];
            if ((directions & CitationDirections.References) != 0)
                Reach(place, end, graph.ReferenceRows, graph.Importances, request, only);
            if ((directions & CitationDirections.Citations) != 0)
                Reach(place, end, graph.CitationRows, graph.Importances, request, only);
        }

        if (only is null || _table.Count > end)
            _newest = end;
    }

    private void Reach(
        int before, int levelStart, LayeredRows rows, ReadOnlySpan<float> importances, PathRequest request, PathEnd? only)
    {
        var worth = _reached[before].Worth + _reached[before].Own;
        var nodes = rows.Ends(_table.Nodes[before]);
        var origins = rows.Origins(_table.Nodes[before]);
        var isFiltered = origins.MayMiss(request.Origins);
        for (var index = 0; index < nodes.Length; index++)
        {
            var node = nodes[index];
            // What the other end holds was admitted there, or is the end itself.
            if (only is null ? request.Admits?.Invoke(node) == false : !only.Holds(node))
                continue;
            if (isFiltered && (origins[index] & request.Origins) == 0)
                continue;
            var place = _table.Add(node, out var isNew);
            if (place < levelStart)
                continue;
            if (place == _reached.Length)
                Array.Resize(ref _reached, 2 * place);
            if (isNew)
                _reached[place] = new Reached(before, worth, CitationGraph.ImportanceOf(node, importances));
            else if (IsBetter(worth, before, _reached[place]))
                _reached[place] = _reached[place] with { Before = before, Worth = worth };
        }
    }

    private bool IsBetter(double worth, int before, Reached than)
        => worth > than.Worth || (worth == than.Worth && _table.Nodes[before] < _table.Nodes[than.Before]);

    /// <summary>A work reached.</summary>
    /// <param name="Before">Place of the work before it; −1 at the end.</param>
    /// <param name="Worth">Importance of all works between the end and it.</param>
    /// <param name="Own">Its own importance.</param>
    private readonly record struct Reached(int Before, double Worth, double Own);
}
