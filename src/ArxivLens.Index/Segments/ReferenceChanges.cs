using ArxivLens.Index.Graph;

namespace ArxivLens.Index.Segments;

/// <summary>The rows of references that an update gives anew.</summary>
/// <param name="below">The graph before the update.</param>
internal sealed class ReferenceChanges(CitationGraph below)
{
    private readonly SortedDictionary<int, (int[] Cited, uint[] Origins)> _rows = [];

    /// <summary>Citations added less those taken away; after <see cref="Complete"/>.</summary>
    public long AddedCount { get; private set; }

    /// <summary>Gives a document all its references anew.</summary>
    /// <exception cref="ArgumentException">The document cites itself, or another one twice.</exception>
    public void Set(int citing, IReadOnlyList<(int Cited, uint Origins)> references)
    {
        var cited = new int[references.Count];
        var origins = new uint[references.Count];
        for (var index = 0; index < cited.Length; index++)
            (cited[index], origins[index]) = references[index];
        Array.Sort(cited, origins);
        for (var index = 0; index < cited.Length; index++)
        {
            if (cited[index] == citing || (index > 0 && cited[index] == cited[index - 1]))
                throw new ArgumentException($"Document {citing} cites {cited[index]} twice, or itself.", nameof(references));
        }

        _rows[citing] = (cited, origins);
    }

    /// <summary>The rows that differ from those before, once removed documents have lost their edges both ways.</summary>
    /// <exception cref="InvalidDataException">A row names a document that is not there.</exception>
    public IReadOnlyDictionary<int, (int[] Cited, uint[] Origins)> Complete(HashSet<int> removed)
    {
        foreach (var number in removed)
        {
            _rows[number] = ([], []);
            if (number >= below.NodeCount)
                continue;
            foreach (var citing in below.Citations(number))
            {
                if (!_rows.ContainsKey(citing))
                    _rows.Add(citing, Before(citing));
            }
        }

        foreach (var (citing, row) in _rows.ToList())
        {
            var left = removed.Count > 0 ? Without(row, removed) : row;
            if (IsAsBefore(citing, left))
            {
                _rows.Remove(citing);
                continue;
            }

            _rows[citing] = left;
            AddedCount += left.Cited.Length - (citing < below.NodeCount ? below.References(citing).Length : 0);
        }

        return _rows;
    }

    private (int[] Cited, uint[] Origins) Before(int citing)
    {
        if ((uint)citing >= (uint)below.NodeCount)
            throw new InvalidDataException("A citation names a document that is not there.");
        var cited = below.References(citing).ToArray();
        var origins = new uint[cited.Length];
        var row = below.ReferenceOrigins(citing);
        for (var index = 0; index < origins.Length; index++)
            origins[index] = row[index];
        return (cited, origins);
    }

    private static (int[] Cited, uint[] Origins) Without((int[] Cited, uint[] Origins) row, HashSet<int> removed)
    {
        int[] kept = [.. Enumerable.Range(0, row.Cited.Length).Where(index => !removed.Contains(row.Cited[index]))];
        return (Array.ConvertAll(kept, index => row.Cited[index]), Array.ConvertAll(kept, index => row.Origins[index]));
    }

    private bool IsAsBefore(int citing, (int[] Cited, uint[] Origins) row)
    {
        if (citing >= below.NodeCount)
            return row.Cited.Length == 0;
        var origins = below.ReferenceOrigins(citing);
        if (!below.References(citing).SequenceEqual(row.Cited))
            return false;
        for (var index = 0; index < row.Origins.Length; index++)
        {
            if (origins[index] != row.Origins[index])
                return false;
        }

        return true;
    }
}
