using ArxivLens.Core.Citations;
using ArxivLens.Core.Similarity;
using ArxivLens.Index;
using ArxivLens.Index.Graph;
using ArxivLens.Index.Similarity;

namespace ArxivLens.Core.Tables;

/// <summary>The rows of a table before they are sorted: each neighbour once, twins together.</summary>
internal sealed class TableRows
{
    private const int BetweenCancellationChecks = 1024;

    private readonly Dictionary<int, Row> _rows;
    private readonly Dictionary<int, List<int>> _twins = [];
    private readonly Dictionary<int, uint> _silent = [];

    private TableRows(Dictionary<int, Row> rows) => _rows = rows;

    /// <summary>Number of rows.</summary>
    public int Count => _rows.Count;

    /// <summary>Number of records that are in the rows.</summary>
    public int RecordCount => _rows.Count + _twins.Values.Sum(twins => twins.Count);

    /// <summary>The document of each row, with who asserts its citation and whether that is disputed.</summary>
    public IEnumerable<(int Document, uint Origins, bool IsDisputed)> All =>
        _rows.Select(row => (row.Key, row.Value.Origins, _silent.ContainsKey(row.Key)));

    /// <summary>Reads the rows around a document; with twins apart where a row is to be one record.</summary>
    public static TableRows Read(
        IndexReader index, int document, CitationDirections directions, bool keepsTwins, CancellationToken cancellationToken)
    {
        var graph = index.Graph;
        var rows = new TableRows(new(graph.References(document).Length + graph.Citations(document).Length));
        if (directions.HasFlag(CitationDirections.References))
            rows.Add(graph.References(document), graph.ReferenceOrigins(document), CitationDirections.References);
        if (directions.HasFlag(CitationDirections.Citations))
            rows.Add(graph.Citations(document), graph.CitationOrigins(document), CitationDirections.Citations);
        cancellationToken.ThrowIfCancellationRequested();
        if (!keepsTwins)
            rows.MergeTwins(index);
        return rows;
    }

    /// <summary>Looks who does not list the citations of the rows.</summary>
    /// <returns>How many rows are disputed.</returns>
    public int Judge(Disagreements disagreements, int document, CancellationToken cancellationToken)
    {
        foreach (var (other, row) in _rows)
        {
            if (other % BetweenCancellationChecks == 0)
                cancellationToken.ThrowIfCancellationRequested();
            if (SilentOf(disagreements, document, other, row) is not 0 and var silent)
                _silent.Add(other, silent);
        }

        return _silent.Count;
    }

    /// <summary>A row with everything that is shown of it.</summary>
    public TableRow Describe(IndexReader index, TextLikeness likeness, int document) => new(
        document,
        _rows[document].Direction,
        _rows[document].Origins,
        index.Graph.Citations(document).Length,
        likeness.CosineWith(document),
        _twins.TryGetValue(document, out var twins) ? twins : [])
    {
        Silent = _silent.GetValueOrDefault(document),
    };

    // What lists one record of a work lists the work: who asserts the citation of any twin is not silent.
    private uint SilentOf(Disagreements disagreements, int document, int other, Row row)
    {
        var silent = 0u;
        foreach (var record in _twins.TryGetValue(other, out var twins) ? twins.Append(other) : [other])
        {
            if (row.Direction.HasFlag(CitationDirections.References))
                silent |= disagreements.Find(document, record, row.Origins);
            if (row.Direction.HasFlag(CitationDirections.Citations))
                silent |= disagreements.Find(record, document, row.Origins);
        }

        return silent;
    }

    private void Add(ReadOnlySpan<int> ends, OriginRow origins, CitationDirections direction)
    {
        for (var place = 0; place < ends.Length; place++)
            _rows[ends[place]] = _rows.GetValueOrDefault(ends[place]).With(direction, origins[place]);
    }

    private void MergeTwins(IndexReader index)
    {
        foreach (var (better, other) in Twins.Find(index, [.. _rows.Keys]))
        {
            _rows[better] = _rows[better].With(_rows[other].Direction, _rows[other].Origins);
            _rows.Remove(other);
            if (!_twins.TryGetValue(better, out var twins))
                _twins.Add(better, twins = []);
            twins.Add(other);
        }
    }

    private readonly record struct Row(CitationDirections Direction, uint Origins)
    {
        public Row With(CitationDirections direction, uint origins) => new(Direction | direction, Origins | origins);
    }
}
