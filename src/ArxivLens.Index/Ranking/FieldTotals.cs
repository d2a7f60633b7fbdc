using ArxivLens.Index.Postings;

namespace ArxivLens.Index.Ranking;

/// <summary>How many tokens the fields have, summed over documents: what averages and their drift are taken from.</summary>
internal readonly struct FieldTotals
{
    /// <summary>
    /// Numbers in a row of totals: tokens by field, documents that have the field, documents with title or abstract.
    /// </summary>
    public const int Count = 2 * TextFields.Count + 1;

    private readonly long[] _totals;

    /// <summary>Takes a row of totals.</summary>
    public FieldTotals(ReadOnlySpan<long> totals) => _totals = totals.ToArray();

    /// <summary>No documents.</summary>
    public static FieldTotals Zero => new(new long[Count]);

    /// <summary>The row.</summary>
    public ReadOnlySpan<long> Values => _totals;

    /// <summary>Documents that have a title or an abstract with an indexed token.</summary>
    public int DocumentsWithText => (int)_totals[^1];

    /// <summary>Counts a document.</summary>
    public void Add(ReadOnlySpan<int> lengths)
    {
        for (var field = 0; field < TextFields.Count; field++)
        {
            _totals[field] += lengths[field];
            _totals[TextFields.Count + field] += lengths[field] > 0 ? 1 : 0;
        }

        _totals[^1] += lengths[0] + lengths[1] > 0 ? 1 : 0;
    }

    /// <summary>Adds the totals of other documents, or takes them away.</summary>
    public void Add(FieldTotals other, int sign = 1)
    {
        for (var index = 0; index < Count; index++)
            _totals[index] += sign * other._totals[index];
    }

    /// <summary>Tokens of a field over the documents that have any in it, on average; 1 when none has.</summary>
    public float Average(int field)
        => _totals[TextFields.Count + field] == 0 ? 1 : (float)((double)_totals[field] / _totals[TextFields.Count + field]);
}
