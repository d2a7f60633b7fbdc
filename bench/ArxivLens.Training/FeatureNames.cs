namespace ArxivLens.Training;

/// <summary>Gives each feature a column, with its name and how many abstracts have it.</summary>
internal sealed class FeatureNames
{
    private readonly Dictionary<ulong, int> columns = [];
    private readonly List<string> names = [];
    private readonly List<int> counts = [];
    private readonly List<int> lastSeen = [];

    /// <summary>How many columns there are.</summary>
    public int Count => names.Count;

    /// <summary>Which abstract is read now.</summary>
    public int Document { get; set; }

    /// <summary>The name of a column.</summary>
    public string NameOf(int column) => names[column];

    /// <summary>How many abstracts have the feature.</summary>
    public int CountOf(int column) => counts[column];

    /// <summary>The column of a feature; a new one when it has none.</summary>
    public int Column(ulong key, Func<string> name)
    {
        if (!columns.TryGetValue(key, out var column))
        {
            column = names.Count;
            columns.Add(key, column);
            names.Add(name());
            counts.Add(0);
            lastSeen.Add(-1);
        }

        if (lastSeen[column] == Document) return column;
        lastSeen[column] = Document;
        counts[column]++;
        return column;
    }
}
