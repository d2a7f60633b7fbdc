namespace ArxivLens.Training;

/// <summary>A matrix whose rows have few values.</summary>
internal sealed class SparseRows
{
    private readonly List<int> ends = [];
    private readonly List<int> columns = [];
    private readonly List<float> values = [];

    /// <summary>How many rows there are.</summary>
    public int Count => ends.Count;

    /// <summary>Adds a value to the row that is begun.</summary>
    public void Add(int column, double value)
    {
        columns.Add(column);
        values.Add((float)value);
    }

    /// <summary>Ends the row.</summary>
    public void EndRow() => ends.Add(columns.Count);

    /// <summary>The columns of a row.</summary>
    public ReadOnlySpan<int> Columns(int row)
        => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(columns)[From(row)..ends[row]];

    /// <summary>The values of a row.</summary>
    public ReadOnlySpan<float> Values(int row)
        => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(values)[From(row)..ends[row]];

    /// <summary>A row times a vector.</summary>
    public double Dot(int row, double[] vector)
    {
        var at = Columns(row);
        var value = Values(row);
        var sum = 0.0;
        for (var i = 0; i < at.Length; i++) sum += value[i] * vector[at[i]];
        return sum;
    }

    /// <summary>Adds a row, some times, to a vector.</summary>
    public void AddTo(int row, double times, double[] vector)
    {
        var at = Columns(row);
        var value = Values(row);
        for (var i = 0; i < at.Length; i++) vector[at[i]] += times * value[i];
    }

    private int From(int row) => row == 0 ? 0 : ends[row - 1];
}
